#include "crawler/open_series.hpp"

#include "crawler/json_members.hpp"
#include "text/percent.hpp"

#include <string>
#include <utility>

namespace vigie {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kFewestPoints = 2;  // less is no series

DashboardResult plot_of(const Json& answer) {
  DashboardResult result{
      .title = "Visiteurs uniques",
      .columns = {{.name = "", .kind = ColumnKind::time, .step = TimeStep::month},
                  {.name = "visiteurs uniques", .kind = ColumnKind::number}},
      .rows = {}};
  const Json& labels = json::list_at(answer, "labels");
  const Json& plot = json::list_at(answer, "plot");
  for (std::size_t i = 0; i < labels.size() && i < plot.size(); ++i)
    result.rows.push_back(
        {cell_text(labels[i], ColumnKind::time), cell_text(plot[i], ColumnKind::number)});
  return result;
}

/// The days come with or without a time: ISO either way.
DashboardResult stats_of(const Json& answer) {
  DashboardResult result{.title = json::text_at(answer, "description").value_or(""),
                         .columns = {{.name = "", .kind = ColumnKind::time},
                                     {.name = "value", .kind = ColumnKind::number}},
                         .rows = {}};
  for (const Json& point : json::list_at(answer, "stats")) {
    const Json& day =
        json::at(point, json::at(point, "iso_date").is_null() ? "date" : "iso_date");
    result.rows.push_back({cell_text(day, ColumnKind::time),
                           cell_text(json::at(point, "value"), ColumnKind::number)});
    if (result.rows.back().front().empty()) result.rows.pop_back();
  }
  return result;
}

void add_line(std::string text, Page& page) {
  page.blocks.push_back({.text = std::move(text), .tag = "p", .region = Region::main});
}

/// A dataset's own words, in a sentence for each date that counts.
void describe_dataset(const Json& dataset, DashboardVisit& visit) {
  Page& page = *visit.result;
  if (auto title = json::text_at(dataset, "title")) page.title = in_its_words(*title);
  if (const auto end = json::day_at(json::at(dataset, "temporal_coverage"), "end")) {
    add_line("Données au " + french_date(*end), page);
    ++visit.results;
  }
  if (const auto changed = json::day_at(dataset, "last_update")) {
    add_line("Mis à jour le " + french_date(*changed), page);
    page.last_modified = changed;
    ++visit.results;
  }
}

}  // namespace

Task<DashboardVisit> read_plausible(Web& web, Budget& budget, DashboardAddress address) {
  const std::string key = query_value(address.url, "auth").value_or("");
  const auto url = interface_of(
      address, "/api/stats/" + percent_encode_value(address.id) +
                   "/main-graph?period=12mo&interval=month&auth=" + percent_encode_value(key));
  if (!url) co_return DashboardVisit{};
  const Request request = interface_request(*url);
  OpenedDashboard site = opened(address, co_await web.get(request, budget));
  DashboardVisit visit = std::move(site.visit);
  if (!visit.result || visit.state != DashboardState::read) co_return visit;
  visit.result->title = visit.tool;
  note_result(plot_of(site.answer), visit);
  conclude(visit);
  co_return visit;
}

Task<DashboardVisit> read_data_gouv(Web& web, Budget& budget, DashboardAddress address) {
  const auto url = interface_of(address, "/api/1/datasets/" + address.id + "/");
  if (!url) co_return DashboardVisit{};
  const Request request = interface_request(*url);
  OpenedDashboard dataset = opened(address, co_await web.get(request, budget));
  DashboardVisit visit = std::move(dataset.visit);
  if (!visit.result || visit.state != DashboardState::read) co_return visit;
  describe_dataset(dataset.answer, visit);
  conclude(visit);
  co_return visit;
}

Task<std::optional<DashboardVisit>> read_stats_route(Web& web, Budget& budget, Url page) {
  page.path = "/api/stats";
  page.query.reset();
  page.fragment.reset();
  const DashboardAddress address{.url = page, .base = page.origin(), .kind = {}, .id = {}};
  const Request request = interface_request(page);
  OpenedDashboard route = opened(address, co_await web.get(request, budget));
  if (!route.visit.result || route.visit.state != DashboardState::read) co_return std::nullopt;
  DashboardResult stats = stats_of(route.answer);
  if (stats.rows.size() < kFewestPoints) co_return std::nullopt;
  DashboardVisit visit = std::move(route.visit);
  visit.tool = "/api/stats";
  visit.result->title = in_its_words(stats.title.empty() ? visit.tool : stats.title);
  note_result(std::move(stats), visit);
  if (visit.results == 0) co_return std::nullopt;
  co_return visit;
}

}  // namespace vigie
