// Figures of labelled texts: how many are found, how many are none, and what they are said to
// be.
#include "checks/figures.hpp"
#include "crawler/html.hpp"
#include "text/fold.hpp"
#include "text/url.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace vigie::tests {

namespace {

using Json = nlohmann::json;

constexpr double kNational = 100'000;

struct Share {
  int right = 0;
  int all = 0;

  int percent() const { return all == 0 ? 100 : right * 100 / all; }
};

/// By what is asked: "value found", "figure is labelled", "unit", "actual or not", "national:
/// chosen rightly", "national: found".
using Scores = std::map<std::string, Share>;

std::vector<Figure> extract(const Json& item) {
  const std::string content = item.at("content");
  if (item.at("medium") != "html") return figures_in_markdown(content);
  const auto page = parse_html(content, *parse_url("https://exemple.test/stats"));
  return page ? figures_in_page(*page) : std::vector<Figure>{};
}

bool is_close(double a, double b) {
  return std::abs(std::abs(a) - std::abs(b)) <= 1e-6 * std::max(1.0, std::abs(b));
}

/// The labelled noun, in whatever number, is in the unit found.
bool same_unit(const Figure& figure, const std::string& labelled) {
  const std::string unit = fold(labelled);
  const std::string noun = unit.substr(0, unit.find_first_of(" (/"));
  if (noun.empty() || ((noun == "nps" || noun == "note") && figure.measure == Measure::score))
    return true;
  return fold(figure.unit).find(noun.substr(0, std::max<std::size_t>(3, noun.size() - 1))) !=
         std::string::npos;
}

/// One item's labels beside what was found.
class Comparison {
 public:
  Comparison(const Json& item, Scores& scores)
      : id_(item.at("id")), scores_(scores), figures_(extract(item)), used_(figures_.size()) {}

  void run(const Json& labels) {
    for (const Json& label : labels)
      if (label.contains("value") && label.at("value").is_number()) compare(label);
    for (std::size_t i = 0; i < figures_.size(); ++i)
      count("figure is labelled", used_[i], figures_[i].quote);
    const auto best = significant_figure(figures_);
    const bool is_found = best && best->value >= kNational;
    if (is_found) count("national: chosen rightly", is_national_, best->quote);
    if (is_national_) count("national: found", is_found, "none chosen");
  }

 private:
  void count(const std::string& field, bool right, const std::string& what) {
    Share& share = scores_[field];
    ++share.all;
    share.right += right ? 1 : 0;
    if (!right) std::cout << id_ << " not: " << field << ": " << what << '\n';
  }

  void compare(const Json& label) {
    const double value = label.at("value");
    const std::string quote = label.at("quote");
    if (label.value("b", "") == "b1" && value >= kNational) is_national_ = true;
    std::size_t place = 0;
    while (place < figures_.size() && (used_[place] || !is_close(figures_[place].value, value)))
      ++place;
    const bool is_found = place < figures_.size();
    count("value found", is_found, quote);
    if (!is_found) return;
    used_[place] = true;
    const Figure& figure = figures_[place];
    count("unit", same_unit(figure, label.value("unit", "")), quote + " → " + figure.unit);
    count("actual or not",
          (label.at("kind") == "actual") == (figure.standing == Standing::actual),
          quote + " → " + std::string(to_string(figure.standing)));
  }

  std::string id_;
  Scores& scores_;
  std::vector<Figure> figures_;
  std::vector<bool> used_;
  bool is_national_ = false;
};

}  // namespace

TEST(FiguresEvaluation, labelled_figures_are_found_and_understood) {
  std::ifstream file(VIGIE_SOURCE_DIR "/../shared/eval/figures.jsonl");
  if (!file) GTEST_SKIP() << "the labelled texts are not here";
  Scores scores;
  for (std::string line; std::getline(file, line);) {
    const Json item = Json::parse(line);
    Comparison(item, scores).run(item.at("figures"));
  }
  for (const auto& [field, share] : scores)
    std::cout << field << ": " << share.right << "/" << share.all << " (" << share.percent()
              << " %)\n";
  EXPECT_GE(scores["value found"].percent(), 98);
  EXPECT_GE(scores["figure is labelled"].percent(), 94);
  EXPECT_GE(scores["unit"].percent(), 92);
  EXPECT_GE(scores["actual or not"].percent(), 93);
  EXPECT_GE(scores["national: chosen rightly"].percent(), 95);
  EXPECT_GE(scores["national: found"].percent(), 90);
}

}  // namespace vigie::tests
