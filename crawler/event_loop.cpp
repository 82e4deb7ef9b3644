#include "crawler/event_loop.hpp"

#include "crawler/address_filter.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>
#include <new>
#include <string_view>
#include <variant>

namespace vigie {

namespace {

constexpr std::size_t kForgeInFlight = 6;
constexpr int kRobotsRedirects = 5;  // RFC 9309, section 2.3.1.2
constexpr int kMaximumRests = 4;     // a host that always asks for another minute gets no more
constexpr int kLongestPollMs = 1'000;

CurlMulti new_multi(std::size_t kept_connections) {
  CurlMulti multi(curl_multi_init());
  if (!multi) throw std::bad_alloc();
  set(multi.get(), CURLMOPT_PIPELINING, CURLPIPE_MULTIPLEX);
  set(multi.get(), CURLMOPT_MAXCONNECTS, static_cast<long>(kept_connections));
  return multi;
}

Host new_host(const std::string& name, const LoopSettings& settings) {
  if (is_forge_host(name))
    return {.name = name,
            .bucket = TokenBucket(settings.forge_burst, settings.forge_interval),
            .max_in_flight = std::max(kForgeInFlight, settings.max_in_flight_per_host)};
  return {.name = name,
          .bucket = TokenBucket(settings.host_burst, settings.host_interval),
          .max_in_flight = settings.max_in_flight_per_host};
}

Url robots_url(const Url& page) {
  return {.scheme = page.scheme,
          .host = page.host,
          .port = page.port,
          .path = "/robots.txt",
          .query = {},
          .fragment = {}};
}

std::string path_and_query(const Url& url) {
  return url.query ? url.path + '?' + *url.query : url.path;
}

}  // namespace

EventLoop::EventLoop(EventLoops& loops, const LoopSettings& settings)
    : loops_(loops),
      settings_(settings),
      multi_(new_multi(settings.kept_connections)),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

void EventLoop::post(std::unique_ptr<Exchange> exchange) {
  {
    const std::scoped_lock lock(inbox_mutex_);
    inbox_.exchanges.push_back(std::move(exchange));
  }
  wake_up();
}

void EventLoop::post_robots(std::string host, std::string origin, Finished robots_txt) {
  {
    const std::scoped_lock lock(inbox_mutex_);
    inbox_.robots.push_back({.host = std::move(host),
                             .origin = std::move(origin),
                             .robots_txt = std::move(robots_txt)});
  }
  wake_up();
}

void EventLoop::cancel() {
  {
    const std::scoped_lock lock(inbox_mutex_);
    inbox_.cancel = true;
  }
  wake_up();
}

void EventLoop::start_afresh() {
  {
    const std::scoped_lock lock(inbox_mutex_);
    inbox_.start_afresh = true;
  }
  wake_up();
}

void EventLoop::wake_up() {
  const std::scoped_lock lock(inbox_mutex_);
  curl_multi_wakeup(multi_.get());
}

void EventLoop::end() {
  thread_.request_stop();
  wake_up();
  thread_.join();
}

void EventLoop::run(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    empty_inbox();
    wake_hosts();
    int running = 0;
    curl_multi_perform(multi_.get(), &running);
    collect_finished();
    curl_multi_poll(multi_.get(), nullptr, 0, poll_timeout_ms(), nullptr);
  }
  cancel_everything();
}

void EventLoop::empty_inbox() {
  Inbox inbox;
  {
    const std::scoped_lock lock(inbox_mutex_);
    std::swap(inbox, inbox_);
  }
  if (inbox.cancel) cancel_everything();
  if (inbox.start_afresh) forget_failures();
  for (const RobotsAnswer& answer : inbox.robots) learn_robots(answer);
  for (auto& exchange : inbox.exchanges) admit(std::move(exchange));
}

void EventLoop::wake_hosts() {
  const Clock::time_point now = Clock::now();
  while (!timers_.empty() && timers_.begin()->first <= now) {
    Host& host = *timers_.begin()->second;
    timers_.erase(timers_.begin());
    host.wake_at.reset();
    start_what_may(host);
  }
}

