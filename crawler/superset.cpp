#include "crawler/superset.hpp"

#include "crawler/json_members.hpp"

#include <string>
#include <utility>
#include <vector>

namespace vigie {

namespace {

using Json = nlohmann::json;

struct Chart {
  int id = 0;
  std::string title;
};

std::vector<Chart> charts_of(const Json& answer) {
  std::vector<Chart> charts;
  for (const Json& chart : json::list_at(answer, "result")) {
    const auto id = json::count_at(chart, "id");
    if (id && charts.size() < kMostResults)
      charts.push_back({.id = *id, .title = json::text_at(chart, "slice_name").value_or("")});
  }
  return charts;
}

/// Superset's GenericDataType: 0 number, 1 text, 2 time, 3 true or false.
ColumnKind kind_of(const Json& type) {
  if (type == 0) return ColumnKind::number;
  return type == 2 ? ColumnKind::time : ColumnKind::text;
}

/// The first query's answer: rows are objects, keyed by the columns' names.
DashboardResult result_of(const Chart& chart, const Json& answer) {
  DashboardResult result{.title = chart.title, .columns = {}, .rows = {}};
  const Json& queries = json::list_at(answer, "result");
  if (queries.empty()) return result;
  const std::vector<std::string> names = json::texts_at(queries.front(), "colnames");
  const Json& types = json::list_at(queries.front(), "coltypes");
  for (std::size_t i = 0; i < names.size() && i < types.size(); ++i)
    result.columns.push_back({.name = names[i], .kind = kind_of(types[i])});
  for (const Json& row : json::list_at(queries.front(), "data")) {
    std::vector<std::string> cells;
    for (const ResultColumn& column : result.columns)
      cells.push_back(cell_text(json::at(row, column.name), column.kind));
    result.rows.push_back(std::move(cells));
  }
  return result;
}

}  // namespace

Task<DashboardVisit> read_superset(Web& web, Budget& budget, DashboardAddress address) {
  const std::string root = "/api/v1/dashboard/" + address.id;
  const auto about = interface_of(address, root);
  const auto list = interface_of(address, root + "/charts");
  if (!about || !list) co_return DashboardVisit{};
  const Request first = interface_request(*about);
  OpenedDashboard dashboard = opened(address, co_await web.get(first, budget));
  DashboardVisit visit = std::move(dashboard.visit);
  if (!visit.result || visit.state != DashboardState::read) co_return visit;
  visit.result->title =
      in_its_words(json::text_at(json::at(dashboard.answer, "result"), "dashboard_title")
                       .value_or(visit.tool));
  const Request second = interface_request(*list);
  const std::vector<Chart> charts = charts_of(body_of(co_await web.get(second, budget)));
  std::vector<Request> requests;
  for (const Chart& chart : charts)
    if (const auto url =
            interface_of(address, "/api/v1/chart/" + std::to_string(chart.id) + "/data/"))
      requests.push_back(interface_request(*url));
  const std::vector<Fetched> answers = co_await web.get_all(std::move(requests), budget);
  for (std::size_t i = 0; i < answers.size(); ++i)
    note_result(result_of(charts[i], body_of(answers[i])), visit);
  conclude(visit);
  co_return visit;
}

}  // namespace vigie
