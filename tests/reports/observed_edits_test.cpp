// What an audit saw becomes an edit of the sheet only where it is sure and the sheet differs.
#include "reports/observed_edits.hpp"

#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace vigie::test {
namespace {

ProductAudit seen(const char* check, Finding finding) {
  ProductAudit audit;
  audit.findings.push_back({.check = check, .finding = std::move(finding)});
  return audit;
}

Finding found(const char* address) {
  static constexpr Text kThere{"test.there", "là", "there"};
  return pass(message(kThere), Citation{.url = address, .final_url = address, .status = 200});
}

TEST(ObservedEdits, name_the_pages_that_a_sheet_does_not) {
  Product sheet;
  sheet.stats = false;
  EXPECT_EQ(
      observed_edits(sheet, seen("stats-page", found("https://a.example/stats"))),
      (std::vector<SheetEdit>{{"stats_url", "https://a.example/stats"}, {"stats", "true"}}));
  sheet.stats_url = "https://a.example/other";
  EXPECT_TRUE(
      observed_edits(sheet, seen("stats-page", found("https://a.example/stats"))).empty());
}

TEST(ObservedEdits, take_the_conformity_that_the_statement_declares) {
  Product sheet;
  sheet.accessibility_status = "non conforme";
  Finding statement = found("https://a.example/accessibilite");
  statement.facts = {{"status", "partiellement"}};
  EXPECT_EQ(observed_edits(sheet, seen("accessibility-statement", statement)),
            (std::vector<SheetEdit>{{"accessibility_status", "partiellement conforme"}}));
  sheet.accessibility_status = "partiellement conforme";
  EXPECT_TRUE(observed_edits(sheet, seen("accessibility-statement", statement)).empty());
}

TEST(ObservedEdits, leave_to_people_what_is_not_sure) {
  Finding doubtful = found("https://a.example/stats");
  doubtful.confidence_percent = 60;
  EXPECT_TRUE(observed_edits({}, seen("stats-page", doubtful)).empty());
  EXPECT_TRUE(observed_edits({}, seen("stats-page", found("http://a.example/stats"))).empty())
      << "an address in clear is no improvement";
}

}  // namespace
}  // namespace vigie::test
