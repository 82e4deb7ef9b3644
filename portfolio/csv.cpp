#include "portfolio/csv.hpp"

#include <array>
#include <cstddef>
#include <utility>

namespace vigie {

namespace {

/// Reads a table byte by byte: one pass, no look-back.
class CsvParser {
 public:
  explicit CsvParser(char separator) : separator_(separator) {}

  void read(char byte) {
    if (is_quoted_ && byte == '"') {
      is_quoted_ = false;
      after_quote_ = true;
    } else if (is_quoted_) {
      if (byte == '\n') ++line_;
      cell_ += byte;
    } else if (byte == '"' && (cell_.empty() || after_quote_)) {
      // A quote right after the closing one was a doubled quote.
      if (after_quote_) cell_ += '"';
      is_quoted_ = true;
      after_quote_ = false;
    } else if (byte == separator_) {
      end_cell();
    } else if (byte == '\n') {
      end_row();
      ++line_;
      row_.line = line_;
    } else if (byte != '\r') {
      cell_ += byte;
      after_quote_ = false;
    }
  }

  CsvTable end() && {
    if (is_quoted_)
      table_.unclosed_quote_line = row_.line;
    else
      end_row();
    return std::move(table_);
  }

 private:
  void end_cell() {
    row_.cells.push_back(std::exchange(cell_, {}));
    after_quote_ = false;
  }

  void end_row() {
    end_cell();
    const bool is_blank = row_.cells.size() == 1 && row_.cells.front().empty();
    if (!is_blank) table_.rows.push_back(std::move(row_));
    row_ = {.cells = {}, .line = line_};
  }

  char separator_;
  CsvTable table_;
  CsvRow row_;
  std::string cell_;
  int line_ = 1;
  bool is_quoted_ = false;
  bool after_quote_ = false;
};

}  // namespace

char csv_separator(std::string_view text) {
  constexpr std::array kSeparators{',', ';', '\t'};
  std::array<std::size_t, kSeparators.size()> counts{};
  bool is_quoted = false;
  for (const char byte : text) {
    if (byte == '"') is_quoted = !is_quoted;
    if (is_quoted) continue;
    if (byte == '\n') break;
    for (std::size_t i = 0; i < kSeparators.size(); ++i)
      if (byte == kSeparators[i]) ++counts[i];
  }
  std::size_t best = 0;
  for (std::size_t i = 1; i < kSeparators.size(); ++i)
    if (counts[i] > counts[best]) best = i;
  return kSeparators[best];
}

CsvTable parse_csv(std::string_view text, char separator) {
  CsvParser parser(separator);
  for (const char byte : text) parser.read(byte);
  return std::move(parser).end();
}

}  // namespace vigie
