// When a rule is in force, for whom, and how sure an answer must be.
#include "rules/audit.hpp"
#include "rules/what_if.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace vigie::test {
namespace {

const std::string kHead =
    "rulebook: {id: mine, version: \"1\", title: {fr: Le mien, en: Mine}}\n";
const std::string kOwn = kHead + R"(grades: [{letter: A, from-percent: 0}]
standards:
  - id: one
    family: f
    title: {fr: Un, en: One}
    criteria:
      - {id: dashlord, check: dashlord, title: {fr: D, en: D}, weight: 3, due: [acceleration]}
      - {id: by-hand, title: {fr: M, en: M}, due: [acceleration]}
)";

Rulebook book(const std::string& yaml) {
  auto read = read_rulebook(yaml, "mine.yaml");
  EXPECT_TRUE(read) << (read ? "" : to_string(read.error().front()));
  return read ? *std::move(read) : Rulebook{};
}

std::string with(std::string text, std::string_view what, std::string_view instead) {
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), instead);
}

Evidence evidence(std::string_view day = "2026-08-20", std::string incubator = "dinum") {
  Evidence seen;
  seen.product.id = "a";
  seen.product.incubator = std::move(incubator);
  seen.product.sheet = {.file = "a.md", .line = 1};
  seen.product.dashlord_url = "https://dashlord.example/a";
  seen.phase = "acceleration";
  seen.as_of = *parse_iso_date(day);
  return seen;
}

Finding found(const Rulebook& rulebook, const Evidence& seen) {
  return judge(seen, rulebook).findings.front().finding;
}

TEST(Force, begins_and_ends_with_its_days_inclusive) {
  const Rulebook dated =
      book(with(kOwn, "weight: 3", "weight: 3, from: 2026-01-01, until: 2026-12-31"));
  EXPECT_EQ(found(dated, evidence("2026-01-01")).verdict(), Verdict::pass);
  EXPECT_EQ(found(dated, evidence("2026-12-31")).verdict(), Verdict::pass);
  const Finding before = found(dated, evidence("2025-12-31"));
  EXPECT_EQ(before.verdict(), Verdict::not_applicable);
  EXPECT_EQ(before.reason().in(Language::en), "Not asked yet: in force from 1 January 2026.");
  const Finding after = found(dated, evidence("2027-01-01"));
  EXPECT_EQ(after.verdict(), Verdict::not_applicable);
  EXPECT_EQ(after.reason().in(Language::en), "No longer asked since 1 January 2027.");
}

TEST(Force, gives_last_years_audit_under_last_years_rules) {
  const std::string later = with(kOwn, "weight: 3", "weight: 3, from: 2026-06-01");
  const ProductAudit then = judge(evidence("2025-08-20"), book(later));
  EXPECT_EQ(then.score.coverage, 0) << "only the manual criterion was asked";
  EXPECT_GT(judge(evidence(), book(later)).score.coverage, 0);
}

TEST(Profile, holds_for_its_incubators_and_no_other) {
  const Rulebook profiled = book(kOwn + R"(profiles:
  - incubators: ["din*", gip]
    changes: [{id: dashlord, weight: 9}]
  - incubators: [other]
    without: [dashlord]
)");
  EXPECT_EQ(judge(evidence(), profiled).findings.front().weight, 9);
  EXPECT_EQ(judge(evidence("2026-08-20", "gip"), profiled).findings.front().weight, 9);
  EXPECT_EQ(judge(evidence("2026-08-20", "elsewhere"), profiled).findings.front().weight, 3);
  const Finding left_out = found(profiled, evidence("2026-08-20", "other"));
  EXPECT_EQ(left_out.verdict(), Verdict::not_applicable);
  EXPECT_EQ(left_out.reason().id(), "rules.left-out");
}

