// Rulebooks that say only how they differ from another one.
#include "rules/rulebook.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace vigie::test {
namespace {

const std::string kHead =
    "rulebook: {id: mine, version: \"1\", title: {fr: Le mien, en: Mine}}\nextends: "
    "beta-gouv\n";

Rulebook book(const std::string& yaml) {
  auto read = read_rulebook(yaml, "mine.yaml");
  EXPECT_TRUE(read) << (read ? "" : to_string(read.error().front()));
  return std::move(read).value();
}

std::string mistake(const std::string& yaml) {
  const auto read = read_rulebook(yaml, "mine.yaml");
  return read ? "" : to_string(read.error().front());
}

TEST(ExtendedRulebook, is_the_other_one_under_its_own_name) {
  const Rulebook mine = book(kHead);
  EXPECT_EQ(mine.id, "mine");
  EXPECT_EQ(mine.criteria.size(), default_rulebook().criteria.size());
  EXPECT_EQ(mine.grades.size(), default_rulebook().grades.size());
  EXPECT_NE(mine.hash, default_rulebook().hash);
}

TEST(ExtendedRulebook, changes_the_keys_that_it_names_and_no_other) {
  const Rulebook mine = book(kHead + R"(changes:
  - {id: dashlord, weight: 7, due: [opere], title: {fr: T, en: T}}
)");
  const Criterion& changed = *mine.find_criterion("dashlord");
  const Criterion& before = *default_rulebook().find_criterion("dashlord");
  EXPECT_EQ(changed.weight, 7);
  EXPECT_EQ(changed.due_in, std::vector<std::string>{"opere"});
  EXPECT_EQ(changed.title->en, "T");
  EXPECT_EQ(changed.level, before.level);
  EXPECT_EQ(changed.check, before.check);
  EXPECT_EQ(mine.criteria.size(), default_rulebook().criteria.size());
}

TEST(ExtendedRulebook, knows_the_groups_of_the_other_one) {
  const Rulebook mine = book(kHead + "changes: [{id: dashlord, informative: [deployed]}]\n");
  const Criterion& changed = *mine.find_criterion("dashlord");
  EXPECT_EQ(changed.informative_in.size(), 3U);
  EXPECT_TRUE(changed.due_in.empty());
}

TEST(ExtendedRulebook, leaves_out_criteria_and_the_standards_that_lose_them_all) {
  const Rulebook mine = book(kHead + "only-checks: [dashlord]\n");
  ASSERT_EQ(mine.criteria.size(), 1U);
  EXPECT_EQ(mine.standards.size(), 1U);
  EXPECT_EQ(book(kHead + "without: [dashlord]\n").find_criterion("dashlord"), nullptr);
}

TEST(ExtendedRulebook, adds_standards_of_its_own) {
  const Rulebook mine = book(kHead + R"(standards:
  - id: house
    family: house
    title: {fr: M, en: H}
    criteria: [{id: tea, title: {fr: T, en: T}, due: [online]}]
)");
  EXPECT_EQ(mine.standards.size(), default_rulebook().standards.size() + 1);
  EXPECT_EQ(mine.find_criterion("tea")->due_in.size(), 4U);
}

TEST(ExtendedRulebook, tells_what_the_other_one_does_not_have) {
  EXPECT_EQ(
      mistake("rulebook: {id: a, version: \"1\", title: {fr: A, en: A}}\n"
              "extends: beta-gov\n"),
      "mine.yaml:2:10: error: there is no rulebook 'beta-gov' (did you mean 'beta-gouv'?) "
      "[unknown-base]");
  EXPECT_NE(mistake(kHead + "without: [dashlor]\n").find("did you mean 'dashlord'?"),
            std::string::npos);
  EXPECT_NE(
      mistake(kHead + "changes: [{id: dashlord, wieght: 3}]\n").find("did you mean 'weight'?"),
      std::string::npos);
  EXPECT_NE(mistake(kHead + "only-levels: [law]\n").find("[unknown-level]"), std::string::npos);
  EXPECT_NE(mistake(kHead + "only-checks: [none-*]\n").find("[unused-pattern]"),
            std::string::npos);
}

TEST(ExtendedRulebook, must_name_what_it_changes) {
  const std::string alone = kHead.substr(0, kHead.find("extends"));
  EXPECT_NE(mistake(alone + "without: [dashlord]\nstandards: [{id: a}]\n").find("[no-base]"),
            std::string::npos);
}

TEST(ExtendedRulebook, that_extends_itself_ends) {
  const auto read = read_rulebook(kHead, "loop.yaml", [](const std::string&) {
    return Expected<std::string, std::string>(kHead);
  });
  ASSERT_FALSE(read);
  EXPECT_NE(to_string(read.error().front()).find("broken-base"), std::string::npos);
}

TEST(ShippedRulebooks, are_all_right) {
  for (const std::string_view name : shipped_rulebooks()) {
    const auto read = read_rulebook(shipped_rulebook(std::string(name)).value(), name);
    ASSERT_TRUE(read) << name << ": " << to_string(read.error().front());
    EXPECT_TRUE(read->warnings.empty()) << name;
    EXPECT_EQ(read->id, name);
    EXPECT_FALSE(read->criteria.empty()) << name;
  }
}

TEST(ShippedRulebooks, ask_what_their_names_say) {
  const auto named = [](const char* name) {
    return read_rulebook(shipped_rulebook(name).value(), name).value();
  };
  for (const Criterion& each : named("legal-only").criteria)
    EXPECT_EQ(each.level, Level::legal) << each.id;
  for (const Criterion& each : named("open-source").criteria) ASSERT_NE(each.check, nullptr);
  EXPECT_GE(named("open-source").criteria.size(), 8U);
  for (const Criterion& each : named("strict").criteria)
    EXPECT_EQ(each.warn_credit_percent, 25) << each.id;
}

}  // namespace
}  // namespace vigie::test
