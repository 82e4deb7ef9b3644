#include "reports/spreadsheet_row.hpp"

#include "reports/plain_text.hpp"

namespace vigie {

namespace {

constexpr std::string_view kFormulaStarts = "=+-@\t\r";

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

}  // namespace

SpreadsheetRow& SpreadsheetRow::text(std::string_view value) {
  return add(field(value));
}

SpreadsheetRow& SpreadsheetRow::number(int value) {
  return add(std::to_string(value));
}

SpreadsheetRow& SpreadsheetRow::number_if(bool known, int value) {
  return known ? number(value) : text("");
}

SpreadsheetRow& SpreadsheetRow::add(const std::string& value) {
  if (!first_) line_ += ';';
  first_ = false;
  line_ += value;
  return *this;
}

}  // namespace vigie
