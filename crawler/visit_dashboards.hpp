/// The dashboards of a product's statistics: found on its pages, read by their own interfaces.
#pragma once

#include "crawler/dashboard.hpp"
#include "crawler/evidence.hpp"
#include "crawler/task.hpp"
#include "crawler/web.hpp"
#include "text/date.hpp"

#include <vector>

namespace vigie {

/// Of the statistics pages that are there: the page itself, its frames and the links of its own
/// text, then the sheet's address of the impact; at most three dashboards. A page on the
/// product's own host is also asked for its /api/stats route. `web`, `budget`, `product` and
/// `visits` outlive the task.
Task<std::vector<DashboardVisit>> visit_dashboards(Web& web, Budget& budget,
                                                   const Product& product,
                                                   const std::vector<Visit>& visits,
                                                   Date as_of);

}  // namespace vigie
