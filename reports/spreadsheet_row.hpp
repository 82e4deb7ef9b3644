/// Rows of a table for spreadsheets: ';' between fields, CRLF at the end, no formulas.
#pragma once

#include <string>
#include <string_view>

namespace vigie {

/// Spreadsheets guess the encoding without it.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

class SpreadsheetRow {
 public:
  /// On one line, never a formula, quoted when it has to be.
  SpreadsheetRow& text(std::string_view value);
  SpreadsheetRow& number(int value);
  SpreadsheetRow& number_if(bool known, int value);
  std::string line() const { return line_ + "\r\n"; }

 private:
  SpreadsheetRow& add(const std::string& value);

  std::string line_;
  bool first_ = true;
};

}  // namespace vigie
