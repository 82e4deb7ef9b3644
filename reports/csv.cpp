#include "reports/plain_text.hpp"
#include "reports/reports.hpp"
#include "reports/words.hpp"

#include <array>
#include <string>

namespace vigie {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";  // spreadsheets guess without it
constexpr std::string_view kFormulaStarts = "=+-@\t\r";
constexpr std::array kColumns{"product",  "name",    "phase",      "incubator", "criterion",
                              "standard", "check",   "level",      "weight",    "informative",
                              "verdict",  "cause",   "confidence", "reason",    "url",
                              "status",   "excerpt", "remedy",     "score_low", "score_high",
                              "coverage", "grade",   "impact"};

/// One field: on one line, never a formula, quoted when it has to be.
std::string field(std::string_view text) {
  std::string value = plain_line(text);
  if (!value.empty() && kFormulaStarts.find(value.front()) != std::string_view::npos)
    value.insert(0, 1, '\'');
  if (value.find_first_of("\";") == std::string::npos) return value;
  std::string quoted = "\"";
  for (const char c : value) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

class Row {
 public:
  Row& text(std::string_view value) { return add(field(value)); }
  Row& number(int value) { return add(std::to_string(value)); }
  Row& number_if(bool known, int value) {
    if (known) return number(value);
    return text("");
  }
  std::string line() const { return line_ + "\r\n"; }

 private:
  Row& add(const std::string& value) {
    if (!first_) line_ += ';';
    first_ = false;
    line_ += value;
    return *this;
  }

  std::string line_;
  bool first_ = true;
};

void add_finding(Row& row, const JudgedFinding& judged, Language language) {
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
  Row header;
  for (const char* const column : kColumns) header.text(column);
  csv += header.line();
  for (const ProductAudit& product : audit.products)
    for (const JudgedFinding& judged : product.findings) {
      const Score& score = product.score;
      Row row;
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
