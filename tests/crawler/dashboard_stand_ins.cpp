#include "dashboard_stand_ins.hpp"

#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

namespace vigie::test {

namespace {

using world::WorldAnswer;
using world::WorldRequest;
using Json = nlohmann::json;

WorldAnswer plain(std::string body, int status) {
  return world::text(std::move(body), status);
}

Json card(int id, const char* name, const char* display) {
  return {{"id", id},
          {"name", name},
          {"display", display},
          {"visualization_settings", Json::object()}};
}

Json dashcards() {
  Json progress = card(23, "Structures ouvertes", "progress");
  progress["visualization_settings"] = {{"progress.goal", 500}};
  Json share = card(24, "Part des usagers satisfaits", "scalar");
  share["visualization_settings"] = {
      {"column_settings", {{"[\"name\",\"avg\"]", {{"suffix", " %"}}}}}};
  return {{{"id", 11},
           {"card", card(21, "Usagers actifs par mois", "line")},
           {"visualization_settings", Json::object()}},
          {{"id", 12},
           {"card", card(22, "Count", "scalar")},
           {"visualization_settings", {{"card.title", "Usagers inscrits"}}}},
          {{"id", 13}, {"card", progress}, {"visualization_settings", Json::object()}},
          {{"id", 14}, {"card", share}, {"visualization_settings", Json::object()}},
          {{"id", 15},
           {"card", nullptr},
           {"visualization_settings", {{"text", "Un encart de texte"}}}}};
}

Json dashboard(const char* list) {
  return {
      {"id", 1}, {"name", "Chiffres clés"}, {"parameters", Json::array()}, {list, dashcards()}};
}

/// As Metabase answers: 202, rows beside the columns' types.
WorldAnswer rows(Json cols, Json rows) {
  return world::json(Json{{"status", "completed"},
                          {"row_count", rows.size()},
                          {"data", {{"cols", std::move(cols)}, {"rows", std::move(rows)}}}}
                         .dump(),
                     202);
}

Json number_column(const char* name) {
  return {{"name", name}, {"display_name", name}, {"base_type", "type/BigInteger"}};
}

WorldAnswer metabase_card(std::string_view path) {
  const auto ends = [&](std::string_view tail) { return path.ends_with(tail); };
  const Json month{{"name", "created_at"},
                   {"display_name", "Created At: Month"},
                   {"base_type", "type/DateTimeWithLocalTZ"},
                   {"unit", "month"}};
  const Json kind{{"name", "kind"}, {"display_name", "Kind"}, {"base_type", "type/Text"}};
  // A breakdown: two lines a month; the months since June are empty.
  if (ends("card/21"))
    return rows({month, kind, number_column("count")},
                {{"2026-04-01T00:00:00+02:00", "a", 100},
                 {"2026-04-01T00:00:00+02:00", "b", 20},
                 {"2026-05-01T00:00:00+02:00", "a", 150},
                 {"2026-05-01T00:00:00+02:00", "b", 25},
                 {"2026-06-01T00:00:00+02:00", "a", 0},
                 {"2026-07-01T00:00:00+02:00", "a", nullptr}});
  if (ends("card/22")) return rows({number_column("count")}, {{12243}});
  if (ends("card/23")) return rows({number_column("count")}, {{312}});
  if (ends("card/24"))
    return rows({{{"name", "avg"}, {"display_name", "Moyenne"}, {"base_type", "type/Float"}}},
                {{92.257}});
  return plain("Not found.", 404);
}

WorldAnswer metabase(const WorldRequest& request) {
  const std::string root = std::string("/bi/api/public/dashboard/") + kMetabaseUuid;
  if (request.path == root) return world::json(dashboard("dashcards").dump());
  if (request.path.starts_with(root + "/dashcard/")) return metabase_card(request.path);
  const std::string question = std::string("/bi/api/public/card/") + kQuestionUuid;
  if (request.path == question) return world::json(card(31, "Trajets réalisés", "bar").dump());
  if (request.path == question + "/query")
    return rows({{{"name", "semaine"}, {"display_name", "Semaine"}, {"base_type", "type/Date"}},
                 number_column("sum")},
                Json::array({Json::array({"2026-08-03", 7}), Json::array({"2026-08-10", 9})}));
  return plain("Not found.", 404);
}

/// Of 2021: another list, and results without the dashcard in the route.
WorldAnswer older(const WorldRequest& request) {
  const std::string root = std::string("/api/public/dashboard/") + kMetabaseUuid;
  if (request.path == root) return world::json(dashboard("ordered_cards").dump());
  if (request.path.starts_with(root + "/card/")) return metabase_card(request.path);
  return plain("API endpoint does not exist.", 404);
}

WorldAnswer failing(const WorldRequest& request) {
  if (request.path.find("/dashcard/") != std::string::npos)
    return world::json(
        R"({"status":"failed","error":"An error occurred while running the query."})", 202);
  return world::json(dashboard("dashcards").dump());
}

WorldAnswer huge(const WorldRequest& request) {
  if (request.path.ends_with("card/21"))
    return world::json("{\"data\":{\"rows\":[" + std::string(4U << 20U, ' ') + "]}}", 202);
  if (request.path.find("/dashcard/") != std::string::npos) return metabase_card(request.path);
  return world::json(dashboard("dashcards").dump());
}

/// The year is asked for: without it the query fails.
WorldAnswer asking(const WorldRequest& request) {
  Json described = dashboard("dashcards");
  described["parameters"] = {{{"id", "abc"}, {"slug", "annee"}, {"type", "number/="}},
                             {{"id", "def"},
                              {"slug", "region"},
                              {"type", "string/="},
                              {"default", Json::array({"Bretagne"})}}};
  if (request.path.find("/dashcard/") == std::string::npos)
    return world::json(described.dump());
  const bool is_asked = request.query.find("%222026%22") != std::string::npos &&
                        request.query.find("Bretagne") != std::string::npos;
  if (is_asked) return metabase_card(request.path);
  return world::json(
      R"({"status":"failed","error_type":"missing-required-parameter","error":"annee"})", 202);
}

std::string query_part(const WorldRequest& request, std::string_view name) {
  const std::size_t at = ("&" + request.query).find("&" + std::string(name) + "=");
  if (at == std::string::npos) return {};
  const std::string rest = request.query.substr(at + name.size() + 1);
  return rest.substr(0, rest.find('&'));
}

WorldAnswer matomo(const WorldRequest& request, bool is_counting) {
  if (request.path != "/index.php" || query_part(request, "module") != "API")
    return world::html("<h1>Matomo</h1>");
  if (request.host == "private.test" || query_part(request, "token_auth") != "anonymous")
    return world::json(
        R"({"result":"error","message":"You can't access this resource as it requires 'view' access for the website id = 75."})");
  if (query_part(request, "period") == "month")
    return world::json(
        is_counting ? R"({"2026-06":{"nb_uniq_visitors":800,"nb_visits":1200},
                                 "2026-07":{"nb_uniq_visitors":900,"nb_visits":1300}})"
                    : R"({"2024-01":{"nb_uniq_visitors":10,"nb_visits":12},"2026-07":[]})");
  return world::json(is_counting ? R"({"2026-08-18":{"nb_uniq_visitors":40,"nb_visits":55},
                               "2026-08-19":{"nb_uniq_visitors":42,"nb_visits":61}})"
                                 : R"({"2026-08-18":[],"2026-08-19":[]})");
}

