#include "crawler/forge_http.hpp"

#include "text/sha256.hpp"

#include <utility>

namespace vigie {

namespace {

Unseen unseen(const Response& response, Cause cause, std::string detail) {
  Unseen why;
  why.cause = cause;
  why.url = response.final_url.href();
  why.http_status = response.status;
  why.detail = std::move(detail);
  return why;
}

}  // namespace

std::string forge_origin(const RepositoryTarget& target) {
  const Expected<Url, UrlProblem> url = parse_url(target.url);
  const bool has_own_port = url && url->host == target.host && url->port != 0;
  return has_own_port ? url->origin() : "https://" + target.host;
}

Request forge_request(Url url) {
  Request request{.url = std::move(url)};
  request.robots = Robots::not_asked;
  return request;
}

std::optional<Unseen> refusal_of(const Response& response) {
  const std::string detail = "HTTP " + std::to_string(response.status);
  if (response.status >= 500) return unseen(response, Cause::http_5xx, detail);
  if (response.status == 429) return unseen(response, Cause::rate_limited, detail);
  if (response.status != 403) return std::nullopt;
  const bool is_quota = response.header("x-ratelimit-remaining") == "0" ||
                        response.header("ratelimit-remaining") == "0" ||
                        !response.header("retry-after").empty();
  return unseen(response, is_quota ? Cause::rate_limited : Cause::blocked, detail);
}

Unseen unreadable(const Response& response, std::string detail) {
  return unseen(response, Cause::decode, std::move(detail));
}

RepositoryFacts facts_from_status(const Response& response, std::string_view observed_by) {
  RepositoryFacts facts;
  facts.exists = response.status < 400;
  facts.observed_by = observed_by;
  facts.url = response.final_url.href();
  facts.status = response.status;
  facts.sha256 = sha256_hex(response.body);
  return facts;
}

}  // namespace vigie