TEST(Profile, of_an_extended_rulebook_stays_over_what_the_extension_changes) {
  const std::string base = kOwn + R"(profiles:
  - incubators: [dinum]
    changes: [{id: dashlord, weight: 9}, {id: by-hand, weight: 5}]
)";
  const auto extended = read_rulebook(
      kHead +
          "extends: base\nwithout: [by-hand]\n"
          "changes: [{id: dashlord, weight: 4, title: {fr: N, en: New}}]\n",
      "mine.yaml",
      [&](const std::string&) -> Expected<std::string, std::string> { return base; });
  ASSERT_TRUE(extended) << to_string(extended.error().front());
  const ProductAudit judged = judge(evidence(), *extended);
  ASSERT_EQ(judged.findings.size(), 1U);
  EXPECT_EQ(judged.findings.front().weight, 9);
  EXPECT_EQ(judged.findings.front().title.in(Language::en), "New");
  EXPECT_EQ(judge(evidence("2026-08-20", "gip"), *extended).findings.front().weight, 4);
}

constexpr Text kSeen{"test.seen", "Vu.", "Seen."};

Finding half_sure(Verdict verdict) {
  const Citation citation{.url = "https://a.example/", .final_url = {}, .excerpt = "x"};
  const Message reason = message(kSeen);
  Finding finding = verdict == Verdict::pass   ? pass(reason, citation)
                    : verdict == Verdict::warn ? warn(reason, citation)
                                               : fail(reason, citation);
  finding.confidence_percent = 50;
  return finding;
}

TEST(Confidence, under_the_floor_concludes_nothing_and_keeps_the_evidence) {
  for (const Verdict verdict : {Verdict::pass, Verdict::warn, Verdict::fail}) {
    EXPECT_EQ(if_sure(half_sure(verdict), 50).verdict(), verdict);
    const Finding unsure = if_sure(half_sure(verdict), 51);
    EXPECT_EQ(unsure.verdict(), Verdict::unknown);
    ASSERT_EQ(unsure.evidence().size(), 1U);
    EXPECT_EQ(unsure.facts, (std::vector<Fact>{{.name = std::string(kUnsureVerdict),
                                                .value = std::string(to_string(verdict))}}));
  }
  EXPECT_EQ(if_sure(manual(), 100).verdict(), Verdict::manual);
}

TEST(Confidence, that_a_report_held_back_cannot_be_told_by_lower_floors) {
  const Rulebook strict = book(kOwn + "confidence-from-percent: 90\n");
  const Rulebook lax = book(kOwn + "confidence-from-percent: 10\n");
  ProductAudit audit = judge(evidence(), strict);
  audit.findings.front().finding = if_sure(half_sure(Verdict::fail), 90);
  const ProductAudit again = rejudge(audit, evidence().as_of, strict, lax);
  EXPECT_EQ(again.findings.front().finding.reason().id(), "rules.not-asked");
}

TEST(Contradictions, are_warned_of_where_the_rulebook_can_still_be_used) {
  const Rulebook odd = book(
      with(with(kOwn, "weight: 3", "weight: 0"), "      - {id: by-hand",
           "      - {id: again, check: dashlord, title: {fr: D, en: D}, due: [acceleration]}\n"
           "      - {id: by-hand") +
      "phase-groups: {idle: [opere]}\n"
      "profiles:\n  - {incubators: [a], without: [by-hand]}\n"
      "  - {incubators: [a], without: [dashlord]}\n");
  std::vector<std::string> ids;
  for (const Diagnostic& each : odd.warnings) ids.push_back(each.id);
  EXPECT_EQ(ids, (std::vector<std::string>{"unused-group", "weighs-nothing", "asked-twice",
                                           "no-grade-without-attestations", "hidden-profile"}));
}

TEST(Contradictions, are_not_in_the_shipped_rulebooks) {
  for (const std::string_view name : shipped_rulebooks()) {
    const auto shipped = read_rulebook(*shipped_rulebook(std::string(name)), name);
    ASSERT_TRUE(shipped);
    for (const Diagnostic& each : shipped->warnings) ADD_FAILURE() << to_string(each);
  }
}

}  // namespace
}  // namespace vigie::test