WorldAnswer superset(const WorldRequest& request) {
  if (request.path == "/api/v1/dashboard/lasuite")
    return world::json(R"({"result":{"id":7,"dashboard_title":"La Suite"}})");
  if (request.path == "/api/v1/dashboard/lasuite/charts")
    return world::json(R"({"result":[{"id":70,"slice_name":"Comptes actifs"},
                                     {"id":71,"slice_name":"Sans contexte"}]})");
  if (request.path == "/api/v1/chart/70/data/")
    return world::json(R"({"result":[{"colnames":["mois","comptes"],"coltypes":[2,0],
        "cached_dttm":null,"data":[{"mois":1780272000000,"comptes":41000},
                                   {"mois":1782864000000,"comptes":45000}]}]})");
  if (request.path == "/api/v1/chart/71/data/")
    return world::json(
        R"({"message":"Chart has no query context saved. Please save the chart again."})", 400);
  return world::json(R"({"message":"Not found"})", 404);
}

WorldAnswer grafana(const WorldRequest& request) {
  const std::string root = std::string("/api/public/dashboards/") + kGrafanaToken;
  if (request.path == root && request.method == "GET")
    return world::json(
        R"({"meta":{"updated":"2023-01-01T00:00:00Z","publicDashboardEnabled":true},
        "dashboard":{"title":"Disponibilité","panels":[
          {"id":2,"type":"timeseries","title":"Requêtes par jour","targets":[{"refId":"A"}]},
          {"id":3,"type":"text","title":"À propos"},
          {"id":4,"type":"row","title":"Fermé","panels":[
            {"id":5,"type":"stat","title":"Panne","targets":[{"refId":"A"}]}]}]}})");
  if (request.path == root + "/panels/2/query" && request.method == "POST") {
    const Json body = Json::parse(request.body, nullptr, false);
    if (!body.contains("intervalMs") || !body.contains("maxDataPoints"))
      return world::json(R"({"message":"bad request data"})", 400);
    return world::json(R"({"results":{"A":{"status":200,"frames":[{"schema":{"fields":[
        {"name":"Time","type":"time"},{"name":"Value","type":"number"}]},
        "data":{"values":[[1786924800000,1787011200000,1787097600000],[510,498.5,null]]}}]}}})");
  }
  if (request.path == root + "/panels/5/query")
    return world::json(R"({"results":{"A":{"status":500,"error":"timeout"}}})", 207);
  return world::json(
      R"({"message":"Dashboard not found","messageId":"publicdashboards.notFound"})", 404);
}

