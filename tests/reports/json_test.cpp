#include "reports/reports.hpp"
#include "tests/reports/three_products.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>
#include <unistd.h>

namespace vigie {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

Json document() {
  return Json::parse(audit_json(test::three_products(), Language::fr));
}

/// The validator's exit status over a document.
int validate(const std::string& document) {
  const fs::path folder =
      fs::temp_directory_path() / ("vigie-schema-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  std::ofstream(folder / "schema.json") << audit_schema();
  std::ofstream(folder / "audit.json") << document;
  const std::string command = "python3 '" VIGIE_SOURCE_DIR "/tests/reports/validate.py' '" +
                              (folder / "schema.json").string() + "' '" +
                              (folder / "audit.json").string() + "'";
  const int status = std::system(command.c_str());  // NOLINT: a fixed command of this test
  fs::remove_all(folder);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

constexpr int kNoValidator = 77;

TEST(AuditJson, is_valid_under_its_schema) {
  const int status = validate(audit_json(test::three_products(), Language::fr));
  if (status == kNoValidator) GTEST_SKIP() << "python3-jsonschema is not installed";
  EXPECT_EQ(status, 0);
}

TEST(AuditJson, an_empty_audit_is_valid_too) {
  const int status = validate(audit_json(Audit{}, Language::en));
  if (status == kNoValidator) GTEST_SKIP() << "python3-jsonschema is not installed";
  EXPECT_EQ(status, 0);
}

TEST(AuditJson, the_schema_refuses_what_breaks_a_promise) {
  struct Break {
    std::string what;
    void (*apply)(Json&);
  };
  for (const Break& each : {
           Break{"a verdict that does not exist",
                 [](Json& d) { d["products"][1]["findings"][0]["verdict"] = "maybe"; }},
           Break{"a pass without evidence",
                 [](Json& d) { d["products"][1]["findings"][0]["evidence"] = Json::array(); }},
           Break{"an error without a cause",
                 [](Json& d) { d["products"][0]["findings"][0]["cause"] = nullptr; }},
           Break{"a cause without an error",
                 [](Json& d) { d["products"][1]["findings"][0]["cause"] = "dns"; }},
           Break{"a key that is gone",
                 [](Json& d) { d["products"][1]["findings"][0].erase("waiver"); }},
           Break{"a score over 100", [](Json& d) { d["products"][1]["score"]["high"] = 101; }},
           Break{"a confidence in percent",
                 [](Json& d) { d["products"][1]["findings"][0]["confidence"] = 85; }},
       }) {
    Json broken = document();
    each.apply(broken);
    const int status = validate(broken.dump());
    if (status == kNoValidator) GTEST_SKIP() << "python3-jsonschema is not installed";
    EXPECT_EQ(status, 1) << each.what;
  }
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
