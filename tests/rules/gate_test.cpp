// --fail-on: what makes an audit say no, and what never does.
#include "rules/gate.hpp"

#include "tests/rules/judged.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace vigie::test {
namespace {

Gate gate(const std::string& text) {
  auto read = parse_gate(text);
  EXPECT_TRUE(read) << (read ? "" : read.error());
  return read ? *std::move(read) : Gate{};
}

std::string mistake(const std::string& text) {
  const auto read = parse_gate(text);
  return read ? "" : read.error();
}

std::vector<ProductAudit> product(std::vector<JudgedFinding> findings) {
  ProductAudit audit;
  audit.findings = std::move(findings);
  return {audit};
}

JudgedFinding legal(Verdict verdict) {
  JudgedFinding finding = judged("legal-notice", verdict);
  finding.level = Level::legal;
  return finding;
}

TEST(Gate, trips_on_what_fails_and_counts) {
  EXPECT_TRUE(trips(gate("fail"), product({judged("stats-page", Verdict::fail)})));
  EXPECT_FALSE(trips(gate("never"), product({judged("stats-page", Verdict::fail)})));
  EXPECT_FALSE(trips(gate("regression"), product({judged("stats-page", Verdict::fail)})));
}

TEST(Gate, never_trips_on_what_was_not_observed) {
  for (const Verdict verdict : {Verdict::pass, Verdict::warn, Verdict::unknown, Verdict::error,
                                Verdict::manual, Verdict::not_applicable})
    EXPECT_FALSE(trips(gate("fail"), product({judged("stats-page", verdict)})))
        << to_string(verdict);
  JudgedFinding waived = judged("stats-page", Verdict::fail);
  waived.waiver = WaiverNote{.reason = "r", .approver = "a", .expires = {}};
  JudgedFinding informative = judged("stats-page", Verdict::fail);
  informative.informative = true;
  EXPECT_FALSE(trips(gate("fail"), product({waived, informative})));
}

TEST(Gate, looks_at_the_levels_and_criteria_that_it_names) {
  const auto both = product({legal(Verdict::pass), judged("stats-page", Verdict::fail)});
  EXPECT_FALSE(trips(gate("fail:legal"), both));
  EXPECT_TRUE(trips(gate("fail: legal, stats-*"), both));
  EXPECT_TRUE(trips(gate("fail:legal"), product({legal(Verdict::fail)})));
  EXPECT_FALSE(trips(gate("fail:practice,code-*"), product({legal(Verdict::fail)})));
}

TEST(Gate, is_refused_where_it_says_nothing_that_can_be_understood) {
  EXPECT_EQ(mistake("regresion"),
            "expected never, fail or regression, not 'regresion' (did you mean 'regression'?)");
  EXPECT_NE(mistake("never:legal"), "");
  EXPECT_NE(mistake("fail:"), "");
  EXPECT_NE(mistake("fail: ,"), "");
}

TEST(Gate, that_no_criterion_of_the_rulebook_could_trip_is_a_mistake) {
  EXPECT_FALSE(mistake_in(gate("fail:legal,stats-page,accessib*"), default_rulebook()));
  EXPECT_EQ(mistake_in(gate("fail:stat-page"), default_rulebook()),
            "no criterion of the rulebook 'beta-gouv' is or has 'stat-page' (did you mean "
            "'stats-page'?)");
}

}  // namespace
}  // namespace vigie::test
