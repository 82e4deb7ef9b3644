#include "checks/freshness_context.hpp"
#include "checks/freshness_evidence.hpp"
#include "checks/freshness_series.hpp"
#include "crawler/html.hpp"
#include "markdown_page.hpp"
#include "text/fold.hpp"
#include "text/url.hpp"

#include <fstream>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace vigie::tests {

namespace {

constexpr const char* kExamples = VIGIE_SOURCE_DIR "/../shared/eval/freshness.jsonl";
constexpr std::string_view kAddress = "https://exemple.test/stats";

struct Score {
  int right = 0;
  int missed = 0;     // a date was there, none was given
  int wrong = 0;      // a date was given that is not the newest data's
  int dated = 0;      // examples with a date
  int abstained = 0;  // rightly
};

Page page_of(const nlohmann::json& example) {
  const std::string medium = example["medium"];
  const std::string content = example["content"];
  const bool is_markup =
      medium == "html" || medium == "tiles" || medium == "iframe" || medium == "dsfr-chart";
  if (is_markup) {
    auto page = parse_html(content, *parse_url(kAddress));
    return page ? *std::move(page) : Page{};
  }
  if (medium == "json") {
    Page page;
    page.data_scripts.push_back({.type = "application/json", .id = {}, .text = content});
    return page;
  }
  if (medium == "url") return {};
  return markdown_page(content, kAddress);
}

std::optional<DateSpan> expected_span(const nlohmann::json& example) {
  const nlohmann::json& newest = example["expected"]["newest_data"];
  if (newest.is_null()) return std::nullopt;
  return DateSpan{.from = parse_iso_date(newest["from"].get<std::string>()).value(),
                  .to = parse_iso_date(newest["to"].get<std::string>()).value()};
}

std::string spell(const DateSpan& span) {
  return iso_date(span.from) + ".." + iso_date(span.to);
}

void judge(const nlohmann::json& example, Score& score) {
  const Date as_of = parse_iso_date(example["asof"].get<std::string>()).value();
  const auto expected = expected_span(example);
  const FreshnessReading reading = read_freshness(page_of(example), as_of);
  const DatedEvidence* const newest = reading.newest();
  const std::string id = example["id"];
  score.dated += expected ? 1 : 0;
  if (newest == nullptr) {
    score.abstained += expected ? 0 : 1;
    score.missed += expected ? 1 : 0;
    if (expected) std::cout << id << ": missed " << spell(*expected) << '\n';
    return;
  }
  const bool overlaps =
      expected && newest->span.from <= expected->to && expected->from <= newest->span.to;
  if (overlaps) {
    ++score.right;
    return;
  }
  ++score.wrong;
  std::cout << id << ": read " << spell(newest->span) << " in “" << newest->quote
            << "”, expected " << (expected ? spell(*expected) : "nothing") << '\n';
}

}  // namespace

TEST(FreshnessEvaluation, labelled_pages_are_dated_or_left_undated) {
  std::ifstream file(kExamples);
  if (!file) GTEST_SKIP() << "the labelled pages are not here: " << kExamples;
  Score score;
  int examples = 0;
  for (std::string line; std::getline(file, line); ++examples)
    judge(nlohmann::json::parse(line), score);
  ASSERT_GT(examples, 0);
  std::cout << "dated right " << score.right << " of " << score.dated << ", missed "
            << score.missed << ", wrong " << score.wrong << ", rightly undated "
            << score.abstained << " of " << examples - score.dated << '\n';
  EXPECT_GE(score.right * 100, score.dated * 90);
  EXPECT_LE(score.wrong * 100, examples * 3);
}

}  // namespace vigie::tests
