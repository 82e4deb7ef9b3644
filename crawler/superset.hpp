/// Superset's dashboards, by its own interface.
#pragma once

#include "crawler/dashboard_answer.hpp"
#include "crawler/task.hpp"

namespace vigie {

/// Asks for the dashboard, its charts and their data, as far as the public role may. A chart
/// without a saved query answers 400 and counts as failed. Source: Superset,
/// superset/dashboards/api.py and charts/data/api.py.
Task<DashboardVisit> read_superset(Web& web, Budget& budget, DashboardAddress address);

}  // namespace vigie
