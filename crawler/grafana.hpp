/// Grafana's public dashboards, by their own interface.
#pragma once

#include "crawler/dashboard_answer.hpp"
#include "crawler/task.hpp"
#include "text/date.hpp"

namespace vigie {

/// Asks for the dashboard, then for each panel's data of the thirteen months up to `as_of`
/// (a server that lets nobody choose the time answers for its own). Source: Grafana,
/// pkg/services/publicdashboards/api.
Task<DashboardVisit> read_grafana(Web& web, Budget& budget, DashboardAddress address,
                                  Date as_of);

}  // namespace vigie
