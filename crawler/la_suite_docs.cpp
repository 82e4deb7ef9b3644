#include "crawler/la_suite_docs.hpp"

#include "crawler/html.hpp"
#include "crawler/json_members.hpp"

#include <string>
#include <utility>

namespace vigie {

namespace {

using Json = nlohmann::json;

/// The content takes the place of the empty page; what was said of the document stays.
bool take_content(const Json& answer, const Url& url, DashboardVisit& visit) {
  const auto html = json::text_at(answer, "content");
  if (!html) return false;
  auto content = parse_html(*html, url, {});
  if (!content) return false;
  Page& page = *visit.result;
  page.blocks = std::move(content->blocks);
  page.headings = std::move(content->headings);
  page.tables = std::move(content->tables);
  page.links = std::move(content->links);
  ++visit.results;
  return true;
}

}  // namespace

Task<DashboardVisit> read_la_suite_docs(Web& web, Budget& budget, DashboardAddress address) {
  const std::string root = "/api/v1.0/documents/" + address.id;
  const auto about = interface_of(address, root + "/");
  const auto content = interface_of(address, root + "/formatted-content/?content_format=html");
  const auto before = interface_of(address, root + "/content/?content_format=html");
  if (!about || !content || !before) co_return DashboardVisit{};
  const Request first = interface_request(*about);
  OpenedDashboard document = opened(address, co_await web.get(first, budget));
  DashboardVisit visit = std::move(document.visit);
  if (!visit.result || visit.state != DashboardState::read) co_return visit;
  visit.result->title =
      in_its_words(json::text_at(document.answer, "title").value_or(visit.tool));
  visit.result->last_modified = json::day_at(document.answer, "updated_at");
  const Request second = interface_request(*content);
  const Json text = body_of(co_await web.get(second, budget));
  if (!take_content(text, address.url, visit)) {
    const Request third = interface_request(*before);
    const Json older = body_of(co_await web.get(third, budget));
    take_content(older, address.url, visit);
  }
  conclude(visit);
  co_return visit;
}

}  // namespace vigie
