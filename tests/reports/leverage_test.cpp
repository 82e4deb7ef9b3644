// Which corrections would move the portfolio most.
#include "reports/leverage.hpp"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace vigie::test {
namespace {

constexpr Text kSaid{"test.said", "dit", "said"};

JudgedFinding judged(const char* criterion, int weight, Finding finding) {
  return {.criterion = criterion,
          .weight = weight,
          .finding = std::move(finding),
          .title = {criterion, criterion}};
}

ProductAudit product(std::vector<JudgedFinding> findings) {
  ProductAudit audit;
  audit.findings = std::move(findings);
  audit.score.applicable = true;
  return audit;
}

Audit portfolio() {
  Audit audit;
  audit.products.push_back(product({judged("rare", 10, fail(message(kSaid), {})),
                                    judged("common", 10, fail(message(kSaid), {}))}));
  audit.products.push_back(product({judged("rare", 10, pass(message(kSaid), {})),
                                    judged("common", 10, warn(message(kSaid), {}))}));
  audit.products.push_back(product({judged("rare", 10, unknown(message(kSaid))),
                                    judged("common", 10, pass(message(kSaid), {}))}));
  return audit;
}

TEST(Leverage, counts_what_meeting_a_criterion_everywhere_would_add) {
  const Audit audit = portfolio();
  const std::vector<Lever> found = levers(audit);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].example->criterion, "common");
  EXPECT_EQ(found[0].products, 2U);
  EXPECT_DOUBLE_EQ(found[0].points, (50.0 + 25.0) / 3);
  EXPECT_EQ(found[1].products, 1U) << "what was not seen is no failure";
  EXPECT_DOUBLE_EQ(found[1].points, 50.0 / 3);
}

TEST(Leverage, leaves_out_what_is_waived_or_for_information) {
  Audit audit = portfolio();
  audit.products[0].findings[0].waiver = WaiverNote{};
  audit.products[0].findings[1].informative = true;
  const std::vector<Lever> found = levers(audit);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].products, 1U);
}

TEST(Leverage, what_takes_hours_comes_before_what_gains_more_and_takes_weeks) {
  Audit audit = portfolio();
  for (ProductAudit& each : audit.products) {
    each.findings[0].effort = Effort::hours;
    each.findings[1].effort = Effort::weeks;
  }
  EXPECT_EQ(levers(audit).front().example->criterion, "rare");
}

TEST(Leverage, each_incubator_is_measured_by_its_own_products) {
  Audit audit = portfolio();
  audit.products[0].product.incubator = "dinum";
  audit.products[1].product.incubator = "dinum";
  const std::vector<IncubatorLevers> all = levers_by_incubator(audit);
  ASSERT_EQ(all.size(), 1U) << "the third product has nothing to do";
  EXPECT_EQ(all[0].incubator, "dinum");
  ASSERT_EQ(all[0].levers.size(), 2U);
  EXPECT_DOUBLE_EQ(all[0].levers[0].points, (50.0 + 25.0) / 2);
}

TEST(Leverage, a_table_by_incubator_follows_when_there_are_several) {
  Audit audit = portfolio();
  EXPECT_EQ(leverage_markdown(audit, Language::en).find("Incubator"), std::string::npos);
  audit.products[0].product.incubator = "a|b";
  const std::string text = leverage_markdown(audit, Language::en);
  EXPECT_NE(text.find("| a\\|b | "), std::string::npos) << text;
  EXPECT_NE(text.find("| without incubator | common | 1 | days | +12.5 |"), std::string::npos)
      << text;
  EXPECT_NE(leverage_html(audit, Language::en)
                .find("<th scope=\"row\">without incubator</th><td>common</td>"),
            std::string::npos);
}

TEST(Leverage, is_a_table_in_both_languages) {
  EXPECT_NE(leverage_markdown(portfolio(), Language::fr)
                .find("| common | 2 | quelques jours | +25,0 |"),
            std::string::npos);
  EXPECT_NE(leverage_markdown(portfolio(), Language::en).find("| rare | 1 | days | +16.7 |"),
            std::string::npos);
  EXPECT_EQ(leverage_markdown(Audit{}, Language::fr), "");
}

}  // namespace
}  // namespace vigie::test
