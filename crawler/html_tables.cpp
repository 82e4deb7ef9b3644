#include "crawler/html_tables.hpp"

#include <limits>
#include <utility>

namespace vigie {

namespace {

constexpr std::size_t kMaxTables = 500;
constexpr std::size_t kMaxNesting = 4;
constexpr std::size_t kMaxRows = 2'000;
constexpr std::size_t kMaxCells = 60;
constexpr std::size_t kNotKept = std::numeric_limits<std::size_t>::max();

}  // namespace

void TableCollector::open_table(Region region) {
  const bool is_kept = tables_.size() < kMaxTables && open_.size() < kMaxNesting;
  open_.push_back(is_kept ? tables_.size() : kNotKept);
  if (is_kept) tables_.push_back({.caption = {}, .rows = {}, .region = region});
}

void TableCollector::close_table() {
  open_.pop_back();
}

void TableCollector::open_row() {
  Table* table = current();
  if (table == nullptr) return;
  // A row that got no cell is taken again.
  if (!table->rows.empty() && table->rows.back().empty()) return;
  if (table->rows.size() < kMaxRows) table->rows.emplace_back();
}

void TableCollector::add_cell(std::string text) {
  Table* table = current();
  if (table == nullptr || table->rows.empty() || table->rows.back().size() >= kMaxCells) return;
  table->rows.back().push_back(std::move(text));
}

void TableCollector::set_caption(std::string text) {
  if (Table* table = current()) table->caption = std::move(text);
}

std::vector<Table> TableCollector::finish() {
  for (Table& table : tables_)
    std::erase_if(table.rows, [](const std::vector<std::string>& row) { return row.empty(); });
  std::erase_if(tables_, [](const Table& table) { return table.rows.empty(); });
  return std::move(tables_);
}

Table* TableCollector::current() {
  if (open_.empty() || open_.back() == kNotKept) return nullptr;
  return &tables_[open_.back()];
}

}  // namespace vigie
