/// Comma-separated values (RFC 4180), with the separators that spreadsheets use.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie {

struct CsvRow {
  std::vector<std::string> cells;
  int line = 1;  // where the row begins
};

struct CsvTable {
  std::vector<CsvRow> rows;                     // the header first; blank lines left out
  std::optional<int> unclosed_quote_line = {};  // the row in which the text ended: left out
};

/// The most frequent of ';', ',' and tab in the first line, quotes aside; ',' when none is
/// there.
char csv_separator(std::string_view text);

/// Lines end in LF or CRLF; a quoted cell may hold separators, line ends and doubled quotes.
CsvTable parse_csv(std::string_view text, char separator);

}  // namespace vigie
