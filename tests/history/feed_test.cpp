// Nights in a row: what is announced, when, and what never is.
#include "history/feed.hpp"

#include "history/history.hpp"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

namespace vigie::test {
namespace {

using namespace std::chrono_literals;

constexpr Date kFirst{2026y / 8 / 1};

Verdict verdict_of(char letter) {
  switch (letter) {
    case 'p':
      return Verdict::pass;
    case 'w':
      return Verdict::warn;
    case 'f':
      return Verdict::fail;
    case 'e':
      return Verdict::error;
    default:
      return Verdict::unknown;
  }
}

/// One product, one criterion, one letter a night.
std::vector<Night> nights(const std::string& letters) {
  std::vector<Night> made;
  for (std::size_t i = 0; i < letters.size(); ++i)
    made.push_back({.as_of = kFirst + std::chrono::days(i),
                    .rulebook_hash = "h",
                    .status = RunStatus::complete,
                    .products = {{"a", {{"stats", verdict_of(letters[i])}}}}});
  return made;
}

/// "pass→fail since 2", the night counted from 1; "" when nothing is confirmed tonight.
std::string told(const std::vector<Turn>& turns) {
  std::string text;
  for (const Turn& turn : turns)
    text += std::string(to_string(turn.before)) + ">" + std::string(to_string(turn.after)) +
            " since " + std::to_string((turn.since - kFirst).count() + 1) + ";";
  return text;
}

TEST(Feed, a_regression_counts_when_it_was_seen_again) {
  EXPECT_EQ(told(feed(nights("ppf"), 2).confirmed), "");
  EXPECT_EQ(told(feed(nights("ppf"), 2).pending), "pass>fail since 3;");
  EXPECT_EQ(told(feed(nights("ppff"), 2).confirmed), "pass>fail since 3;");
  EXPECT_EQ(told(feed(nights("ppfff"), 2).confirmed), "") << "announced once";
  EXPECT_EQ(told(feed(nights("pf"), 1).confirmed), "pass>fail since 2;");
}

TEST(Feed, nights_that_saw_nothing_neither_make_nor_lose_a_turn) {
  EXPECT_EQ(told(feed(nights("ppe"), 2).confirmed), "");
  EXPECT_EQ(told(feed(nights("ppfef"), 2).confirmed), "pass>fail since 3;");
  EXPECT_EQ(told(feed(nights("ppffe"), 2).confirmed), "") << "nothing was seen tonight";
  EXPECT_EQ(told(feed(nights("peup"), 2).confirmed), "");
}

TEST(Feed, a_turn_that_takes_itself_back_is_none) {
  EXPECT_EQ(told(feed(nights("ppfp"), 2).confirmed), "");
  EXPECT_EQ(told(feed(nights("ppfp"), 2).pending), "");
  EXPECT_EQ(told(feed(nights("ppfw"), 2).pending), "pass>warn since 4;");
}

TEST(Feed, what_changes_all_the_time_is_named_and_not_announced) {
  const Feed found = feed(nights("pfpfpff"), 2);
  EXPECT_EQ(found.flapping.size(), 1U);
  EXPECT_EQ(told(found.confirmed), "");
}

TEST(Feed, the_first_run_announces_nothing) {
  const Feed found = feed(nights("f"), 2);
  EXPECT_TRUE(found.first_run);
  EXPECT_TRUE(found.appeared.empty());
}

TEST(Feed, verdicts_of_other_rules_are_not_compared) {
  std::vector<Night> several = nights("pff");
  several[0].rulebook_hash = "old";
  EXPECT_EQ(told(feed(several, 1).confirmed), "");
  several[1].rulebook_hash = "old";
  EXPECT_TRUE(feed(several, 1).other_rules);
}

TEST(Feed, products_come_and_go) {
  std::vector<Night> several = nights("pp");
  several[1].products.emplace("new", Night::Verdicts{});
  several[0].products.emplace("old", Night::Verdicts{});
  const Feed found = feed(several, 2);
  EXPECT_EQ(found.appeared, std::vector<std::string>{"new"});
  EXPECT_EQ(found.vanished, std::vector<std::string>{"old"});
}

/// Thirty products of one verdict.
Night many(Date as_of, std::size_t count, Verdict verdict) {
  Night night{.as_of = as_of, .rulebook_hash = "h"};
  for (std::size_t i = 0; i < count; ++i)
    night.products["p" + std::to_string(i)]["stats"] = verdict;
  return night;
}

std::string_view suspicion_id(const Night& before, const Night& tonight) {
  const Feed found = feed({before, tonight}, 1);
  EXPECT_TRUE(!found.suspicion || found.confirmed.empty());
  return found.suspicion ? found.suspicion->id() : std::string_view{};
}

TEST(Feed, a_run_that_cannot_be_believed_announces_nothing) {
  const Night before = many(kFirst, 30, Verdict::pass);
  const Date next = kFirst + std::chrono::days(1);
  EXPECT_EQ(suspicion_id(before, many(next, 20, Verdict::pass)), "history.shrank");
  EXPECT_EQ(suspicion_id(before, many(next, 30, Verdict::fail)), "history.flipped");
  EXPECT_EQ(suspicion_id(before, many(next, 30, Verdict::error)), "history.blind");
  EXPECT_EQ(suspicion_id(before, many(next, 29, Verdict::pass)), "");
}

TEST(Feed, a_run_that_was_not_believed_leaves_no_trace) {
  std::vector<Night> several = nights("pffp");
  several[1].status = several[2].status = RunStatus::suspect;
  EXPECT_EQ(told(feed(several, 1).confirmed), "");
}

TEST(Age, tells_since_when_a_verdict_holds_and_since_when_it_is_not_seen) {
  const auto age = [](const std::string& letters) {
    return age_of(nights(letters), "a", "stats");
  };
  EXPECT_EQ(age("pff").first_seen, kFirst + std::chrono::days(1));
  EXPECT_EQ(age("pfef").first_seen, kFirst + std::chrono::days(1))
      << "an outage in between changes nothing";
  EXPECT_EQ(age("ppe").stale_since, kFirst + std::chrono::days(1));
  EXPECT_FALSE(age("ppp").stale_since);
  EXPECT_FALSE(age_of(nights("p"), "other", "stats").first_seen);
}

TEST(History, gives_back_the_nights_that_it_was_given) {
  const std::filesystem::path file = std::filesystem::temp_directory_path() /
                                     ("vigie-history-" + std::to_string(::getpid()) + ".db");
  std::filesystem::remove(file);
  const std::vector<Night> several = nights("pwfeu");
  for (const Night& night : several)
    EXPECT_EQ(remember(file, "portfolio", night), std::nullopt);
  EXPECT_EQ(remember(file, "other", several.front()), std::nullopt);
  EXPECT_EQ(remember(file, "portfolio", several.back()), std::nullopt) << "twice the same day";
  const auto read = past_nights(file, "portfolio", kFirst + std::chrono::days(30));
  ASSERT_TRUE(read) << read.error();
  EXPECT_EQ(*read, several);
  const auto before = past_nights(file, "portfolio", several.back().as_of);
  ASSERT_TRUE(before);
  EXPECT_EQ(before->size(), 4U) << "the same day is replaced, not compared";
  std::filesystem::remove(file);
}

}  // namespace
}  // namespace vigie::test
