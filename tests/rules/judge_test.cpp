#include "checks/catalogue.hpp"
#include "rules/audit.hpp"
#include "tests/rules/judged.hpp"

#include <gtest/gtest.h>

namespace vigie {

namespace {

constexpr Text kAnswer{"test.answer", "Réponse.", "Answer."};

Finding passes(const Evidence& /*evidence*/, const Settings& settings) {
  return pass(message(kAnswer), test::seen_at("https://service.example/"))
      .with_facts({{"limit", std::to_string(settings.number("limit"))}});
}

Finding breaks(const Evidence& /*evidence*/, const Settings& settings) {
  return unknown(message(kAnswer, std::to_string(settings.number("undeclared"))));
}

constexpr std::array kSettings{
    Setting{.name = "limit", .meaning = "For the test.", .default_number = 7}};

constexpr Check kPasses{.id = "passes",
                        .question = {"Oui ?", "Yes?"},
                        .why = {"Pour le test.", "For the test."},
                        .source = "https://example.org/check",
                        .limits = {"Aucune.", "None."},
                        .settings = kSettings,
                        .run = passes};
constexpr Check kBreaks{.id = "breaks",
                        .question = {"Oui ?", "Yes?"},
                        .why = {"Pour le test.", "For the test."},
                        .source = "https://example.org/check",
                        .limits = {"Aucune.", "None."},
                        .settings = {},
                        .run = breaks};

Criterion criterion(std::string id, const Check* check) {
  return {
      .id = std::move(id),
      .standard = "standard",
      .check = check,
      .title = {"Titre", "Title"},
      .remedy = {"Faire.", "Do."},
      .source = {},
      .weight = 5,
      .due_in = {"construction", "acceleration"},
      .informative_in = {"transfere"},
      .settings = Settings(check == nullptr ? std::span<const Setting>{} : check->settings)};
}

Rulebook book() {
  Rulebook book;
  book.criteria = {criterion("seen", &kPasses), criterion("attested", nullptr)};
  book.national_impact = {.deployed_phases = {"acceleration", "transfere"},
                          .not_yet_phases = {"investigation", "construction"},
                          .stopped_phases = {"abandon"}};
  return book;
}

Evidence in_phase(std::string phase) {
  Evidence evidence;
  evidence.product.id = "service";
  evidence.product.description = "long";
  evidence.phase = std::move(phase);
  evidence.as_of = *parse_iso_date("2026-08-20");
  evidence.spent = {.requests = 3, .bytes = 4000};
  return evidence;
}

TEST(Judge, runs_each_criterion_s_check_in_the_rulebook_s_order) {
  const ProductAudit audit = judge(in_phase("acceleration"), book());
  ASSERT_EQ(audit.findings.size(), 2U);
  const JudgedFinding& seen = audit.findings.front();
  EXPECT_EQ(seen.criterion, "seen");
  EXPECT_EQ(seen.check, "passes");
  EXPECT_EQ(seen.weight, 5);
  EXPECT_EQ(seen.source, "https://example.org/check");
  EXPECT_EQ(seen.finding.verdict(), Verdict::pass);
  EXPECT_EQ(seen.finding.facts, (std::vector<Fact>{{"limit", "7"}}));
  EXPECT_EQ(audit.spent.requests, 3U);
  EXPECT_EQ(audit.product.description, "");
}

TEST(Judge, a_criterion_without_a_check_is_for_a_person) {
  const ProductAudit audit = judge(in_phase("acceleration"), book());
  EXPECT_EQ(audit.findings.at(1).finding.verdict(), Verdict::manual);
  EXPECT_EQ(audit.findings.at(1).check, "");
  EXPECT_EQ(audit.score, (Score{.low = 50, .high = 100, .coverage = 50, .applicable = true}));
}

TEST(Judge, the_rulebook_s_settings_reach_the_check) {
  Rulebook strict = book();
  strict.criteria.front().settings.set("limit", 3);
  const ProductAudit audit = judge(in_phase("acceleration"), strict);
  EXPECT_EQ(audit.findings.front().finding.facts, (std::vector<Fact>{{"limit", "3"}}));
}

TEST(Judge, what_is_informative_is_shown_and_weighs_nothing) {
  const ProductAudit audit = judge(in_phase("transfere"), book());
  const JudgedFinding& seen = audit.findings.front();
  EXPECT_TRUE(seen.informative);
  EXPECT_EQ(seen.weight, 0);
  EXPECT_EQ(seen.finding.verdict(), Verdict::pass);
  EXPECT_FALSE(audit.score.applicable);
}

TEST(Judge, another_phase_is_named_as_the_reason_why_nothing_is_asked) {
  const ProductAudit audit = judge(in_phase("abandon"), book());
  const Finding& finding = audit.findings.front().finding;
  EXPECT_EQ(finding.verdict(), Verdict::not_applicable);
  EXPECT_EQ(finding.reason().in(Language::fr), "Sans objet dans cette phase (arrêté).");
  EXPECT_EQ(finding.reason().in(Language::en), "Does not apply in this phase (stopped).");
}

TEST(Judge, a_product_in_an_unknown_phase_is_judged_as_in_construction) {
  for (const std::string phase : {"hibernation", ""}) {
    const ProductAudit audit = judge(in_phase(phase), book());
    EXPECT_EQ(audit.phase, phase);
    EXPECT_EQ(audit.judged_as, "construction");
    EXPECT_EQ(audit.findings.front().finding.verdict(), Verdict::pass);
  }
}

TEST(Judge, a_check_that_breaks_is_an_error_of_its_own_and_stops_nothing) {
  Rulebook broken = book();
  broken.criteria.front() = criterion("seen", &kBreaks);
  const ProductAudit audit = judge(in_phase("acceleration"), broken);
  EXPECT_EQ(audit.findings.front().finding.cause(), Cause::check_crash);
  EXPECT_EQ(audit.findings.size(), 2U);
}

struct ImpactCase {
  std::string phase;
  std::string event_date;  // "": none
  Score score;
  NationalImpact expected;
};

const Score kGood{.low = 70, .high = 90, .coverage = 80, .applicable = true, .grade = {}};
const Score kWide{.low = 40, .high = 90, .coverage = 50, .applicable = true, .grade = {}};
const Score kBad{.low = 10, .high = 50, .coverage = 60, .applicable = true, .grade = {}};

TEST(NationalImpact, is_decided_from_event_phase_and_score) {
  using enum ImpactVerdict;
  const std::vector<ImpactCase> cases{
      {"acceleration", "2026-01-10", kGood, {established, Met::yes, Met::yes, Met::yes}},
      {"acceleration", "2026-08-20", kBad, {established, Met::yes, Met::yes, Met::no}},
      {"construction", "2026-01-10", kWide, {established, Met::yes, Met::yes, Met::unknown}},
      {"acceleration", "2026-08-21", kGood, {undetermined, Met::yes, Met::unknown, Met::yes}},
      {"acceleration", "", kWide, {undetermined, Met::yes, Met::unknown, Met::unknown}},
      {"transfere", "", Score{}, {undetermined, Met::yes, Met::unknown, Met::unknown}},
      {"construction", "", kGood, {not_yet, Met::no, Met::unknown, Met::yes}},
      {"investigation", "", kBad, {not_yet, Met::no, Met::unknown, Met::no}},
      {"abandon",
       "2022-01-10",
       Score{},
       {undetermined, Met::unknown, Met::unknown, Met::unknown}},
      {"hibernation", "", kGood, {undetermined, Met::unknown, Met::unknown, Met::yes}},
  };
  for (const ImpactCase& each : cases) {
    Evidence evidence = in_phase(each.phase);
    if (!each.event_date.empty())
      evidence.product.events = {{"committee", parse_iso_date("2020-01-01"), ""},
                                 {"national_impact", parse_iso_date(each.event_date), ""}};
    const NationalImpact impact = national_impact(evidence, each.score, book().national_impact);
    EXPECT_EQ(to_string(impact.verdict), to_string(each.expected.verdict)) << each.phase;
    EXPECT_EQ(to_string(impact.deployed), to_string(each.expected.deployed)) << each.phase;
    EXPECT_EQ(to_string(impact.significant), to_string(each.expected.significant))
        << each.phase;
    EXPECT_EQ(to_string(impact.quality), to_string(each.expected.quality)) << each.phase;
  }
}

TEST(NextStep, is_the_failing_criterion_that_weighs_most) {
  ProductAudit audit;
  audit.findings = {
      test::judged("warned", Verdict::warn, 100), test::judged("light", Verdict::fail, 2),
      test::judged("heavy", Verdict::fail, 9), test::judged("as-heavy", Verdict::fail, 9),
      test::judged("unseen", Verdict::error, 50)};
  EXPECT_EQ(next_step(audit)->criterion, "heavy");
}

TEST(NextStep, is_what_gains_most_for_its_effort) {
  ProductAudit audit;
  audit.findings = {test::judged("weeks", Verdict::fail, 20),
                    test::judged("hours", Verdict::fail, 2),
                    test::judged("days", Verdict::fail, 7)};
  audit.findings.at(0).effort = Effort::weeks;
  audit.findings.at(1).effort = Effort::hours;
  EXPECT_EQ(next_step(audit)->criterion, "hours") << "2 a unit, against 7/4 and 20/12";
}

TEST(NextStep, without_a_failure_is_the_warning_that_gains_most) {
  ProductAudit audit;
  audit.findings = {test::judged("nearly", Verdict::warn, 10),
                    test::judged("half", Verdict::warn, 8), test::judged("ok", Verdict::pass)};
  audit.findings.front().warn_credit_percent = 90;
  EXPECT_EQ(next_step(audit)->criterion, "half");
}

TEST(NextStep, there_is_none_when_nothing_that_counts_is_wrong) {
  ProductAudit audit;
  audit.findings = {test::judged("unseen", Verdict::error),
                    test::judged("shown", Verdict::fail),
                    test::judged("later", Verdict::manual)};
  audit.findings.at(1).informative = true;
  EXPECT_EQ(next_step(audit), nullptr);
}

}  // namespace

}  // namespace vigie
