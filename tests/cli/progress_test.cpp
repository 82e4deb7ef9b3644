#include "cli/progress.hpp"

#include <gtest/gtest.h>

namespace vigie {
namespace {

TEST(Progress, the_line_tells_what_is_done_what_remains_and_who_is_slow) {
  const Web::Status status{.requests_done = 40,
                           .requests_in_flight = 3,
                           .bytes = 0,
                           .slow_hosts = {{"lent.example.fr", std::chrono::seconds(9)}}};
  EXPECT_EQ(progress_line(status, 2, 10, Language::fr),
            "2/10 produits · 8 restants · 40 requêtes faites, 3 en cours · lents : "
            "lent.example.fr (9 s)");
  EXPECT_EQ(progress_line({}, 0, 1, Language::en),
            "0/1 products · 1 remaining · 0 requests done, 0 in flight");
}

}  // namespace
}  // namespace vigie
