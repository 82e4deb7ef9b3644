#include "crawler/dashboard_answer.hpp"

#include "crawler/json_members.hpp"
#include "text/fold.hpp"
#include "text/sha256.hpp"

#include <array>
#include <utility>

namespace vigie {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kLongestWords = 200;  // bytes

std::optional<Cause> cause_of(int status) {
  if (status >= 500) return Cause::http_5xx;
  if (status == 429) return Cause::rate_limited;
  return std::nullopt;
}

/// A web server's page in place of the interface's own words.
bool is_a_page(const Response& response) {
  return response.header("content-type").find("text/html") != std::string_view::npos;
}

DashboardState state_of(const Response& response, const Json& answer) {
  const int status = response.status;
  if (status == 401 || status == 403) return DashboardState::closed;
  const bool is_success = status >= 200 && status < 300;
  // Where an account is needed the page to log in comes in place of the answer.
  if (is_a_page(response))
    return is_success ? DashboardState::closed : DashboardState::unreadable;
  if (is_success && !answer.is_discarded()) return DashboardState::read;
  if (status == 404 || status == 410) return DashboardState::gone;
  return status == 400 ? DashboardState::closed : DashboardState::unreadable;
}

std::string words_of(const Response& response, const Json& answer) {
  for (const std::string_view name : {"message", "error", "detail", "msg"})
    if (auto text = json::text_at(answer, name)) return in_its_words(*text);
  if (answer.is_string()) return in_its_words(answer.get_ref<const std::string&>());
  const bool is_text =
      response.header("content-type").find("text/plain") != std::string_view::npos;
  return is_text ? in_its_words(response.body) : std::string{};
}

/// A signed address is a key for some minutes: it is used, and told to nobody.
std::string address_to_tell(const DashboardAddress& address) {
  if (!address.is_signed) return address.url.href();
  return address.base + "/embed/" + address.kind + "/…";
}

}  // namespace

std::string_view to_string(DashboardState state) {
  constexpr std::array<std::string_view, 5> kWords{"read", "gone", "closed", "failed",
                                                   "unreadable"};
  return kWords.at(static_cast<std::size_t>(state));
}

Request interface_request(Url url) {
  Request request{.url = std::move(url)};
  request.headers = {{"accept", "application/json"}};
  request.max_body_bytes = kMostResultBytes;
  return request;
}

Request interface_request(Url url, const Json& body) {
  Request request = interface_request(std::move(url));
  request.method = "POST";
  request.headers.emplace_back("content-type", "application/json");
  request.body = body.dump();
  return request;
}

OpenedDashboard opened(const DashboardAddress& address, const Fetched& answer) {
  OpenedDashboard dashboard{.visit = {.tool = std::string(to_string(address.tool)),
                                      .url = address_to_tell(address),
                                      .on_page = {}},
                            .answer = {}};
  DashboardVisit& visit = dashboard.visit;
  if (!answer) {
    visit.result = Unexpected{answer.error()};
    return dashboard;
  }
  if (const auto cause = cause_of(answer->status)) {
    visit.result = Unexpected{Unseen{.cause = *cause,
                                     .url = answer->final_url.href(),
                                     .http_status = answer->status,
                                     .detail = "HTTP " + std::to_string(answer->status)}};
    return dashboard;
  }
  Page page;
  page.url = visit.url;
  page.final_url = address.is_signed ? page.url : answer->final_url.href();
  page.status = answer->status;
  page.sha256 = sha256_hex(answer->body);
  page.body_bytes = answer->body.size();
  visit.result = std::move(page);
  Json body = json::parse(answer->body);
  visit.state = state_of(*answer, body);
  if (visit.state == DashboardState::read)
    dashboard.answer = std::move(body);
  else
    visit.said = words_of(*answer, body);
  return dashboard;
}

Json body_of(const Fetched& answer) {
  if (!answer || answer->status < 200 || answer->status >= 300) return {};
  Json body = json::parse(answer->body);
  return body.is_discarded() ? Json{} : body;
}

std::string in_its_words(std::string_view text) {
  return excerpt(normalise(valid_utf8(text.substr(0, 4 * kLongestWords))), 0, kLongestWords);
}

void note_result(DashboardResult result, DashboardVisit& visit) {
  if (add_result(std::move(result), *visit.result))
    ++visit.results;
  else
    ++visit.failed_results;
}

void conclude(DashboardVisit& visit) {
  if (visit.state == DashboardState::read && visit.results == 0)
    visit.state = DashboardState::failed;
}

}  // namespace vigie
