/// Tables of a page while it is walked.
#pragma once

#include "crawler/page.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace vigie {

/// Rows of cells in document order; `colspan` and `rowspan` are ignored. At most 500 tables of
/// 2,000 rows of 60 cells; tables nested deeper than 4 are not kept.
class TableCollector {
 public:
  void open_table(Region region);
  void close_table();
  void open_row();
  /// A cell or caption of the innermost open table.
  void add_cell(std::string text);
  void set_caption(std::string text);

  /// The tables that have a cell.
  std::vector<Table> finish();

 private:
  /// Null outside of tables and in those that are not kept.
  Table* current();

  std::vector<Table> tables_;
  std::vector<std::size_t> open_;  // indices into tables_, kNotKept for those beyond the limits
};

}  // namespace vigie
