#include "reports/leverage.hpp"

#include "reports/markdown_text.hpp"
#include "reports/markup.hpp"
#include "reports/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace vigie {

namespace {

constexpr std::size_t kMostShown = 5;

constexpr Text kTitle{"leverage.title", "Ce qui ferait le plus avancer",
                      "What would move things most"};
constexpr Text kNote{
    "leverage.note",
    "Chaque ligne dit ce que gagnerait la moyenne du portefeuille si tous les produits "
    "concernés s’y conformaient.",
    "Each line tells what the portfolio's mean would gain if all the products concerned met "
    "it."};
constexpr std::array kColumns{
    Text{"leverage.criterion", "Critère", "Criterion"},
    Text{"leverage.products", "Produits", "Products"},
    Text{"leverage.points", "Points de moyenne", "Points of the mean"}};

int applicable_weight(const ProductAudit& product) {
  int weight = 0;
  for (const JudgedFinding& judged : product.findings)
    if (!judged.informative && judged.finding.verdict() != Verdict::not_applicable)
      weight += judged.weight;
  return weight;
}

/// What of the criterion's weight the product does not earn today, in percent.
int missing_percent(const JudgedFinding& judged) {
  if (judged.informative || judged.waiver) return 0;
  switch (judged.finding.verdict()) {
    case Verdict::fail:
      return 100;
    case Verdict::warn:
      return 100 - judged.warn_credit_percent;
    case Verdict::pass:
    case Verdict::unknown:
    case Verdict::error:
    case Verdict::manual:
    case Verdict::not_applicable:
      return 0;
  }
  return 0;
}

std::size_t judged_products(const Audit& audit) {
  return static_cast<std::size_t>(std::ranges::count_if(
      audit.products, [](const ProductAudit& product) { return product.score.applicable; }));
}

/// One decimal, in the reader's language.
std::string points_text(double points, Language language) {
  const long tenths = std::lround(points * 10);
  return "+" + std::to_string(tenths / 10) + (language == Language::fr ? "," : ".") +
         std::to_string(tenths % 10);
}

std::string head_row(Language language) {
  std::string text = "|";
  for (const Text& column : kColumns) text += " " + say(language, column) + " |";
  return text;
}

}  // namespace

std::vector<Lever> levers(const Audit& audit) {
  std::map<std::string_view, Lever> by_criterion;
  for (const ProductAudit& product : audit.products) {
    const int whole = applicable_weight(product);
    if (whole == 0) continue;
    for (const JudgedFinding& judged : product.findings) {
      const int missing = missing_percent(judged);
      if (missing == 0 || judged.weight == 0) continue;
      Lever& lever = by_criterion[judged.criterion];
      if (lever.example == nullptr) lever.example = &judged;
      ++lever.products;
      lever.points += static_cast<double>(missing) * judged.weight / whole;
    }
  }
  const auto products = static_cast<double>(std::max<std::size_t>(judged_products(audit), 1));
  std::vector<Lever> found;
  for (auto& [criterion, lever] : by_criterion) {
    lever.points /= products;
    found.push_back(lever);
  }
  std::ranges::stable_sort(found, std::ranges::greater{}, &Lever::points);
  return found;
}

std::string leverage_markdown(const Audit& audit, Language language) {
  const std::vector<Lever> found = levers(audit);
  if (found.empty()) return {};
  std::string text = "\n## " + say(language, kTitle) + "\n\n" + say(language, kNote) + "\n\n" +
                     head_row(language) + "\n|---|---:|---:|\n";
  for (std::size_t i = 0; i < std::min(found.size(), kMostShown); ++i)
    text += "| " + markdown_text(found[i].example->title.in(language)) + " | " +
            std::to_string(found[i].products) + " | " + points_text(found[i].points, language) +
            " |\n";
  return text;
}

std::string leverage_html(const Audit& audit, Language language) {
  const std::vector<Lever> found = levers(audit);
  if (found.empty()) return {};
  std::string text = "<h2>" + markup_text(say(language, kTitle)) + "</h2>\n<table><caption>" +
                     markup_text(say(language, kNote)) + "</caption><thead><tr>";
  for (const Text& column : kColumns)
    text += "<th scope=\"col\">" + markup_text(say(language, column)) + "</th>";
  text += "</tr></thead><tbody>\n";
  for (std::size_t i = 0; i < std::min(found.size(), kMostShown); ++i)
    text += "<tr><th scope=\"row\">" + markup_text(found[i].example->title.in(language)) +
            "</th><td class=\"number\">" + std::to_string(found[i].products) +
            "</td><td class=\"number\">" + points_text(found[i].points, language) +
            "</td></tr>\n";
  return text + "</tbody></table>\n";
}

}  // namespace vigie