/// Before version 5.0 the content had another route.
WorldAnswer docs(const WorldRequest& request, bool is_older) {
  const std::string root = std::string("/api/v1.0/documents/") + kDocsUuid + "/";
  if (request.path == root)
    return world::json(R"({"id":"x","title":"Matrice d'impact","link_reach":"public",
                           "updated_at":"2026-05-04T09:12:00.123456Z"})");
  const std::string content = is_older ? "content/" : "formatted-content/";
  if (request.path == root + content && request.query == "content_format=html")
    return world::json(Json{{"title", "Matrice d'impact"},
                            {"content",
                             "<h2>Utilisé</h2><p>En avril 2026, 4 210 usagers actifs.</p>"
                             "<table><tr><th>Indicateur</th><th>Usagers</th></tr><tr><td>2025</"
                             "td><td>3 900</td></tr>"
                             "</table>"}}
                           .dump());
  return world::json(R"({"detail":"Not found."})", 404);
}

WorldAnswer plausible(const WorldRequest& request) {
  if (request.path == "/api/stats/site.example/main-graph" &&
      query_part(request, "auth") == "slug")
    return world::json(
        R"({"labels":["2026-06-01","2026-07-01"],"plot":[1500,1700],"present_index":1})");
  return world::json(
      R"({"error":"Site does not exist or user does not have sufficient access."})", 404);
}

}  // namespace

WorldAnswer dashboard_answer(const WorldRequest& request) {
  const std::string host = request.host.substr(0, request.host.find('.'));
  if (request.path == "/robots.txt") return world::text("", 404);
  if (host == "metabase") return metabase(request);
  if (host == "older") return older(request);
  if (host == "revoked") return plain("Not found.", 404);
  if (host == "unshared") return plain("Public sharing is not enabled.", 400);
  if (host == "failing") return failing(request);
  if (host == "huge") return huge(request);
  if (host == "asking") return asking(request);
  if (host == "oauth") return world::html("<form><input type=password></form>");
  if (host == "broken") return world::text("down", 502);
  if (host == "matomo" || host == "private") return matomo(request, true);
  if (host == "dead") return matomo(request, false);
  if (host == "superset") return superset(request);
  if (host == "grafana") return grafana(request);
  if (host == "docs" || host == "olddocs") return docs(request, host == "olddocs");
  if (host == "plausible") return plausible(request);
  if (host == "site" && request.path == "/api/stats")
    return world::json(R"({"description":"Simulations par mois","stats":[
        {"date":"2026-07-31T00:00:00.000Z","value":1200},
        {"date":"2026-06-30T00:00:00.000Z","value":1100}]})");
  return world::html("<h1>Absente</h1>", 404);
}

}  // namespace vigie::test
