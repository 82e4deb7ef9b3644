/// Series that anybody may read at one address: Plausible, data.gouv.fr, the /api/stats route.
#pragma once

#include "crawler/dashboard_answer.hpp"
#include "crawler/task.hpp"

#include <optional>

namespace vigie {

/// The visitors by month of a site whose statistics are shared by a link. Source: Plausible,
/// lib/plausible_web/controllers/api/stats_controller.ex.
Task<DashboardVisit> read_plausible(Web& web, Budget& budget, DashboardAddress address);

/// What a dataset says of the days that it covers and of its last change, as a text. Source:
/// doc.data.gouv.fr/api/reference.
Task<DashboardVisit> read_data_gouv(Web& web, Budget& budget, DashboardAddress address);

/// The route that several products have: {description, stats: [{date or iso_date, value}]}.
/// Nothing when the site of `page` does not have it.
Task<std::optional<DashboardVisit>> read_stats_route(Web& web, Budget& budget, Url page);

}  // namespace vigie
