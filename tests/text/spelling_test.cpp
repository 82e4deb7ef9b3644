#include "text/spelling.hpp"

#include <array>

#include <gtest/gtest.h>

namespace vigie {
namespace {

constexpr std::array<std::string_view, 5> kPhases = {"investigation", "construction",
                                                     "acceleration", "opere", "abandon"};

std::optional<std::string> nearest(std::string_view word) {
  return nearest_word(word, kPhases);
}

TEST(Spelling, finds_the_word_that_was_meant) {
  EXPECT_EQ(nearest("constuction"), "construction");
  EXPECT_EQ(nearest("Acceleration"), "acceleration");
  EXPECT_EQ(nearest("accélération"), "acceleration");
  EXPECT_EQ(nearest("abadnon"), "abandon");
  EXPECT_EQ(nearest("operé"), "opere");
  EXPECT_EQ(nearest("opera"), "opere");
}

TEST(Spelling, a_swap_of_neighbours_is_one_mistake) {
  constexpr std::array<std::string_view, 1> kShort = {"end"};
  EXPECT_EQ(nearest_word("edn", kShort), "end");
  EXPECT_EQ(nearest_word("dne", kShort), std::nullopt);
}

TEST(Spelling, what_is_too_far_is_nothing) {
  EXPECT_EQ(nearest("launch"), std::nullopt);
  EXPECT_EQ(nearest(""), std::nullopt);
  EXPECT_EQ(nearest_word("x", {}), std::nullopt);
}

TEST(Spelling, the_first_of_equals_wins) {
  constexpr std::array<std::string_view, 2> kTwins = {"cat", "bat"};
  EXPECT_EQ(nearest_word("hat", kTwins), "cat");
}

TEST(Spelling, a_word_of_a_megabyte_costs_nothing) {
  EXPECT_EQ(nearest(std::string(1U << 20U, 'a')), std::nullopt);
}

TEST(Spelling, is_ready_to_append_to_a_message) {
  EXPECT_EQ(did_you_mean("abandn", kPhases), " (did you mean 'abandon'?)");
  EXPECT_EQ(did_you_mean("zzz", kPhases), "");
}

}  // namespace
}  // namespace vigie
