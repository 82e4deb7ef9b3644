/// Matomo's visits, by its reporting interface.
#pragma once

#include "crawler/dashboard_answer.hpp"
#include "crawler/task.hpp"

namespace vigie {

/// Asks as anybody for the visits of the last thirty days and of the last months. A site whose
/// figures are not public answers 200 with an error: `closed`. Days and months of a site that
/// is no longer counted are zeros. Source: developer.matomo.org/api-reference/reporting-api.
Task<DashboardVisit> read_matomo(Web& web, Budget& budget, DashboardAddress address);

}  // namespace vigie
