/// Which page shows a product's statistics: for the check of that page and for those of what it
/// says.
#pragma once

#include "crawler/evidence.hpp"

namespace vigie {

/// The visit of the address that the sheet declares; null when there is none.
const Visit* declared_stats_visit(const Evidence& evidence);

/// The page to read figures on: the declared one when it is there, else a proven one that was
/// found; null when there is none.
const Visit* stats_visit(const Evidence& evidence);

}  // namespace vigie
