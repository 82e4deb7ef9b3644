#include "crawler/exchange.hpp"

#include "crawler/retry.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace vigie {

namespace {

constexpr std::chrono::seconds kLongestPause{60};
constexpr std::chrono::seconds kLongestRateLimitPause{30};
constexpr std::size_t kRobotsBytes = 500U << 10U;

std::string_view header(const TransferResult& result, std::string_view name) {
  const auto found =
      std::ranges::find(result.headers, name, &std::pair<std::string, std::string>::first);
  return found == result.headers.end() ? std::string_view{} : std::string_view(found->second);
}

Unexpected<Unseen> unseen(const Exchange& exchange, Failure failure) {
  return Unexpected{Unseen{.cause = failure.cause,
                           .url = exchange.request.url.href(),
                           .tls = failure.tls,
                           .detail = std::move(failure.detail)}};
}

/// A silent host is not asked again at once: it is at the end of the run (crawler/suspect.hpp).
std::optional<Retry> retry_after_failure(const Exchange& exchange, const Failure& failure) {
  if (!is_transient(failure.cause) || failure.cause == Cause::timeout ||
      exchange.attempts > exchange.max_retries)
    return std::nullopt;
  return Retry{.pause = backoff(exchange.request.url.href(), exchange.attempts)};
}

std::optional<Retry> retry_after_status(const Exchange& exchange, const TransferResult& result,
                                        const Circumstances& circumstances) {
  if (circumstances.patience == Patience::used_up) return std::nullopt;
  const auto wanted = retry_after(header(result, "retry-after"), circumstances.now);
  if (result.status == 429) {
    if (exchange.attempts > 1 || !wanted || *wanted > kLongestRateLimitPause)
      return std::nullopt;
    return Retry{.pause = *wanted, .who = Retry::Who::whole_host};
  }
  if (!is_transient_status(result.status) || exchange.attempts > exchange.max_retries)
    return std::nullopt;
  if (!wanted) return Retry{.pause = backoff(exchange.request.url.href(), exchange.attempts)};
  return Retry{.pause = std::min<std::chrono::milliseconds>(*wanted, kLongestPause),
               .who = Retry::Who::whole_host};
}

bool is_redirect(int status) {
  constexpr std::array kRedirects{301, 302, 303, 307, 308};
  return std::ranges::find(kRedirects, status) != kRedirects.end();
}

/// Tokens go to the host that they are for, and never in clear where that was not asked.
bool may_keep_headers(const Url& from, const Url& to) {
  const bool upgrade = !from.is_https() && to.is_https() && from.port == 0 && to.port == 0;
  return from.host == to.host && (from.origin() == to.origin() || upgrade);
}

NextStep redirect(Exchange& exchange, int status, std::string_view location) {
  Request& request = exchange.request;
  auto target = resolve(request.url, location);
  if (!target) {
    const bool other = target.error() == UrlProblem::other_scheme;
    return unseen(exchange, {.cause = other ? Cause::refused_address : Cause::decode,
                             .detail = other ? "redirect to other scheme"
                                             : "redirect to an address that is none"});
  }
  if (!target->fragment) target->fragment = request.url.fragment;
  const std::string next = target->without_fragment();
  const auto is_next = [&](const Url& url) { return url.without_fragment() == next; };
  const bool seen = is_next(exchange.asked) || std::ranges::any_of(exchange.redirects, is_next);
  const bool becomes_get = request.method == "POST" && status <= 303;
  if (seen && !becomes_get)
    return unseen(exchange, {.cause = Cause::too_many_redirects, .detail = "loop"});
  if (std::ssize(exchange.redirects) >= exchange.max_redirects)
    return unseen(exchange, {.cause = Cause::too_many_redirects, .detail = "limit"});

  if (!may_keep_headers(request.url, *target)) request.headers.clear();
  if (becomes_get) {
    request.method = "GET";
    request.body.clear();
  }
  request.url = *target;
  exchange.redirects.push_back(std::move(*target));
  exchange.attempts = 0;
  return Redirected{};
}

}  // namespace

void Exchange::finish(Expected<Response, Unseen> answer) {
  on_finished({.answer = std::move(answer), .spent = spent, .robots = std::move(robots)});
}

void Exchange::fail(Failure failure) {
  finish(unseen(*this, std::move(failure)));
}

BodyLimit Exchange::body_limit() const {
  if (purpose == Purpose::robots_txt)
    return {.bytes = kRobotsBytes, .beyond = BodyLimit::Beyond::cut};
  const std::size_t left = allowance.bytes - std::min(allowance.bytes, spent.bytes);
  if (left < request.max_body_bytes)
    return {.bytes = left, .beyond = BodyLimit::Beyond::over_budget};
  return {.bytes = request.max_body_bytes, .beyond = BodyLimit::Beyond::too_large};
}

bool Exchange::may_spend() const {
  return spent.requests < allowance.requests && spent.bytes < allowance.bytes;
}

NextStep next_step(Exchange& exchange, TransferResult result,
                   const Circumstances& circumstances) {
  ++exchange.attempts;
  const auto retry = result.failure ? retry_after_failure(exchange, *result.failure)
                                    : retry_after_status(exchange, result, circumstances);
  // An attempt that is made again is not counted: how many it takes differs from run to run,
  // and what a report says of a product must not.
  if (retry) return *retry;
  ++exchange.spent.requests;
  exchange.spent.bytes += result.bytes;
  if (result.failure) {
    Unseen error = unseen(exchange, std::move(*result.failure)).error;
    if (error.cause == Cause::tls) error.certificate = std::move(result.certificate);
    return Unexpected{std::move(error)};
  }

  const std::string_view location = header(result, "location");
  if (is_redirect(result.status) && !location.empty() &&
      exchange.request.redirects == Redirects::follow)
    return redirect(exchange, result.status, location);

  return Response{.asked = exchange.asked,
                  .final_url = exchange.request.url,
                  .redirects = std::move(exchange.redirects),
                  .status = result.status,
                  .headers = std::move(result.headers),
                  .body = std::move(result.body),
                  .certificate = std::move(result.certificate)};
}

}  // namespace vigie
