/// The dashboards that a statistics page shows, or is.
#pragma once

#include "checks/finding.hpp"
#include "checks/freshness_evidence.hpp"
#include "crawler/evidence.hpp"

#include <optional>
#include <vector>

namespace vigie {

/// Those of the visit's page, in the order in which they stand there.
std::vector<const DashboardVisit*> dashboards_on(const Evidence& evidence, const Visit& visit);

/// True when the page is nothing but the dashboard.
bool is_dashboard_itself(const DashboardVisit& dashboard, const Visit& visit);

/// Why nobody can see the dashboard's figures, or why they could not be read: an error when it
/// was not observed, else unknown with the tool's own words. Nothing when it was read.
std::optional<Finding> unread(const DashboardVisit& dashboard);

/// What the page and its dashboards let one conclude together.
struct JoinedReading {
  FreshnessReading reading;
  const Page* newest_on = nullptr;  // the document of reading.newest()
  const Page* latest_on = nullptr;  // the document of reading.lo
};

JoinedReading read_freshness_of(const Evidence& evidence, const Visit& visit);

}  // namespace vigie
