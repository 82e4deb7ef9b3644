#include "reports/observed_edits.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace vigie {

namespace {

constexpr int kSurePercent = 90;

/// The finding of a check that saw its thing and is sure; null when there is none.
const Finding* sure_finding(const ProductAudit& audit, std::string_view check) {
  for (const JudgedFinding& judged : audit.findings) {
    const Verdict verdict = judged.finding.verdict();
    if (judged.check == check && (verdict == Verdict::pass || verdict == Verdict::warn) &&
        judged.finding.confidence_percent >= kSurePercent)
      return &judged.finding;
  }
  return nullptr;
}

std::string fact_of(const Finding& finding, std::string_view name) {
  const auto fact = std::ranges::find(finding.facts, name, &Fact::name);
  return fact == finding.facts.end() ? "" : fact->value;
}

/// Of a page that was found although the sheet does not name it.
void add_page(const ProductAudit& audit, std::string_view check, const std::string& declared,
              const char* field, std::vector<SheetEdit>& edits) {
  const Finding* const finding = sure_finding(audit, check);
  if (finding == nullptr || !declared.empty()) return;
  const std::string& address = finding->evidence().front().final_url;
  if (address.starts_with("https://")) edits.push_back({.field = field, .value = address});
}

void add_conformity(const Product& product, const ProductAudit& audit,
                    std::vector<SheetEdit>& edits) {
  const Finding* const finding = sure_finding(audit, "accessibility-statement");
  if (finding == nullptr) return;
  const std::string status = fact_of(*finding, "status");
  const bool is_known = status == "non" || status == "partiellement" || status == "totalement";
  if (is_known && status + " conforme" != product.accessibility_status)
    edits.push_back({.field = "accessibility_status", .value = status + " conforme"});
}

void add_new_address(const Product& product, const ProductAudit& audit,
                     std::vector<SheetEdit>& edits) {
  const Finding* const finding = sure_finding(audit, "open-source");
  if (finding == nullptr || product.repositories.size() != 1) return;
  const std::string moved = fact_of(*finding, "moved_to");
  if (moved.starts_with("https://")) edits.push_back({.field = "repository", .value = moved});
}

}  // namespace

std::vector<SheetEdit> observed_edits(const Product& product, const ProductAudit& audit) {
  std::vector<SheetEdit> edits;
  add_page(audit, "stats-page", product.stats_url, "stats_url", edits);
  if (!edits.empty() && product.stats == false)
    edits.push_back({.field = "stats", .value = "true"});
  add_page(audit, "budget-page", product.budget_url, "budget_url", edits);
  add_conformity(product, audit, edits);
  add_new_address(product, audit, edits);
  return edits;
}

}  // namespace vigie
