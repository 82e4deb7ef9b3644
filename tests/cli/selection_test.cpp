#include "cli/selection.hpp"

#include "text/glob.hpp"

#include <chrono>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace vigie {
namespace {

using namespace std::chrono_literals;

constexpr Date kToday = std::chrono::sys_days{2026y / 8 / 20};

std::vector<Product> products() {
  Product carnet;
  carnet.id = "carnet";
  carnet.incubator = "mer";
  carnet.phases = {{.name = "construction", .start = std::chrono::sys_days{2024y / 1 / 1}}};
  Product digue;
  digue.id = "digue.1000";
  digue.incubator = "terre";
  digue.phases = {{.name = "acceleration", .start = std::chrono::sys_days{2024y / 1 / 1}}};
  return {carnet, digue};
}

std::vector<std::string> ids(const Selection& selection) {
  const auto selected = select(products(), selection, kToday);
  std::vector<std::string> found;
  if (selected)
    for (const Product& product : *selected) found.push_back(product.id);
  return found;
}

TEST(Selection, globs_match_as_in_a_shell) {
  struct Row {
    std::string text;
    std::string pattern;
    bool matches;
  };
  const std::vector<Row> rows{{"carnet", "carnet", true},     {"carnet", "CARNET", true},
                              {"carnet", "car*", true},       {"carnet", "*net", true},
                              {"carnet", "*r*e*", true},      {"carnet", "c?rnet", true},
                              {"carnet", "[a-d]arnet", true}, {"carnet", "[!a-d]arnet", false},
                              {"carnet", "", false},          {"", "*", true},
                              {"carnet", "carne", false},     {"carnet", "carnets", false},
                              {"a[b", "a[b", true},           {"digue.1000", "*.1000", true}};
  for (const Row& row : rows)
    EXPECT_EQ(matches_glob(row.text, row.pattern), row.matches)
        << row.text << ' ' << row.pattern;
}

TEST(Selection, many_stars_end_quickly) {
  std::string pattern;
  for (int i = 0; i < 1'000; ++i) pattern += "*a";
  EXPECT_FALSE(matches_glob(std::string(10'000, 'a') + "b", pattern + "c"));
}

TEST(Selection, filters_of_one_kind_add_up_and_kinds_restrict_each_other) {
  EXPECT_EQ(ids({}), (std::vector<std::string>{"carnet", "digue.1000"}));
  EXPECT_EQ(ids({.products = {"carnet", "digue*"}, .phases = {}, .incubators = {"terre"}}),
            std::vector<std::string>{"digue.1000"});
  EXPECT_EQ(ids({.products = {}, .phases = {"construction"}, .incubators = {}}),
            std::vector<std::string>{"carnet"});
}

TEST(Selection, a_word_that_matches_nothing_names_the_nearest_one) {
  const auto selected =
      select(products(), {.products = {"carnt"}, .phases = {}, .incubators = {}}, kToday);
  ASSERT_FALSE(selected);
  EXPECT_EQ(selected.error().front().text,
            "--product 'carnt' matches no product (did you mean 'carnet'?)");
}

}  // namespace
}  // namespace vigie
