// Cases written beside the rules hold or say what differs.
#include "rules/rule_cases.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace vigie::test {
namespace {

const std::string kBook = R"(rulebook: {id: small, version: "1", title: {fr: Petit, en: Small}}
coverage-from-percent: 50
grades: [{letter: A, from-percent: 80}, {letter: B, from-percent: 0}]
standards:
  - id: one
    family: f
    title: {fr: Un, en: One}
    criteria:
      - {id: dashlord, check: dashlord, title: {fr: D, en: D}, weight: 3, due: [opere]}
      - {id: sheet, check: sheet-complete, title: {fr: S, en: S}, weight: 1, due: [opere]}
profiles:
  - {incubators: [gip], without: [dashlord]}
cases:
  - name: the weights decide
    as-of: 2026-08-20
    phase: opere
    verdicts: {dashlord: pass, sheet: fail}
    expect: {score: 75, coverage: 100, grade: B, next-step: sheet}
  - name: what is not seen widens
    as-of: 2026-08-20
    phase: opere
    verdicts: {dashlord: pass}
    expect: {score: 75-100, coverage: 75, verdicts: {sheet: unknown}}
  - name: nothing is asked of a stopped product
    as-of: 2026-08-20
    phase: abandon
    expect: {grade: none, next-step: none, verdicts: {dashlord: not_applicable}}
  - name: another incubator
    as-of: 2026-08-20
    phase: opere
    incubator: gip
    others: pass
    expect: {score: 100, grade: A, verdicts: {dashlord: not_applicable, sheet: pass}}
)";

std::vector<std::vector<std::string>> run(const std::string& text) {
  const auto rulebook = read_rulebook(text, "small.yaml");
  EXPECT_TRUE(rulebook) << (rulebook ? "" : to_string(rulebook.error().front()));
  const auto cases = read_rule_cases(text, "small.yaml", *rulebook);
  EXPECT_TRUE(cases) << (cases ? "" : to_string(cases.error().front()));
  std::vector<std::vector<std::string>> results;
  for (const RuleCase& one : *cases) results.push_back(differences(one, *rulebook));
  return results;
}

TEST(RuleCases, hold_for_what_the_rules_say) {
  EXPECT_EQ(run(kBook), std::vector<std::vector<std::string>>(4));
}

TEST(RuleCases, say_what_a_change_of_the_rules_breaks) {
  std::string changed = kBook;
  changed.replace(changed.find("weight: 3"), 9, "weight: 1");
  EXPECT_EQ(run(changed).at(0), std::vector<std::string>{"expected score 75, not 50"});
  changed.replace(changed.find("due: [opere]}\n      - {id: sheet"), 12, "due: [abandon]");
  EXPECT_EQ(run(changed).at(2),
            std::vector<std::string>{"expected 'dashlord' to be not_applicable, not unknown"});
}

}  // namespace
}  // namespace vigie::test
