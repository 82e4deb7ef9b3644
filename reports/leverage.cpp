#include "reports/leverage.hpp"

#include "reports/markdown_text.hpp"
#include "reports/markup.hpp"
#include "reports/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <span>

namespace vigie {

namespace {

constexpr std::size_t kMostShown = 5;

constexpr Text kTitle{"leverage.title", "Ce qui ferait le plus avancer",
                      "What would move things most"};
constexpr Text kNote{
    "leverage.note",
    "Chaque ligne dit ce que gagnerait la moyenne du portefeuille si tous les produits "
    "concernés s’y conformaient ; en tête, le plus grand gain pour l’effort demandé.",
    "Each line tells what the portfolio's mean would gain if all the products concerned met "
    "it; first comes the greatest gain for the effort it takes."};
constexpr Text kByIncubator{
    "leverage.by-incubator",
    "Par incubateur : la correction qui rapporte le plus pour son effort, et ce que gagnerait "
    "la moyenne de ses produits.",
    "By incubator: the correction that gains most for its effort, and what the mean of its "
    "products would gain."};
constexpr Text kIncubator{"leverage.incubator", "Incubateur", "Incubator"};
constexpr Text kNoIncubator{"leverage.no-incubator", "sans incubateur", "without incubator"};
constexpr std::array kColumns{
    Text{"leverage.criterion", "Critère", "Criterion"},
    Text{"leverage.products", "Produits", "Products"},
    Text{"leverage.effort", "Effort", "Effort"},
    Text{"leverage.points", "Points de moyenne", "Points of the mean"}};

using Products = std::vector<const ProductAudit*>;

int applicable_weight(const ProductAudit& product) {
  int weight = 0;
  for (const JudgedFinding& judged : product.findings)
    if (!judged.informative && judged.finding.verdict() != Verdict::not_applicable)
      weight += judged.weight;
  return weight;
}

bool has_more_for_its_effort(const Lever& one, const Lever& other) {
  return one.points / times_longer(one.example->effort) >
         other.points / times_longer(other.example->effort);
}

std::vector<Lever> levers_of(const Products& products) {
  std::map<std::string_view, Lever> by_criterion;
  std::size_t judged_products = 0;
  for (const ProductAudit* const product : products) {
    if (product->score.applicable) ++judged_products;
    const int whole = applicable_weight(*product);
    for (const JudgedFinding& judged : product->findings) {
      const int missing = gain(judged);
      if (missing == 0) continue;
      Lever& lever = by_criterion[judged.criterion];
      if (lever.example == nullptr) lever.example = &judged;
      ++lever.products;
      lever.points += static_cast<double>(missing) / whole;
    }
  }
  std::vector<Lever> found;
  for (auto& [criterion, lever] : by_criterion) {
    lever.points /= static_cast<double>(std::max<std::size_t>(judged_products, 1));
    found.push_back(lever);
  }
  std::ranges::stable_sort(found, has_more_for_its_effort);
  return found;
}

/// One decimal, in the reader's language.
std::string points_text(double points, Language language) {
  const long tenths = std::lround(points * 10);
  return "+" + std::to_string(tenths / 10) + (language == Language::fr ? "," : ".") +
         std::to_string(tenths % 10);
}

/// One line of a table: the words first, then the numbers.
struct LeverRow {
  std::string head;
  const Lever* lever;
};

std::vector<LeverRow> rows_of(const std::vector<Lever>& levers, Language language) {
  std::vector<LeverRow> rows;
  for (const Lever& lever : std::span(levers).first(std::min(levers.size(), kMostShown)))
    rows.push_back({.head = lever.example->title.in(language), .lever = &lever});
  return rows;
}

std::vector<LeverRow> rows_of(const std::vector<IncubatorLevers>& all, Language language) {
  std::vector<LeverRow> rows;
  for (const IncubatorLevers& each : all)
    rows.push_back({.head = each.incubator.empty() ? say(language, kNoIncubator)
                                                   : std::string(each.incubator),
                    .lever = &each.levers.front()});
  return rows;
}

/// `first` heads a column of its own, before the criterion's.
std::string markdown_table(const std::vector<LeverRow>& rows, const Text* first,
                           Language language) {
  std::string text = first == nullptr ? "|" : "| " + say(language, *first) + " |";
  for (const Text& column : kColumns) text += " " + say(language, column) + " |";
  text += first == nullptr ? "\n|---|---:|---|---:|\n" : "\n|---|---|---:|---|---:|\n";
  for (const LeverRow& row : rows) {
    text += "| " + markdown_text(row.head);
    if (first != nullptr) text += " | " + markdown_text(row.lever->example->title.in(language));
    text += " | " + std::to_string(row.lever->products) + " | " +
            word(row.lever->example->effort, language) + " | " +
            points_text(row.lever->points, language) + " |\n";
  }
  return text;
}

std::string html_table(const std::vector<LeverRow>& rows, const Text& caption,
                       const Text* first, Language language) {
  const auto column_head = [&](const Text& column) {
    return "<th scope=\"col\">" + markup_text(say(language, column)) + "</th>";
  };
  std::string text =
      "<table><caption>" + markup_text(say(language, caption)) + "</caption><thead><tr>";
  if (first != nullptr) text += column_head(*first);
  for (const Text& column : kColumns) text += column_head(column);
  text += "</tr></thead><tbody>\n";
  for (const LeverRow& row : rows) {
    text += "<tr><th scope=\"row\">" + markup_text(row.head) + "</th>";
    if (first != nullptr)
      text += "<td>" + markup_text(row.lever->example->title.in(language)) + "</td>";
    text += "<td class=\"number\">" + std::to_string(row.lever->products) + "</td><td>" +
            markup_text(word(row.lever->example->effort, language)) +
            "</td><td class=\"number\">" + points_text(row.lever->points, language) +
            "</td></tr>\n";
  }
  return text + "</tbody></table>\n";
}

}  // namespace

std::vector<Lever> levers(const Audit& audit) {
  Products products;
  for (const ProductAudit& product : audit.products) products.push_back(&product);
  return levers_of(products);
}

std::vector<IncubatorLevers> levers_by_incubator(const Audit& audit) {
  std::map<std::string_view, Products> by_incubator;
  for (const ProductAudit& product : audit.products)
    by_incubator[product.product.incubator].push_back(&product);
  std::vector<IncubatorLevers> all;
  for (const auto& [incubator, products] : by_incubator)
    if (std::vector<Lever> found = levers_of(products); !found.empty())
      all.push_back({.incubator = incubator, .levers = std::move(found)});
  return all;
}

std::string leverage_markdown(const Audit& audit, Language language) {
  const std::vector<Lever> found = levers(audit);
  if (found.empty()) return {};
  std::string text = "\n## " + say(language, kTitle) + "\n\n" + say(language, kNote) + "\n\n" +
                     markdown_table(rows_of(found, language), nullptr, language);
  const std::vector<IncubatorLevers> each = levers_by_incubator(audit);
  if (each.size() > 1)
    text += "\n" + say(language, kByIncubator) + "\n\n" +
            markdown_table(rows_of(each, language), &kIncubator, language);
  return text;
}

std::string leverage_html(const Audit& audit, Language language) {
  const std::vector<Lever> found = levers(audit);
  if (found.empty()) return {};
  std::string text = "<h2>" + markup_text(say(language, kTitle)) + "</h2>\n" +
                     html_table(rows_of(found, language), kNote, nullptr, language);
  const std::vector<IncubatorLevers> each = levers_by_incubator(audit);
  if (each.size() > 1)
    text += html_table(rows_of(each, language), kByIncubator, &kIncubator, language);
  return text;
}

}  // namespace vigie
