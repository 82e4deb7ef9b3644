// The answers proposed to the standards' questions: only what was observed, never more.
#include "reports/reports.hpp"
#include "tests/rules/judged.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace vigie::test {
namespace {

using Json = nlohmann::json;

Json answer_to(const std::vector<Verdict>& verdicts, int confidence_percent = 100) {
  Audit audit;
  audit.standards = {{.id = "one", .family = "f", .title = {"Un", "One"}, .source = {}}};
  audit.products.emplace_back();
  audit.products.front().product.id = "a";
  for (const Verdict verdict : verdicts) {
    JudgedFinding finding = judged("c", verdict);
    finding.standard = "one";
    finding.finding.confidence_percent = confidence_percent;
    audit.products.front().findings.push_back(std::move(finding));
  }
  return Json::parse(self_assessment_json(audit, Language::en))["products"][0]["answers"][0];
}

TEST(SelfAssessment, is_yes_when_all_pass_and_no_when_one_fails) {
  using enum Verdict;
  EXPECT_EQ(answer_to({pass, pass})["answer"], "yes");
  EXPECT_EQ(answer_to({pass, not_applicable})["answer"], "yes");
  EXPECT_EQ(answer_to({pass, fail, unknown})["answer"], "no");
  EXPECT_EQ(answer_to({not_applicable})["answer"], "not_applicable");
  EXPECT_EQ(answer_to({})["answer"], "not_applicable");
}

TEST(SelfAssessment, is_left_to_a_person_where_the_world_did_not_answer) {
  using enum Verdict;
  for (const Verdict verdict : {unknown, error, manual, warn}) {
    const Json answer = answer_to({pass, verdict});
    EXPECT_EQ(answer["answer"], "open") << to_string(verdict);
    EXPECT_TRUE(answer["confidence"].is_null());
    ASSERT_EQ(answer["because"].size(), 1U);
    EXPECT_EQ(answer["because"][0]["verdict"], to_string(verdict));
  }
}

TEST(SelfAssessment, is_as_sure_as_the_least_sure_of_its_findings) {
  EXPECT_EQ(answer_to({Verdict::fail}, 60)["confidence"], 0.6);
}

}  // namespace
}  // namespace vigie::test
