/// What an audit saw that a sheet does not say, or says otherwise.
#pragma once

#include "portfolio/product.hpp"
#include "portfolio/sheet_patch.hpp"
#include "rules/audit.hpp"

#include <vector>

namespace vigie {

/// Changes to the sheet that need no second look: only from verdicts with a confidence of 90 %
/// or more, and only where the sheet is silent or differs: the statistics and budget pages that
/// the site links to, the conformity that the accessibility statement declares, the address
/// that a repository has moved to. `product` is the sheet as it is today.
std::vector<SheetEdit> observed_edits(const Product& product, const ProductAudit& audit);

}  // namespace vigie
