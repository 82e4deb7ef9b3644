#include "reports/plain_text.hpp"
#include "reports/reports.hpp"
#include "reports/tally.hpp"

#include <array>
#include <functional>
#include <optional>
#include <string>

namespace vigie {

namespace {

constexpr std::array kVerdicts{Verdict::pass,          Verdict::warn,  Verdict::fail,
                               Verdict::unknown,       Verdict::error, Verdict::manual,
                               Verdict::not_applicable};

std::string label_value(std::string_view text) {
  std::string out;
  for (const char c : plain_line(text)) {
    if (c == '\\' || c == '"') out += '\\';
    out += c;
  }
  return out;
}

std::string family(std::string_view name, std::string_view help) {
  return "# TYPE " + std::string(name) + " gauge\n# HELP " + std::string(name) + ' ' +
         std::string(help) + '\n';
}

std::string sample(std::string_view name, std::string_view labels, std::size_t value) {
  return std::string(name) + '{' + std::string(labels) + "} " + std::to_string(value) + '\n';
}

std::string product_label(const ProductAudit& product) {
  return "product=\"" + label_value(product.product.id) + '"';
}

/// A gauge with one sample for each product that has the number.
std::string product_gauge(
    const Audit& audit, std::string_view name, std::string_view help,
    const std::function<std::optional<int>(const ProductAudit&)>& number) {
  std::string text = family(name, help);
  for (const ProductAudit& product : audit.products)
    if (const auto value = number(product))
      text += sample(name, product_label(product), static_cast<std::size_t>(*value));
  return text;
}

std::string verdicts(const Audit& audit) {
  std::string text = family("vigie_findings", "Findings of a product by verdict");
  for (const ProductAudit& product : audit.products) {
    const VerdictCounts counts = count_verdicts(product);
    for (const Verdict verdict : kVerdicts)
      text +=
          sample("vigie_findings",
                 product_label(product) + ",verdict=\"" + std::string(to_string(verdict)) + '"',
                 counts.of(verdict));
  }
  return text;
}

}  // namespace

std::string audit_openmetrics(const Audit& audit) {
  const auto if_scored = [](const ProductAudit& product, int value) {
    return product.score.applicable ? std::optional(value) : std::nullopt;
  };
  std::string text = family("vigie_products", "Products audited");
  text += "vigie_products " + std::to_string(audit.products.size()) + '\n';
  text +=
      product_gauge(audit, "vigie_score_low", "Score if all that was not judged failed",
                    [&](const auto& product) { return if_scored(product, product.score.low); });
  text += product_gauge(
      audit, "vigie_score_high", "Score if all that was not judged passed",
      [&](const auto& product) { return if_scored(product, product.score.high); });
  text += product_gauge(
      audit, "vigie_coverage_percent", "Share of the rulebook that was judged",
      [&](const auto& product) { return if_scored(product, product.score.coverage); });
  return text + verdicts(audit) + "# EOF\n";
}

}  // namespace vigie
