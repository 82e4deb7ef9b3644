#include "crawler/visit_dashboards.hpp"

#include "crawler/dashboard_address.hpp"
#include "crawler/grafana.hpp"
#include "crawler/la_suite_docs.hpp"
#include "crawler/matomo.hpp"
#include "crawler/metabase.hpp"
#include "crawler/open_series.hpp"
#include "crawler/superset.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace vigie {

namespace {

constexpr std::size_t kMostDashboards = 3;

/// A dashboard to read, and the page that shows it.
struct Shown {
  DashboardAddress address;
  std::string on_page;
};

void add(std::string_view url, const std::string& on_page, std::vector<Shown>& shown) {
  auto address = dashboard_address(url);
  const bool is_known =
      address && std::ranges::any_of(shown, [&](const Shown& each) {
        return each.address.base == address->base && each.address.id == address->id;
      });
  if (address && !is_known && shown.size() < kMostDashboards)
    shown.push_back({.address = std::move(*address), .on_page = on_page});
}

bool is_statistics(const Visit& visit) {
  if (visit.role != "stats" || !visit.result) return false;
  return visit.found == Found::sheet || (visit.is_present() && visit.proven);
}

std::vector<Shown> dashboards_of(const Product& product, const std::vector<Visit>& visits) {
  std::vector<Shown> shown;
  for (const Visit& visit : visits) {
    if (!is_statistics(visit)) continue;
    add(visit.url, "", shown);
    if (!visit.is_present()) continue;
    for (const Frame& frame : visit.result->frames) add(frame.url, visit.url, shown);
    for (const Link& link : visit.result->links)
      if (link.region == Region::main) add(link.url, visit.url, shown);
  }
  add(product.impact_url, "", shown);
  return shown;
}

/// The own statistics page whose host may have the route; null when there is none.
const Visit* own_page(const std::vector<Visit>& visits) {
  const auto found = std::ranges::find_if(visits, [](const Visit& visit) {
    return is_statistics(visit) && visit.is_present() && !dashboard_address(visit.url);
  });
  return found == visits.end() ? nullptr : &*found;
}

Task<DashboardVisit> read(Web& web, Budget& budget, DashboardAddress address, Date as_of) {
  switch (address.tool) {
    case DashboardTool::metabase:
      co_return co_await read_metabase(web, budget, std::move(address));
    case DashboardTool::matomo:
      co_return co_await read_matomo(web, budget, std::move(address));
    case DashboardTool::superset:
      co_return co_await read_superset(web, budget, std::move(address));
    case DashboardTool::grafana:
      co_return co_await read_grafana(web, budget, std::move(address), as_of);
    case DashboardTool::plausible:
      co_return co_await read_plausible(web, budget, std::move(address));
    case DashboardTool::docs:
      co_return co_await read_la_suite_docs(web, budget, std::move(address));
    case DashboardTool::data_gouv:
      co_return co_await read_data_gouv(web, budget, std::move(address));
  }
  co_return DashboardVisit{};
}

}  // namespace

Task<std::vector<DashboardVisit>> visit_dashboards(Web& web, Budget& budget,
                                                   const Product& product,
                                                   const std::vector<Visit>& visits,
                                                   Date as_of) {
  std::vector<DashboardVisit> seen;
  for (const Shown& shown : dashboards_of(product, visits)) {
    seen.push_back(co_await read(web, budget, shown.address, as_of));
    seen.back().on_page = shown.on_page;
  }
  const Visit* const page = own_page(visits);
  if (page == nullptr) co_return seen;
  const auto url = parse_url(page->result->final_url);
  if (!url) co_return seen;
  if (auto route = co_await read_stats_route(web, budget, *url)) {
    route->on_page = page->url;
    seen.push_back(std::move(*route));
  }
  co_return seen;
}

}  // namespace vigie
