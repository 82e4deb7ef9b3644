/// The sheets themselves, checked without any network.
#pragma once

#include "portfolio/product.hpp"

#include <vector>

namespace vigie {

/// Every oddity of every sheet, with its place, ordered by file and line: the reader's own
/// problems first, then addresses, contradictions, phases, duplicates between sheets.
std::vector<Diagnostic> lint(const Portfolio& portfolio, Date as_of);

}  // namespace vigie