void EventLoop::collect_finished() {
  int left = 0;
  while (const CURLMsg* const message = curl_multi_info_read(multi_.get(), &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    finished(message->easy_handle, message->data.result);
  }
}

/// libcurl itself wakes up for its own timers.
int EventLoop::poll_timeout_ms() const {
  if (timers_.empty()) return kLongestPollMs;
  const auto wait =
      std::chrono::ceil<std::chrono::milliseconds>(timers_.begin()->first - Clock::now());
  return static_cast<int>(std::clamp<std::int64_t>(wait.count(), 0, kLongestPollMs));
}

void EventLoop::cancel_everything() {
  cancelled_ = true;
  const Failure stopped = classify({.stopped = Stopped::cancelled});
  for (auto& [easy, active] : std::exchange(active_, {})) {
    curl_multi_remove_handle(multi_.get(), easy);
    settings_.traffic->ended(active.transfer.get(), 0);
    active.exchange->fail(stopped);
  }
  timers_.clear();
  for (auto& [name, host] : hosts_) {
    host.in_flight = 0;
    host.wake_at.reset();
    for (const auto& exchange : std::exchange(host.queue, {})) exchange->fail(stopped);
    for (auto& [origin_name, origin] : host.origins)
      for (const auto& exchange : std::exchange(origin.waiting, {})) exchange->fail(stopped);
  }
}

/// Connections go with their multi handle; they stay where something is still in flight.
void EventLoop::forget_failures() {
  for (auto& [name, host] : hosts_) {
    host.rests = 0;
    std::erase_if(host.origins,
                  [](const auto& origin) { return origin.second.down.has_value(); });
  }
  if (!active_.empty()) return;
  CurlMulti fresh = new_multi(settings_.kept_connections);
  const std::scoped_lock lock(inbox_mutex_);
  std::swap(multi_, fresh);
}

Host& EventLoop::host_of(const Url& url) {
  const auto known = hosts_.find(url.host);
  if (known != hosts_.end()) return known->second;
  return hosts_.emplace(url.host, new_host(url.host, settings_)).first->second;
}

void EventLoop::admit(std::unique_ptr<Exchange> exchange) {
  const Url& url = exchange->request.url;
  if (cancelled_) return exchange->fail(classify({.stopped = Stopped::cancelled}));
  if (url.scheme != "http" && url.scheme != "https")
    return exchange->fail({.cause = Cause::refused_address, .detail = "scheme"});
  if (!may_be_web_port(url.effective_port()))
    return exchange->fail({.cause = Cause::refused_address, .detail = "port"});
  if (settings_.transfer.addresses == TransferSettings::Addresses::public_only &&
      !may_be_public_host(url.host))
    return exchange->fail(classify({.stopped = Stopped::address}));

  Host& host = host_of(url);
  if (exchange->request.robots == Robots::not_asked) return enqueue(host, std::move(exchange));
  Origin& origin = host.origins[url.origin()];
  if (origin.robots == Origin::Robots::known)
    return admit_below_robots(host, origin, std::move(exchange));
  if (origin.robots == Origin::Robots::unknown) {
    origin.robots = Origin::Robots::asked;
    ask_for_robots(url);
  }
  origin.waiting.push_back(std::move(exchange));
}

void EventLoop::admit_below_robots(Host& host, Origin& origin,
                                   std::unique_ptr<Exchange> exchange) {
  const Url& url = exchange->request.url;
  exchange->robots.emplace_back(url.origin(), origin.robots_cost);
  if (origin.down) {
    Unseen error = *origin.down;
    error.url = url.href();
    return exchange->finish(Unexpected{std::move(error)});
  }
  if (!origin.rules.allows(path_and_query(url)))
    return exchange->fail({.cause = Cause::robots, .detail = "robots.txt"});
  enqueue(host, std::move(exchange));
}

void EventLoop::ask_for_robots(const Url& page) {
  const Url url = robots_url(page);
  Request request{.url = url, .robots = Robots::not_asked};
  auto exchange = std::make_unique<Exchange>(Exchange{
      .request = std::move(request),
      .asked = url,
      .allowance = {.requests = std::numeric_limits<std::size_t>::max(),
                    .bytes = std::numeric_limits<std::size_t>::max()},
      .max_redirects = kRobotsRedirects,
      .max_retries = settings_.max_retries,
      .purpose = Exchange::Purpose::robots_txt,
      .on_finished = [this, host = page.host, origin = page.origin()](Finished robots_txt) {
        post_robots(host, origin, std::move(robots_txt));
      }});
  admit(std::move(exchange));
}

void EventLoop::learn_robots(const RobotsAnswer& answer) {
  Host& host = hosts_.at(answer.host);
  Origin& origin = host.origins.at(answer.origin);
  origin.learn(answer.robots_txt, settings_.product);
  if (const auto delay = origin.rules.crawl_delay()) host.bucket.slow_down(*delay);
  for (auto& exchange : std::exchange(origin.waiting, {}))
    admit_below_robots(host, origin, std::move(exchange));
}

void EventLoop::enqueue(Host& host, std::unique_ptr<Exchange> exchange) {
  // robots.txt goes first: others wait for it.
  if (exchange->purpose == Exchange::Purpose::robots_txt)
    host.queue.push_front(std::move(exchange));
  else
    host.queue.push_back(std::move(exchange));
  start_what_may(host);
}

void EventLoop::start_what_may(Host& host) {
  while (address_ready_at(host) <= Clock::now()) {
    auto exchange = host.take_ready(Clock::now());
    if (!exchange) break;
    start(host, std::move(exchange));
  }
  auto next = host.next_ready();
  if (!next) return;
  next = std::max(*next, address_ready_at(host));
  if (host.wake_at && *host.wake_at <= *next) return;
  host.wake_at = next;
  timers_.emplace(*next, &host);
}

Clock::time_point EventLoop::address_ready_at(const Host& host) const {
  if (settings_.addresses == nullptr || host.address.empty()) return {};
  return settings_.addresses->ready_at(host.address);
}

/// The first request to a host is paid for when it is known where it went.
void EventLoop::learn_address(Host& host, const std::string& address) {
  if (settings_.addresses == nullptr || address.empty()) return;
  if (host.address.empty()) settings_.addresses->take(address, Clock::now());
  host.address = address;
}

void EventLoop::start(Host& host, std::unique_ptr<Exchange> exchange) {
  if (!exchange->may_spend())
    return exchange->fail(classify({.stopped = Stopped::over_budget}));
  if (auto remembered = recall(exchange->request))
    return conclude(host, std::move(exchange), std::move(*remembered), Source::memory);
  auto transfer = std::make_unique<Transfer>(with_conditions(exchange->request),
                                             exchange->body_limit(), settings_.transfer);
  CURL* const easy = transfer->handle();
  host.bucket.take(Clock::now());
  if (settings_.addresses != nullptr && !host.address.empty())
    settings_.addresses->take(host.address, Clock::now());
  ++host.in_flight;
  settings_.traffic->started(transfer.get(), host.name);
  active_.emplace(
      easy,
      Active{.transfer = std::move(transfer), .exchange = std::move(exchange), .host = &host});
  if (curl_multi_add_handle(multi_.get(), easy) != CURLM_OK) finished(easy, CURLE_FAILED_INIT);
}

void EventLoop::finished(CURL* easy, CURLcode code) {
  auto node = active_.extract(easy);
  if (node.empty()) return;
  Active& active = node.mapped();
  TransferResult result = active.transfer->finish(code);
  curl_multi_remove_handle(multi_.get(), easy);
  settings_.traffic->ended(active.transfer.get(), result.bytes);
  Host& host = *active.host;
  --host.in_flight;
  learn_address(host, result.address);
  remember_certificate(host, active.exchange->request.url, result);
  for (Recollection* const each : settings_.recollections)
    each->settle(active.exchange->request, result);
  conclude(host, std::move(active.exchange), std::move(result), Source::network);
  start_what_may(host);
}

std::optional<TransferResult> EventLoop::recall(const Request& request) const {
  const auto& all = settings_.recollections;
  for (std::size_t i = 0; i < all.size(); ++i) {
    auto result = all[i]->recall(request);
    if (!result) continue;
    for (std::size_t later = i + 1; later < all.size(); ++later)
      all[later]->settle(request, *result);
    return result;
  }
  return std::nullopt;
}

Request EventLoop::with_conditions(Request request) const {
  for (Recollection* const each : settings_.recollections)
    for (auto& condition : each->conditions(request))
      request.headers.push_back(std::move(condition));
  return request;
}

void EventLoop::conclude(Host& host, std::unique_ptr<Exchange> exchange, TransferResult result,
                         Source source) {
  NextStep step =
      next_step(*exchange, std::move(result),
                {.now = std::chrono::system_clock::now(),
                 .patience = host.rests < kMaximumRests ? Patience::left : Patience::used_up});
  proceed(host, std::move(exchange), std::move(step), source);
}

/// Only the transfer that makes the handshake sees the certificate; all of the origin get it.
void EventLoop::remember_certificate(Host& host, const Url& url, TransferResult& result) {
  if (!url.is_https()) return;
  Origin& origin = host.origins[url.origin()];
  if (result.certificate)
    origin.certificate = result.certificate;
  else if (!result.failure)
    result.certificate = origin.certificate;
}

void EventLoop::proceed(Host& host, std::unique_ptr<Exchange> exchange, NextStep step,
                        Source source) {
  if (auto* const answer = std::get_if<Expected<Response, Unseen>>(&step))
    return exchange->finish(std::move(*answer));
  if (std::holds_alternative<Redirected>(step)) return loops_.post(std::move(exchange));

  Retry retry = std::get<Retry>(step);
  if (source == Source::memory) retry.pause = {};  // the pause was made then
  const Clock::time_point then = Clock::now() + retry.pause;
  if (retry.who == Retry::Who::whole_host) host.rest(then);
  exchange->not_before = then;
  host.queue.push_front(std::move(exchange));
}

EventLoops::EventLoops(std::size_t count, LoopSettings settings)
    : settings_(std::move(settings)) {
  loops_.reserve(count);
  for (std::size_t i = 0; i < count; ++i)
    loops_.push_back(std::make_unique<EventLoop>(*this, settings_));
}

// All threads end before any loop goes: they hand exchanges to each other to the last.
EventLoops::~EventLoops() {
  for (const auto& loop : loops_) loop->end();
}

void EventLoops::post(std::unique_ptr<Exchange> exchange) {
  const std::size_t loop = std::hash<std::string>{}(exchange->request.url.host) % loops_.size();
  loops_[loop]->post(std::move(exchange));
}

void EventLoops::cancel() {
  for (const auto& loop : loops_) loop->cancel();
}

void EventLoops::start_afresh() {
  for (const auto& loop : loops_) loop->start_afresh();
}

}  // namespace vigie
