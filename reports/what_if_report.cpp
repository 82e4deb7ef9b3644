#include "reports/what_if_report.hpp"

#include "reports/plain_text.hpp"
#include "reports/words.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace vigie {

namespace {

using Json = nlohmann::ordered_json;

constexpr Text kSameRules{"what-if.same-rules",
                          "Les deux référentiels demandent la même chose.",
                          "Both rulebooks ask the same."};
constexpr Text kRules{"what-if.rules", "Règles changées : {0}", "Rules changed: {0}"};
constexpr Text kNobody{"what-if.nobody", "Aucun produit n’en serait changé ({0} comparés).",
                       "No product would be changed ({0} compared)."};
constexpr Text kProducts{"what-if.products",
                         "Produits changés : {0} sur {1} (note : {2}, impact national : {3})",
                         "Products changed: {0} of {1} (grade: {2}, national impact: {3})"};
constexpr Text kNoReport{"what-if.no-report",
                         "Pour savoir quels produits changeraient : --report audit.json, ou "
                         "--replay ARCHIVE --portfolio PORTEFEUILLE.",
                         "To know which products would change: --report audit.json, or "
                         "--replay ARCHIVE --portfolio PORTFOLIO."};

std::string number(std::size_t count) {
  return std::to_string(count);
}

std::string score_text(const Score& score) {
  if (!score.applicable) return "-";
  return score.grade.value_or("-") + " (" + std::to_string(score.low) + "–" +
         std::to_string(score.high) + ")";
}

std::string verdict_text(const std::optional<Verdict>& verdict) {
  return verdict ? std::string(to_string(*verdict)) : "-";
}

std::string line_of(const RuleChange& change) {
  std::string text =
      "  " + plain_line(change.criterion.empty() ? "*" : change.criterion) + ": " + change.what;
  if (change.what == "added" || change.what == "removed") return text + '\n';
  return text + " " + plain_line(change.before.empty() ? "-" : change.before) + " → " +
         plain_line(change.after.empty() ? "-" : change.after) + '\n';
}

std::string lines_of(const ProductEffect& effect) {
  std::string text = "  " + plain_line(effect.id) + "  " + score_text(effect.before) + " → " +
                     score_text(effect.after);
  if (effect.changes_impact())
    text += "  " + std::string(to_string(effect.impact_before)) + " → " +
            std::string(to_string(effect.impact_after));
  text += '\n';
  for (const VerdictChange& change : effect.verdicts)
    text += "    " + plain_line(change.criterion) + ": " + verdict_text(change.before) + " → " +
            verdict_text(change.after) + '\n';
  return text;
}

Json json_of(const Score& score) {
  if (!score.applicable) return {};
  return {{"low", score.low},
          {"high", score.high},
          {"coverage", score.coverage},
          {"grade", score.grade ? Json(*score.grade) : Json()}};
}

Json json_of(const std::optional<Verdict>& verdict) {
  return verdict ? Json(to_string(*verdict)) : Json();
}

Json json_of(const ProductEffect& effect) {
  Json verdicts = Json::array();
  for (const VerdictChange& change : effect.verdicts)
    verdicts.push_back({{"criterion", change.criterion},
                        {"before", json_of(change.before)},
                        {"after", json_of(change.after)}});
  return {{"id", effect.id},
          {"score", {{"before", json_of(effect.before)}, {"after", json_of(effect.after)}}},
          {"national_impact",
           {{"before", to_string(effect.impact_before)},
            {"after", to_string(effect.impact_after)}}},
          {"verdicts", std::move(verdicts)}};
}

std::string products_text(const WhatIf& what_if, Language language) {
  if (!what_if.products) return '\n' + say(language, kNoReport) + '\n';
  const std::vector<ProductEffect>& products = *what_if.products;
  if (products.empty()) return '\n' + say(language, kNobody, number(what_if.audited)) + '\n';
  const auto count = [&](bool (ProductEffect::*test)() const) {
    return number(static_cast<std::size_t>(std::ranges::count_if(
        products, [&](const ProductEffect& each) { return (each.*test)(); })));
  };
  std::string text =
      '\n' +
      say(language, kProducts, number(products.size()), number(what_if.audited),
          count(&ProductEffect::changes_grade), count(&ProductEffect::changes_impact)) +
      '\n';
  for (const ProductEffect& effect : products) text += lines_of(effect);
  return text;
}

}  // namespace

std::string what_if_text(const WhatIf& what_if, Language language) {
  std::string text = what_if.rules.empty()
                         ? say(language, kSameRules) + '\n'
                         : say(language, kRules, number(what_if.rules.size())) + '\n';
  for (const RuleChange& change : what_if.rules) text += line_of(change);
  return text + products_text(what_if, language);
}

std::string what_if_json(const WhatIf& what_if) {
  Json rules = Json::array();
  for (const RuleChange& change : what_if.rules)
    rules.push_back({{"criterion", change.criterion.empty() ? Json() : Json(change.criterion)},
                     {"what", change.what},
                     {"before", change.before.empty() ? Json() : Json(change.before)},
                     {"after", change.after.empty() ? Json() : Json(change.after)}});
  Json products;
  if (what_if.products) {
    products = Json::array();
    for (const ProductEffect& effect : *what_if.products) products.push_back(json_of(effect));
  }
  const Json json{{"rules", std::move(rules)},
                  {"products_compared", what_if.audited},
                  {"products", std::move(products)}};
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace vigie
