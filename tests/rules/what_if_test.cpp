// What another rulebook would change: the same as auditing again, where the report can tell.
#include "rules/what_if.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace vigie::test {
namespace {

const std::string kBook = R"(rulebook: {id: small, version: "1", title: {fr: Petit, en: Small}}
coverage-from-percent: 0
grades: [{letter: A, from-percent: 80}, {letter: B, from-percent: 0}]
national-impact: {deployed-phases: [acceleration], quality-from-percent: 60}
standards:
  - id: one
    family: f
    title: {fr: Un, en: One}
    criteria:
      - {id: dashlord, check: dashlord, title: {fr: D, en: D}, weight: 3, due: [acceleration]}
      - {id: sheet, check: sheet-complete, title: {fr: S, en: S}, weight: 1, due: [acceleration]}
      - {id: by-hand, title: {fr: M, en: M}, weight: 1, due: [acceleration]}
)";

const Date kDay = *parse_iso_date("2026-08-20");

std::string with(std::string text, const std::string& what, const std::string& instead) {
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), instead);
}

Rulebook book(const std::string& yaml) {
  auto read = read_rulebook(yaml, "small.yaml");
  EXPECT_TRUE(read) << (read ? "" : to_string(read.error().front()));
  return std::move(read).value();
}

Evidence evidence() {
  Evidence seen;
  seen.product.id = "a";
  seen.product.name = "A";
  seen.product.sheet.file = "a.md";
  seen.product.dashlord_url = "https://dashlord.example/a";
  seen.phase = "acceleration";
  seen.as_of = kDay;
  return seen;
}

std::vector<std::string> told(const std::vector<RuleChange>& changes) {
  std::vector<std::string> lines;
  for (const RuleChange& each : changes)
    lines.push_back(each.criterion + " " + each.what + ": " + each.before + " -> " +
                    each.after);
  return lines;
}

TEST(WhatIf, names_every_rule_that_changed) {
  std::string other = with(kBook, "weight: 3", "weight: 5");
  other = with(other, "quality-from-percent: 60", "quality-from-percent: 70");
  other = with(other, "id: by-hand", "id: by-eye");
  EXPECT_EQ(told(rule_changes(book(kBook), book(other))),
            (std::vector<std::string>{" national-impact.quality-from-percent: 60 -> 70",
                                      "dashlord weight: 3 -> 5", "by-eye added:  -> 1",
                                      "by-hand removed: 1 -> "}));
  EXPECT_TRUE(rule_changes(book(kBook), book(kBook)).empty());
}

TEST(WhatIf, says_from_the_report_what_a_new_audit_would_say) {
  const std::vector<std::string> others{
      kBook,
      with(kBook, "weight: 3", "weight: 50"),
      with(kBook, "weight: 3, due: [acceleration]", "weight: 3, informative: [acceleration]"),
      with(kBook, "letter: A, from-percent: 80", "letter: A, from-percent: 99"),
      with(kBook, "deployed-phases: [acceleration]", "deployed-phases: [opere]"),
      with(kBook, "weight: 1, due: [acceleration]}\n      - {id: by",
           "weight: 1, due: [opere]}\n      - {id: by")};
  const Rulebook was = book(kBook);
  const ProductAudit before = judge(evidence(), was);
  for (const std::string& yaml : others) {
    const Rulebook now = book(yaml);
    const ProductAudit guessed = rejudge(before, kDay, was, now);
    const ProductAudit judged = judge(evidence(), now);
    EXPECT_EQ(guessed.score, judged.score) << yaml;
    EXPECT_EQ(guessed.national_impact.verdict, judged.national_impact.verdict) << yaml;
    EXPECT_TRUE(effects({guessed}, {judged}).empty()) << yaml;
  }
}

TEST(WhatIf, does_not_know_what_the_report_was_not_asked) {
  const Rulebook was = book(kBook);
  const Rulebook now = book(with(kBook, "check: dashlord", "check: budget-page"));
  const ProductAudit before = judge(evidence(), was);
  const ProductAudit after = rejudge(before, kDay, was, now);
  EXPECT_EQ(after.findings.front().finding.verdict(), Verdict::unknown);
  EXPECT_LE(after.score.low, before.score.low);
  EXPECT_GE(after.score.high, before.score.low);
}

TEST(WhatIf, lists_the_products_that_change_and_how) {
  const Rulebook was = book(kBook);
  const Rulebook now = book(with(kBook,
                                 "      - {id: sheet, check: sheet-complete, title: {fr: S, "
                                 "en: S}, weight: 1, due: [acceleration]}\n",
                                 ""));
  const ProductAudit before = judge(evidence(), was);
  const auto found = effects({before}, {rejudge(before, kDay, was, now)});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().id, "a");
  ASSERT_EQ(found.front().verdicts.size(), 1U);
  EXPECT_EQ(found.front().verdicts.front().criterion, "sheet");
  EXPECT_FALSE(found.front().verdicts.front().after);
}

}  // namespace
}  // namespace vigie::test
