#include "crawler/grafana.hpp"

#include "crawler/json_members.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace vigie {

namespace {

using Json = nlohmann::json;

struct Panel {
  int id = 0;
  std::string title;
  std::string suffix;
};

/// Of text and of other panels: the latter have queries.
void add_panels(const Json& list, std::vector<Panel>& panels) {
  for (const Json& panel : list) {
    const auto id = json::count_at(panel, "id");
    const Json& unit = json::at(json::at(json::at(panel, "fieldConfig"), "defaults"), "unit");
    if (id && !json::list_at(panel, "targets").empty() && panels.size() < kMostResults)
      panels.push_back({.id = *id,
                        .title = json::text_at(panel, "title").value_or(""),
                        .suffix = unit == "percent" ? "%" : ""});
  }
}

/// A closed row holds its panels itself.
std::vector<Panel> panels_of(const Json& dashboard) {
  std::vector<Panel> panels;
  const Json& list = json::list_at(dashboard, "panels");
  add_panels(list, panels);
  for (const Json& row : list) add_panels(json::list_at(row, "panels"), panels);
  return panels;
}

Json question(Date as_of) {
  constexpr int kDays = 396;
  constexpr std::int64_t kMillisecondsOfADay = 86'400'000;
  const auto milliseconds = [](Date day) {
    return std::to_string(std::int64_t{day.time_since_epoch().count()} * kMillisecondsOfADay);
  };
  return {{"intervalMs", kMillisecondsOfADay},
          {"maxDataPoints", kMostResultRows},
          {"timeRange",
           {{"from", milliseconds(as_of - std::chrono::days{kDays})},
            {"to", milliseconds(as_of + std::chrono::days{1})},
            {"timezone", "browser"}}}};
}

ColumnKind kind_of(const Json& field) {
  const std::string type = json::text_at(field, "type").value_or("");
  if (type == "time") return ColumnKind::time;
  return type == "number" ? ColumnKind::number : ColumnKind::text;
}

/// A frame holds its values column by column.
DashboardResult result_of(const Panel& panel, const Json& frame) {
  DashboardResult result{
      .title = panel.title, .columns = {}, .rows = {}, .suffix = panel.suffix};
  const Json& columns = json::list_at(json::at(frame, "data"), "values");
  for (const Json& field : json::list_at(json::at(frame, "schema"), "fields"))
    result.columns.push_back(
        {.name = json::text_at(field, "name").value_or(""), .kind = kind_of(field)});
  if (columns.empty() || columns.size() != result.columns.size()) return result;
  const std::size_t rows = columns.front().is_array() ? columns.front().size() : 0;
  for (std::size_t i = 0; i < std::min(rows, 10 * kMostResultRows); ++i) {
    std::vector<std::string> cells;
    for (std::size_t c = 0; c < columns.size(); ++c)
      if (columns[c].is_array() && i < columns[c].size())
        cells.push_back(cell_text(columns[c][i], result.columns[c].kind));
    result.rows.push_back(std::move(cells));
  }
  return result;
}

void note_panel(const Panel& panel, const Json& answer, DashboardVisit& visit) {
  const std::size_t before = visit.results;
  const Json& results = json::at(answer, "results");
  if (results.is_object())
    for (const Json& query : results)
      for (const Json& frame : json::list_at(query, "frames"))
        if (add_result(result_of(panel, frame), *visit.result)) ++visit.results;
  if (visit.results == before) ++visit.failed_results;
}

}  // namespace

Task<DashboardVisit> read_grafana(Web& web, Budget& budget, DashboardAddress address,
                                  Date as_of) {
  const std::string root = "/api/public/dashboards/" + address.id;
  const auto about = interface_of(address, root);
  if (!about) co_return DashboardVisit{};
  const Request first = interface_request(*about);
  OpenedDashboard dashboard = opened(address, co_await web.get(first, budget));
  DashboardVisit visit = std::move(dashboard.visit);
  if (!visit.result || visit.state != DashboardState::read) co_return visit;
  const Json& described = json::at(dashboard.answer, "dashboard");
  visit.result->title = in_its_words(json::text_at(described, "title").value_or(visit.tool));
  const std::vector<Panel> panels = panels_of(described);
  std::vector<Request> requests;
  for (const Panel& panel : panels)
    if (const auto url =
            interface_of(address, root + "/panels/" + std::to_string(panel.id) + "/query"))
      requests.push_back(interface_request(*url, question(as_of)));
  const std::vector<Fetched> answers = co_await web.get_all(std::move(requests), budget);
  for (std::size_t i = 0; i < answers.size(); ++i)
    note_panel(panels[i], body_of(answers[i]), visit);
  conclude(visit);
  co_return visit;
}

}  // namespace vigie
