#include "checks/figure_units.hpp"
#include "checks/figures.hpp"
#include "text/dates_in_text.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <re2/re2.h>

namespace vigie {

namespace {

constexpr std::size_t kMostFigures = 400;
constexpr std::size_t kMostBytes = 64'000;  // of text with digits, tables apart
constexpr std::size_t kMostCells = 2'000;
constexpr std::size_t kLabelBytes = 120;

bool is_told(Region region) {
  return region == Region::main || region == Region::hidden;
}

/// Nothing but a number, its multiplier and its suffix: a tile's value.
bool is_bare_number(const std::string& text) {
  static const RE2 kBare(
      R"(\s*[+≈~]?\s*(?:\d[\d .,\x{00A0}\x{202F}]*)\s*(?:k|K|M|Md|Mds|millions?|milliards?)?\s*(?:%|€|/ ?\d+|min|minutes|jours|h)?\s*)");
  return RE2::FullMatch(text, kBare);
}

std::string first_sentence(const std::string& text) {
  return text.substr(0, text.find(". "));
}

bool is_label(const Block& block) {
  return first_sentence(block.text).size() <= kLabelBytes && !is_bare_number(block.text) &&
         !parse_date_label(block.text);
}

/// The label of a tile is the block after the number, else the one before: in that order, since
/// tiles follow each other.
std::string label_of(const std::vector<Block>& blocks, std::size_t i) {
  if (i + 1 < blocks.size() && is_told(blocks[i + 1].region) && is_label(blocks[i + 1]))
    return first_sentence(blocks[i + 1].text);
  if (i > 0 && is_told(blocks[i - 1].region) && is_label(blocks[i - 1]))
    return first_sentence(blocks[i - 1].text);
  return {};
}

std::vector<Figure> tile(const std::vector<Block>& blocks, std::size_t i,
                         const FigureContext& context) {
  const std::string label = label_of(blocks, i);
  std::vector<Figure> figures = figures_in_line(blocks[i].text + ' ' + label, context);
  if (figures.size() > 1) figures.resize(1);
  for (Figure& figure : figures) {
    figure.label = label;
    figure.confidence_percent = label.empty() ? 40 : 85;
    figure.region = blocks[i].region;
  }
  return figures;
}

/// Of rows that are periods only the newest tells how things are; of others all do.
std::vector<std::size_t> rows_that_tell(const Table& table) {
  std::vector<std::size_t> rows;
  std::optional<std::size_t> newest;
  std::optional<DateSpan> newest_span;
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    if (table.rows[i].empty()) continue;
    const auto span = parse_date_label(table.rows[i].front());
    if (!span) {
      rows.push_back(i);
    } else if (!newest_span || span->to > newest_span->to) {
      newest = i;
      newest_span = span;
    }
  }
  if (newest) rows.push_back(*newest);
  return rows;
}

/// A cell counts what its column's header says, for what its row's header says.
std::vector<Figure> table_figures(const Table& table, const FigureContext& context,
                                  std::size_t& cells_left) {
  std::vector<Figure> figures;
  if (table.rows.size() < 2) return figures;
  const std::vector<std::string>& header = table.rows.front();
  for (const std::size_t i : rows_that_tell(table)) {
    const std::vector<std::string>& row = table.rows[i];
    for (std::size_t c = 1; c < std::min(row.size(), header.size()); ++c) {
      if (!is_bare_number(row[c]) || cells_left == 0) continue;
      --cells_left;
      std::vector<Figure> found = figures_in_line(row[c] + ' ' + header[c], context);
      if (found.empty()) continue;
      Figure figure = std::move(found.front());
      figure.label = header[c] + ", " + row.front();
      figure.quote = excerpt(row.front() + " : " + row[c] + ' ' + header[c], 0, 300);
      if (parse_date_label(row.front())) figure.period = row.front();
      figure.region = table.region;
      figures.push_back(std::move(figure));
    }
  }
  return figures;
}

void add(std::vector<Figure>& figures, std::vector<Figure> more) {
  for (Figure& figure : more)
    if (figures.size() < kMostFigures) figures.push_back(std::move(figure));
}

}  // namespace

std::vector<Figure> figures_in_page(const Page& page, bool own_figures) {
  std::vector<Figure> figures;
  FigureContext context{.section = {},
                        .unit_before = {},
                        .english = page.lang.starts_with("en"),
                        .own_figures = own_figures};
  std::size_t bytes_left = kMostBytes;
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    const Block& block = page.blocks[i];
    if (!is_told(block.region)) continue;
    const bool has_digits = block.text.find_first_of("0123456789") != std::string::npos;
    if (has_digits && block.text.size() > bytes_left) break;
    bytes_left -= has_digits ? block.text.size() : 0;
    const bool is_heading = block.tag.size() == 2 && block.tag.front() == 'h';
    const bool is_cell = block.tag == "td" || block.tag == "th";
    if (is_bare_number(block.text)) {
      if (!is_cell) add(figures, tile(page.blocks, i, context));
      continue;
    }
    if (is_heading) {
      context.section = fold(block.text);
      context.respondents.clear();
    }
    if (std::string asked = respondents_in(block.text); !asked.empty())
      context.respondents = std::move(asked);
    std::vector<Figure> found = figures_in_line(block.text, context);
    for (Figure& figure : found) figure.region = block.region;
    add(figures, std::move(found));
  }
  std::size_t cells_left = kMostCells;
  for (const Table& table : page.tables)
    if (is_told(table.region)) add(figures, table_figures(table, context, cells_left));
  return figures;
}

}  // namespace vigie
