// An audit read back: nothing is lost between a report and the next.
#include "reports/audit_reader.hpp"

#include "reports/reports.hpp"
#include "three_products.hpp"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace vigie::test {
namespace {

WrittenAudit read_back(const Audit& audit, Language language) {
  auto written = read_written_audit(audit_json(audit, language), "audit.json");
  EXPECT_TRUE(written) << (written ? "" : written.error());
  return std::move(written).value();
}

TEST(AuditReader, every_report_is_the_same_when_written_again) {
  for (const Language language : {Language::fr, Language::en}) {
    const Audit audit = three_products();
    const Audit again = read_back(audit, language).audit;
    EXPECT_EQ(audit_json(again, language), audit_json(audit, language));
    EXPECT_EQ(index_markdown(again, language), index_markdown(audit, language));
    EXPECT_EQ(index_html(again, language), index_html(audit, language));
    EXPECT_EQ(audit_csv(again, language), audit_csv(audit, language));
    EXPECT_EQ(audit_sarif(again, language), audit_sarif(audit, language));
    EXPECT_EQ(audit_junit(again, language), audit_junit(audit, language));
    EXPECT_EQ(audit_openmetrics(again), audit_openmetrics(audit));
    for (std::size_t i = 0; i < audit.products.size(); ++i) {
      EXPECT_EQ(product_markdown(again, again.products[i], language),
                product_markdown(audit, audit.products[i], language));
      EXPECT_EQ(product_html(again, again.products[i], language),
                product_html(audit, audit.products[i], language));
    }
  }
}

/// `audit` as shard `index` of two, with that many of its products.
WrittenAudit shard(Audit audit, int index, std::size_t first, std::size_t last) {
  audit.run.shard = Shard{.index = index, .count = 2};
  audit.products = {audit.products.begin() + static_cast<std::ptrdiff_t>(first),
                    audit.products.begin() + static_cast<std::ptrdiff_t>(last)};
  return read_back(audit, Language::fr);
}

std::string refusal(std::vector<WrittenAudit> parts) {
  const auto merged = merge_audits(std::move(parts));
  return merged ? "" : merged.error();
}

TEST(MergeAudits, joins_shards_in_any_order) {
  const Audit audit = three_products();
  const auto merged = merge_audits({shard(audit, 2, 1, 3), shard(audit, 1, 0, 1)});
  ASSERT_TRUE(merged) << merged.error();
  Audit whole = merged->audit;
  EXPECT_EQ(whole.run.requests, 2 * audit.run.requests);
  whole.run = audit.run;
  EXPECT_EQ(audit_json(whole, Language::fr), audit_json(audit, Language::fr));
}

TEST(MergeAudits, tells_which_parts_do_not_belong_together) {
  const Audit audit = three_products();
  Audit older = audit;
  older.rulebook_hash = "other";
  EXPECT_EQ(refusal({shard(audit, 1, 0, 1)}), "shard 2 of 2 is missing");
  EXPECT_EQ(refusal({shard(audit, 1, 0, 1), shard(audit, 1, 0, 1)}), "shard 1 is given twice");
  EXPECT_EQ(refusal({shard(audit, 1, 0, 1), shard(older, 2, 1, 3)}),
            "the parts are not of one run: they differ in the rulebook");
  EXPECT_EQ(refusal({read_back(audit, Language::fr)}),
            "the parts are no shards: they were made without --shard");
}

TEST(MergeAudits, keeps_the_problems_that_every_part_has) {
  Audit first = three_products();
  Audit second = first;
  first.problems.push_back({.place = {.file = "waivers.yaml", .line = 2},
                            .severity = Severity::warning,
                            .id = "waiver-unused",
                            .text = "matches nothing"});
  const std::size_t common = second.problems.size();
  const auto merged = merge_audits({shard(first, 1, 0, 1), shard(second, 2, 1, 3)});
  ASSERT_TRUE(merged) << merged.error();
  EXPECT_EQ(merged->audit.problems.size(), common);
}

TEST(AuditReader, says_what_is_wrong_with_a_file) {
  const auto why = [](std::string_view text) {
    const auto written = read_written_audit(text, "a.json");
    return written ? std::string{} : written.error();
  };
  EXPECT_EQ(why("{"), "a.json: is no JSON, or breaks off, at byte 2");
  EXPECT_EQ(why(R"({"schema_version": "2.0"})"),
            "a.json: expected an audit of schema version 1, not '2.0'");
  EXPECT_TRUE(why(R"({"schema_version": "1.0"})").starts_with("a.json: is no audit.json"));
}

TEST(AuditReader, refuses_a_verdict_without_evidence) {
  std::string json = audit_json(three_products(), Language::fr);
  const std::size_t verdict = json.find("\"verdict\": \"manual\"");
  ASSERT_NE(verdict, std::string::npos);
  json.replace(verdict, 19, "\"verdict\": \"pass\"");
  const auto written = read_written_audit(json, "a.json");
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error(), "a.json: is no audit.json of vigie: pass without evidence");
}

}  // namespace
}  // namespace vigie::test
