#include "crawler/host_state.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace vigie {

namespace {

bool earlier(const std::unique_ptr<Exchange>& a, const std::unique_ptr<Exchange>& b) {
  return a->not_before < b->not_before;
}

}  // namespace

TokenBucket::TokenBucket(std::size_t burst, std::chrono::milliseconds interval)
    : interval_(interval),
      slack_(interval * static_cast<std::int64_t>(std::max<std::size_t>(burst, 1) - 1)) {}

void TokenBucket::take(Clock::time_point now) {
  last_taken_ = now;
  full_at_ = std::max(full_at_, now) + interval_;
}

void TokenBucket::slow_down(std::chrono::milliseconds interval) {
  if (interval <= interval_) return;
  interval_ = interval;
  slack_ = {};
  full_at_ = last_taken_ + interval_;
}

bool is_forge_host(std::string_view host) {
  constexpr std::array<std::string_view, 12> kForges{
      "github.com",          "api.github.com",    "raw.githubusercontent.com",
      "codeload.github.com", "gitlab.com",        "codeberg.org",
      "bitbucket.org",       "api.bitbucket.org", "framagit.org",
      "git.sr.ht",           "gitlab.inria.fr",   "gitlab.adullact.net"};
  return std::ranges::find(kForges, host) != kForges.end();
}

void Origin::learn(const Finished& robots_txt, std::string_view product) {
  robots = Robots::known;
  down.reset();
  robots_cost = robots_txt.spent;
  if (!robots_txt.answer) {
    const Unseen& error = robots_txt.answer.error();
    if (error.cause == Cause::cancelled) robots = Robots::unknown;
    if (error.cause != Cause::too_many_redirects) down = error;
    return;
  }
  const Response& response = *robots_txt.answer;
  if (response.status >= 500) {
    down = Unseen{.cause = Cause::http_5xx,
                  .url = response.final_url.href(),
                  .http_status = response.status,
                  .detail = "robots.txt"};
  } else if (response.status >= 200 && response.status < 300) {
    rules = RobotsRules(response.body, product);
  }
}

void Host::rest(Clock::time_point until) {
  rest_until = std::max(rest_until, until);
  ++rests;
}

std::unique_ptr<Exchange> Host::take_ready(Clock::time_point now) {
  if (in_flight >= max_in_flight || rest_until > now || bucket.ready_at() > now) return nullptr;
  const auto ready =
      std::ranges::find_if(queue, [&](const auto& each) { return each->not_before <= now; });
  if (ready == queue.end()) return nullptr;
  std::unique_ptr<Exchange> exchange = std::move(*ready);
  queue.erase(ready);
  return exchange;
}

std::optional<Clock::time_point> Host::next_ready() const {
  if (queue.empty() || in_flight >= max_in_flight) return std::nullopt;
  const Clock::time_point first = (*std::ranges::min_element(queue, earlier))->not_before;
  return std::max({first, rest_until, bucket.ready_at()});
}

}  // namespace vigie
