/// Series that an element carries in its attributes.
#pragma once

#include "crawler/page.hpp"

#include <vector>

#include <gumbo.h>

namespace vigie {

/// Adds one table for each list of labels with lists of as many numbers: the State's charts
/// (`<line-chart x='[["12/2025",…]]' y='[[62,…]]'>`) and `data-` attributes that hold JSON
/// lists (`<canvas data-months='["2026-05",…]' data-visits='[62,…]'>`). At most 2,000 points a
/// table; attributes over 256 KiB are left out.
void add_chart_tables(const GumboElement& element, Region region, std::vector<Table>& tables);

}  // namespace vigie
