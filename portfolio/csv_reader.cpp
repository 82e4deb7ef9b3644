// Portfolios in a table: a header, then a row a product.
#include "portfolio/clean_value.hpp"
#include "portfolio/csv.hpp"
#include "portfolio/product_fields.hpp"
#include "portfolio/readers.hpp"
#include "text/spelling.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace vigie {

namespace {

/// The columns' names; "" for those that are unknown, after a warning.
std::vector<std::string> columns_of(const CsvRow& header, FieldNotes& notes) {
  std::vector<std::string> columns;
  for (const std::string& cell : header.cells) {
    const std::string_view name = trim_spaces(cell);
    const bool is_known = field_named(name, Vocabulary::table).has_value();
    if (!is_known && !name.empty())
      notes.warning(header.line, "unknown-field",
                    "unknown column " + in_quotes(name) +
                        did_you_mean(name, field_names(Vocabulary::table)));
    columns.emplace_back(is_known ? name : std::string_view{});
  }
  return columns;
}

FieldValue fields_of(const CsvRow& row, const std::vector<std::string>& columns) {
  FieldValue fields{.kind = FieldValue::Kind::map, .key = {}, .line = row.line};
  const std::size_t cells = std::min(row.cells.size(), columns.size());
  for (std::size_t i = 0; i < cells; ++i)
    if (!columns[i].empty())
      fields.items.push_back(text_value(columns[i], row.cells[i], row.line));
  return fields;
}

/// The table as a list of maps; rows that do not fit the header are said and left out.
FieldValue list_of(const CsvTable& table, FieldNotes& notes) {
  FieldValue list{.kind = FieldValue::Kind::list, .key = {}, .line = 1};
  if (table.rows.empty()) return list;
  const std::vector<std::string> columns = columns_of(table.rows.front(), notes);
  for (const CsvRow& row : std::span(table.rows).subspan(1)) {
    if (row.cells.size() > columns.size()) {
      notes.error(row.line, "csv-row-too-long",
                  "left out: expected " + std::to_string(columns.size()) +
                      " cells, as in the header, not " + std::to_string(row.cells.size()) +
                      " (quotes around text that holds the separator?)");
      continue;
    }
    if (row.cells.size() < columns.size())
      notes.warning(row.line, "csv-row-too-short",
                    "expected " + std::to_string(columns.size()) +
                        " cells, as in the header, not " + std::to_string(row.cells.size()));
    list.items.push_back(fields_of(row, columns));
  }
  return list;
}

}  // namespace

Reading read_csv_file(std::string_view bytes, std::string_view file) {
  std::vector<Diagnostic> problems;
  const std::string text = readable_text(bytes, file, problems);
  const CsvTable table = parse_csv(text, csv_separator(text));
  FieldNotes notes(file);
  const FieldValue list = list_of(table, notes);
  if (table.unclosed_quote_line)
    notes.error(*table.unclosed_quote_line, "csv-unclosed-quote",
                "left out from here on: expected a closing '\"'");
  for (Diagnostic& problem : std::move(notes).take()) problems.push_back(std::move(problem));
  Reading reading = read_product_list(list, file);
  for (Diagnostic& problem : reading.problems) problems.push_back(std::move(problem));
  reading.problems = std::move(problems);
  return reading;
}

}  // namespace vigie
