// Waivers and attestations: what people vouch for beside the observed.
#include "rules/exceptions.hpp"

#include "tests/rules/judged.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace vigie {
namespace {

constexpr Text kText{"test.text", "Vu.", "Seen."};
const Date kDay = *parse_iso_date("2026-08-20");

JudgedFinding judged(std::string criterion, Finding finding) {
  return {.criterion = std::move(criterion),
          .standard = "standard",
          .check = "check",
          .weight = 10,
          .finding = std::move(finding)};
}

Citation citation() {
  return test::seen_at("https://service.example/");
}

ProductAudit product() {
  ProductAudit audit;
  audit.product.id = "carnet";
  audit.findings = {judged("stats", fail(message(kText), citation())),
                    judged("terms", pass(message(kText), citation())),
                    judged("tested", manual()), judged("down", unknown(message(kText)))};
  audit.score = score(audit.findings, {});
  return audit;
}

Waiver waiver(std::string product, std::string criterion, std::string_view expires) {
  return {.product = std::move(product),
          .criterion = std::move(criterion),
          .reason = "refonte",
          .approver = "une responsable",
          .expires = *parse_iso_date(expires),
          .place = {.file = "w.yaml", .line = 2}};
}

Attestation attestation(std::string criterion, std::string_view expires) {
  return {.product = "carnet",
          .criterion = std::move(criterion),
          .by = "une testeuse",
          .on = kDay,
          .evidence = "https://service.example/rapport",
          .expires = *parse_iso_date(expires)};
}

TEST(Waivers, leave_the_verdict_and_the_score_and_tell_the_other_score) {
  ProductAudit audit = product();
  const Score before = audit.score;
  apply({.waivers = {waiver("car*", "stats", "2026-08-20")}, .attestations = {}}, {}, kDay,
        audit);
  EXPECT_EQ(audit.findings[0].finding.verdict(), Verdict::fail);
  ASSERT_TRUE(audit.findings[0].waiver) << "the last day still counts";
  EXPECT_EQ(audit.findings[0].waiver->approver, "une responsable");
  EXPECT_EQ(audit.score, before);
  ASSERT_TRUE(audit.score_with_waivers);
  EXPECT_GT(audit.score_with_waivers->low, before.low);
  EXPECT_EQ(next_step(audit), nullptr) << "what is waived is nobody's next step";
}

TEST(Waivers, cover_only_what_falls_short) {
  ProductAudit audit = product();
  apply({.waivers = {waiver("*", "*", "2026-12-31")}, .attestations = {}}, {}, kDay, audit);
  EXPECT_TRUE(audit.findings[0].waiver);
  for (std::size_t i = 1; i < audit.findings.size(); ++i)
    EXPECT_FALSE(audit.findings[i].waiver) << audit.findings[i].criterion;
}

TEST(Waivers, that_expired_or_are_for_others_have_no_effect) {
  for (const Waiver& other :
       {waiver("carnet", "stats", "2026-08-19"), waiver("autre", "stats", "2026-12-31"),
        waiver("carnet", "terms", "2026-12-31")}) {
    ProductAudit audit = product();
    apply({.waivers = {other}, .attestations = {}}, {}, kDay, audit);
    EXPECT_FALSE(audit.findings[0].waiver);
    EXPECT_FALSE(audit.score_with_waivers);
  }
}

TEST(Waivers, never_change_a_raw_verdict_nor_the_score_whatever_they_name) {
  const std::vector<std::string> globs{"*", "stats", "t*", "down", "nothing"};
  for (std::size_t subset = 0; subset < 32; ++subset) {
    std::vector<Waiver> waivers;
    for (std::size_t i = 0; i < globs.size(); ++i)
      if ((subset >> i) % 2 == 1) waivers.push_back(waiver("*", globs[i], "2026-12-31"));
    const ProductAudit before = product();
    ProductAudit after = product();
    apply({.waivers = waivers, .attestations = {}}, {}, kDay, after);
    EXPECT_EQ(after.score, before.score);
    for (std::size_t i = 0; i < before.findings.size(); ++i)
      EXPECT_EQ(after.findings[i].finding.verdict(), before.findings[i].finding.verdict());
  }
}

TEST(Attestations, answer_manual_criteria_and_no_others) {
  ProductAudit audit = product();
  apply({.waivers = {}, .attestations = {attestation("*", "2026-12-31")}}, {}, kDay, audit);
  EXPECT_EQ(audit.findings[2].finding.verdict(), Verdict::pass);
  ASSERT_TRUE(audit.findings[2].attestation);
  EXPECT_EQ(audit.findings[2].finding.evidence().front().url,
            "https://service.example/rapport");
  EXPECT_EQ(audit.findings[0].finding.verdict(), Verdict::fail);
  EXPECT_EQ(audit.findings[3].finding.verdict(), Verdict::unknown);
  EXPECT_GT(audit.score.coverage, product().score.coverage);
}

TEST(Attestations, that_expired_leave_the_criterion_manual) {
  ProductAudit audit = product();
  apply({.waivers = {}, .attestations = {attestation("tested", "2026-08-19")}}, {}, kDay,
        audit);
  EXPECT_EQ(audit.findings[2].finding.verdict(), Verdict::manual);
}

TEST(Exceptions, that_end_or_match_nothing_are_told) {
  Audit audit;
  audit.run.as_of = kDay;
  audit.products = {product()};
  const auto problems = review({.waivers = {waiver("carnet", "stats", "2026-08-19"),
                                            waiver("carnet", "stats", "2026-09-01"),
                                            waiver("carnot", "stats", "2026-12-31"),
                                            waiver("carnet", "stats", "2026-12-31")},
                                .attestations = {}},
                               audit);
  std::vector<std::string> ids;
  for (const Diagnostic& problem : problems) ids.push_back(problem.id);
  EXPECT_EQ(ids, (std::vector<std::string>{"waiver-expired", "waiver-expires-soon",
                                           "waiver-matches-nothing"}));
  EXPECT_EQ(problems.front().place.line, 2);
}

TEST(Exceptions, for_products_that_were_not_asked_about_are_not_useless) {
  Audit audit;
  audit.run.as_of = kDay;
  audit.run.portfolio_products = 2;
  audit.products = {product()};
  EXPECT_TRUE(
      review({.waivers = {waiver("autre", "stats", "2026-12-31")}, .attestations = {}}, audit)
          .empty());
}

struct Broken {
  const char* yaml;
  const char* said;  // a part of the first message
};

TEST(Exceptions, say_every_mistake_with_its_place) {
  const std::string whole =
      "waivers:\n  - product: a\n    criterion: b\n    reason: c\n"
      "    approver: d\n    expires: 2026-12-31\n";
  EXPECT_TRUE(read_waivers(whole, "w.yaml", kDay));
  for (const Broken& broken : std::vector<Broken>{
           {"", "w.yaml"},
           {"[]", "expected"},
           {"waiver: []", "did you mean 'waivers'?"},
           {"waivers: {}", "w.yaml:1:10: error: expected"},
           {"waivers: [a]", "expected a waiver: {product, criterion, reason"},
           {"waivers:\n  - {product: a, criterion: b, reason: c, approver: d}", "expires"},
           {"waivers:\n  - {product: a, criterion: b, reason: c, approver: d, expires: soon}",
            "expected a date such as 2026-08-20, not 'soon'"},
           {"waivers:\n  - {product: a, criterion: b, reason: c, approver: d, "
            "expires: 2027-08-21}",
            "w.yaml:2:"},
           {"waivers:\n  - {product: a, criterion: b, reason: c, approver: d, "
            "expires: 2027-08-21}",
            "at most twelve months ahead, until 2027-08-20"},
           {"waivers:\n  - {product: a, criterion: b, raison: c, approver: d, "
            "expires: 2026-12-31}",
            "did you mean 'reason'?"},
           {"waivers:\n  - {product: &x a, criterion: *x}", "w.yaml:2"},
           {"waivers: [", "w.yaml"},
       }) {
    const auto read = read_waivers(broken.yaml, "w.yaml", kDay);
    ASSERT_FALSE(read) << broken.yaml;
    std::string said;
    for (const Diagnostic& problem : read.error()) said += to_string(problem) + '\n';
    EXPECT_NE(said.find(broken.said), std::string::npos) << broken.yaml << '\n' << said;
  }
}

TEST(Exceptions, ask_attestations_for_a_person_a_day_and_a_link) {
  const auto read = [](const std::string& rest) {
    const auto result = read_attestations(
        "attestations:\n  - {product: a, criterion: b, " + rest + "}", "a.yaml", kDay);
    return result ? std::string("read") : to_string(result.error().front());
  };
  EXPECT_EQ(read("by: c, on: 2026-08-01, evidence: 'https://x.fr', expires: 2026-12-31"),
            "read");
  EXPECT_NE(read("by: c, on: 2026-08-21, evidence: 'https://x.fr', expires: 2026-12-31")
                .find("expected a day that is past on 2026-08-20"),
            std::string::npos);
  EXPECT_NE(read("by: c, on: 2026-08-01, expires: 2026-12-31").find("evidence"),
            std::string::npos);
  EXPECT_NE(
      read("by: c, on: 2026-08-01, evidence: 'ftp://x', expires: 2026-12-31").find("address"),
      std::string::npos);
}

}  // namespace
}  // namespace vigie
