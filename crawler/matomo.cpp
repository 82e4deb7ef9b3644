#include "crawler/matomo.hpp"

#include "crawler/json_members.hpp"

#include <optional>
#include <utility>

namespace vigie {

namespace {

using Json = nlohmann::json;

std::optional<Url> visits_url(const DashboardAddress& address, const std::string& period) {
  return interface_of(address, "/index.php?module=API&method=VisitsSummary.get&idSite=" +
                                   address.id + period + "&format=JSON&token_auth=anonymous");
}

bool is_refusal(const Json& answer) {
  return json::text_at(answer, "result") == "error";
}

/// {"2026-08-19": {"nb_visits": 12, …}, "2026-08-20": []}, or months: {"2026-07": {…}}.
DashboardResult visits_of(const Json& answer, TimeStep step) {
  DashboardResult result{.title = "Visites",
                         .columns = {{.name = "", .kind = ColumnKind::time, .step = step},
                                     {.name = "visites", .kind = ColumnKind::number},
                                     {.name = "visiteurs uniques", .kind = ColumnKind::number}},
                         .rows = {}};
  if (!answer.is_object()) return result;
  for (const auto& [bucket, visits] : answer.items()) {
    const std::string day = step == TimeStep::month ? bucket + "-01" : bucket;
    result.rows.push_back(
        {cell_text(Json(day), ColumnKind::time),
         cell_text(json::at(visits, "nb_visits"), ColumnKind::number),
         cell_text(json::at(visits, "nb_uniq_visitors"), ColumnKind::number)});
  }
  return result;
}

}  // namespace

Task<DashboardVisit> read_matomo(Web& web, Budget& budget, DashboardAddress address) {
  const auto days = visits_url(address, "&period=day&date=last30");
  const auto months = visits_url(address, "&period=month&date=last13");
  if (!days || !months) co_return DashboardVisit{};
  const Request first = interface_request(*days);
  OpenedDashboard site = opened(address, co_await web.get(first, budget));
  DashboardVisit visit = std::move(site.visit);
  if (!visit.result || visit.state != DashboardState::read) co_return visit;
  visit.result->title = visit.tool;
  if (is_refusal(site.answer)) {
    visit.state = DashboardState::closed;
    visit.said = in_its_words(json::text_at(site.answer, "message").value_or(""));
    co_return visit;
  }
  note_result(visits_of(site.answer, TimeStep::day), visit);
  const Request second = interface_request(*months);
  const Json by_month = body_of(co_await web.get(second, budget));
  if (by_month.is_object() && !is_refusal(by_month))
    note_result(visits_of(by_month, TimeStep::month), visit);
  conclude(visit);
  co_return visit;
}

}  // namespace vigie
