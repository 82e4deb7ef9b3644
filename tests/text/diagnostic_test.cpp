#include "text/diagnostic.hpp"

#include <gtest/gtest.h>

namespace vigie {
namespace {

TEST(Diagnostic, tells_place_severity_sentence_and_id) {
  const Diagnostic diagnostic{.place = {.file = "a.md", .line = 3, .column = 7},
                              .severity = Severity::warning,
                              .id = "unknown-phase",
                              .text = "unknown phase 'alpha'"};
  EXPECT_EQ(to_string(diagnostic), "a.md:3:7: warning: unknown phase 'alpha' [unknown-phase]");
}

TEST(Diagnostic, leaves_out_what_is_unknown) {
  Diagnostic diagnostic{.place = {.file = "a.md", .line = 3},
                        .severity = Severity::error,
                        .id = "",
                        .text = "expected a list"};
  EXPECT_EQ(to_string(diagnostic), "a.md:3: error: expected a list");
  diagnostic.place.line = 0;
  diagnostic.place.column = 9;
  EXPECT_EQ(to_string(diagnostic), "a.md: error: expected a list");
  diagnostic.place = {};
  diagnostic.severity = Severity::note;
  EXPECT_EQ(to_string(diagnostic), "note: expected a list");
}

}  // namespace
}  // namespace vigie
