#include "reports/reports.hpp"
#include "reports/spreadsheet_row.hpp"
#include "reports/words.hpp"

#include <array>
#include <string>

namespace vigie {

namespace {

constexpr std::array kColumns{"product",  "name",    "phase",      "incubator", "criterion",
                              "standard", "check",   "level",      "weight",    "informative",
                              "verdict",  "cause",   "confidence", "reason",    "url",
                              "status",   "excerpt", "remedy",     "score_low", "score_high",
                              "coverage", "grade",   "impact"};

void add_finding(SpreadsheetRow& row, const JudgedFinding& judged, Language language) {
  const Finding& finding = judged.finding;
  const auto cause = finding.cause();
  const Citation none;
  const Citation& seen = finding.evidence().empty() ? none : finding.evidence().front();
  row.text(judged.criterion).text(judged.standard).text(judged.check);
  row.text(to_string(judged.level)).number(judged.weight).number(judged.informative ? 1 : 0);
  row.text(to_string(finding.verdict())).text(cause ? to_string(*cause) : "");
  row.number(finding.confidence_percent).text(finding.reason().in(language));
  row.text(seen.url).number_if(seen.status != 0, seen.status).text(seen.excerpt);
  row.text(remedy_of(judged, language));
}

}  // namespace

std::string audit_csv(const Audit& audit, Language language) {
  std::string csv(kByteOrderMark);
  SpreadsheetRow header;
  for (const char* const column : kColumns) header.text(column);
  csv += header.line();
  for (const ProductAudit& product : audit.products)
    for (const JudgedFinding& judged : product.findings) {
      const Score& score = product.score;
      SpreadsheetRow row;
      row.text(product.product.id).text(product.product.name);
      row.text(product.phase).text(product.product.incubator);
      add_finding(row, judged, language);
      row.number_if(score.applicable, score.low).number_if(score.applicable, score.high);
      row.number_if(score.applicable, score.coverage).text(score.grade.value_or(""));
      row.text(to_string(product.national_impact.verdict));
      csv += row.line();
    }
  return csv;
}

}  // namespace vigie
