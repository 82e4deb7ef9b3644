#include "reports/reports.hpp"
#include "tests/reports/three_products.hpp"
#include "tests/reports/validator.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace vigie {

namespace {

using Json = nlohmann::ordered_json;

Json document() {
  return Json::parse(audit_json(test::three_products(), Language::fr));
}

int count_invalid(const std::vector<std::string>& documents) {
  return test::count_invalid(std::string(audit_schema()), documents);
}

/// With a waiver and an attestation, as the rules would set them.
Audit with_exceptions() {
  Audit audit = test::three_products();
  ProductAudit& product = audit.products.at(1);
  product.findings.front().waiver = WaiverNote{
      .reason = "<b>refonte</b>", .approver = "une responsable", .expires = audit.run.as_of};
  product.findings.back().attestation = AttestationNote{.by = "une testeuse",
                                                        .on = audit.run.as_of,
                                                        .evidence = "https://service.example/r",
                                                        .expires = audit.run.as_of};
  product.score_with_waivers = product.score;
  return audit;
}

TEST(AuditJson, tells_waivers_and_attestations_beside_the_verdict) {
  const Json product =
      Json::parse(audit_json(with_exceptions(), Language::fr)).at("products").at(1);
  EXPECT_EQ(product.at("findings").front().at("waiver").at("approver"), "une responsable");
  EXPECT_EQ(product.at("findings").back().at("attestation").at("by"), "une testeuse");
  EXPECT_EQ(product.at("score_with_waivers"), product.at("score"));
  const Audit audit = with_exceptions();
  const std::string page = product_html(audit, audit.products.at(1), Language::fr);
  EXPECT_NE(page.find("Dérogation jusqu’au"), std::string::npos);
  EXPECT_EQ(page.find("<b>refonte"), std::string::npos);
  EXPECT_NE(product_markdown(audit, audit.products.at(1), Language::en).find("Waived until"),
            std::string::npos);
}

TEST(AuditJson, is_valid_under_its_schema_even_when_empty) {
  const int invalid = count_invalid({audit_json(with_exceptions(), Language::fr),
                                     audit_json(test::three_products(), Language::fr),
                                     audit_json(test::three_products(), Language::en),
                                     audit_json(Audit{}, Language::en)});
  if (invalid == test::kNoValidator) GTEST_SKIP() << "python3-jsonschema is not installed";
  EXPECT_EQ(invalid, 0);
}

TEST(AuditJson, the_schema_refuses_what_breaks_a_promise) {
  const std::vector<void (*)(Json&)> breaks{
      [](Json& d) { d["products"][1]["findings"][0]["verdict"] = "maybe"; },
      [](Json& d) { d["products"][1]["findings"][0]["evidence"] = Json::array(); },
      [](Json& d) { d["products"][0]["findings"][0]["cause"] = nullptr; },
      [](Json& d) { d["products"][1]["findings"][0]["cause"] = "dns"; },
      [](Json& d) { d["products"][1]["findings"][0].erase("waiver"); },
      [](Json& d) { d["products"][1]["score"]["high"] = 101; },
      [](Json& d) { d["products"][1]["findings"][0]["confidence"] = 85; },
      [](Json& d) { d["products"][1]["findings"][0]["wavier"] = nullptr; },
  };
  std::vector<std::string> documents;
  for (const auto apply : breaks) {
    documents.push_back(audit_json(test::three_products(), Language::fr));
    Json broken = Json::parse(documents.back());
    apply(broken);
    documents.back() = broken.dump();
  }
  const int invalid = count_invalid(documents);
  if (invalid == test::kNoValidator) GTEST_SKIP() << "python3-jsonschema is not installed";
  EXPECT_EQ(invalid, static_cast<int>(breaks.size()));
}

TEST(AuditJson, keeps_times_under_run_only) {
  Audit other = test::three_products();
  other.run.started_at = "2030-01-01T00:00:00Z";
  other.run.finished_at = "2030-01-01T01:00:00Z";
  other.run.seconds = 3600;
  Json before = document();
  Json after = Json::parse(audit_json(other, Language::fr));
  EXPECT_NE(before["run"], after["run"]);
  before.erase("run");
  after.erase("run");
  EXPECT_EQ(before, after);
}

TEST(AuditJson, gives_the_same_keys_in_the_same_order_to_every_finding) {
  const Json audit = document();
  std::vector<std::string> expected;
  std::size_t findings = 0;
  for (const Json& product : audit["products"])
    for (const Json& finding : product["findings"]) {
      std::vector<std::string> keys;
      for (const auto& [key, value] : finding.items()) keys.push_back(key);
      if (expected.empty()) expected = keys;
      EXPECT_EQ(keys, expected);
      ++findings;
    }
  EXPECT_EQ(findings, 12U);
}

TEST(AuditJson, has_no_score_where_nothing_applies) {
  const Json audit = document();
  EXPECT_EQ(audit["products"][2]["id"], "zebre");
  EXPECT_TRUE(audit["products"][2]["score"]["low"].is_null());
}

TEST(AuditJson, an_outage_comes_with_its_cause_and_without_a_remedy) {
  const Json audit = document();
  const Json& finding = audit["products"][0]["findings"][0];
  EXPECT_EQ(finding["verdict"], "error");
  EXPECT_EQ(finding["cause"], "timeout");
  EXPECT_TRUE(finding["remedy"].is_null());
}

TEST(AuditJson, indicators_count_findings_and_products) {
  const Json audit = document();
  const Json& indicators = audit["indicators"];
  EXPECT_EQ(indicators["products"], 3);
  EXPECT_EQ(indicators["phases"]["acceleration"], 1);
  EXPECT_EQ(indicators["criteria"]["open-source"]["fail"], 1);
  EXPECT_EQ(indicators["criteria"]["open-source"]["error"], 1);
  EXPECT_EQ(indicators["criteria"]["open-source"]["not_applicable"], 1);
  EXPECT_EQ(indicators["causes"]["timeout"], 1);
  EXPECT_EQ(indicators["national_impact"]["established"], 1);
}

TEST(AuditJson, ends_with_a_line_feed) {
  EXPECT_TRUE(audit_json(Audit{}, Language::fr).ends_with("}\n"));
}

}  // namespace

}  // namespace vigie
