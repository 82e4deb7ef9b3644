#include "crawler/web.hpp"

#include "crawler/address_manners.hpp"
#include "crawler/batch.hpp"
#include "crawler/event_loop.hpp"
#include "crawler/robots.hpp"
#include "crawler/run_tasks.hpp"
#include "crawler/traffic_counter.hpp"
#include "crawler/workers.hpp"

#include <algorithm>
#include <thread>

namespace vigie {

namespace {

constexpr std::size_t kKeptConnections = 1'024;

/// Once for the process, and before threads start.
void initialise_curl() {
  static const CURLcode kDone = curl_global_init(CURL_GLOBAL_DEFAULT);
  static_cast<void>(kDone);
}

std::size_t thread_count(const WebOptions& options) {
  if (options.threads > 0) return static_cast<std::size_t>(options.threads);
  return std::max(1U, std::thread::hardware_concurrency());
}

LoopSettings loop_settings(const WebOptions& options, TrafficCounter& traffic,
                           AddressManners& addresses) {
  using Addresses = TransferSettings::Addresses;
  return {
      .transfer = {.connect_timeout = options.connect_timeout,
                   .request_timeout = options.request_timeout,
                   .user_agent = options.user_agent,
                   .ca_file = options.ca_file.empty() ? default_ca_file() : options.ca_file,
                   .connect_to = options.connect_to.value_or(""),
                   .addresses = options.allow_private_addresses ? Addresses::any
                                                                : Addresses::public_only},
      .max_in_flight_per_host = std::max<std::size_t>(options.max_connections_per_host, 1),
      .host_burst = options.host_burst,
      .host_interval = options.host_interval,
      .forge_burst = options.forge_burst,
      .forge_interval = options.forge_interval,
      .max_retries = options.retries,
      .kept_connections = std::max<std::size_t>(kKeptConnections / thread_count(options), 64),
      .product = product_token(options.user_agent),
      .traffic = &traffic,
      .addresses = options.connect_to ? nullptr : &addresses,
      .recollections = options.recollections};
}

}  // namespace

class Web::Implementation {
 public:
  Implementation(WebOptions options, std::stop_token stop)
      : options_(std::move(options)),
        stop_(std::move(stop)),
        addresses_(options_.address_burst, options_.address_interval),
        workers_(thread_count(options_)),
        loops_(thread_count(options_), loop_settings(options_, traffic_, addresses_)),
        cancel_(stop_, [this] { loops_.cancel(); }) {}

  std::shared_ptr<Batch> batch(std::vector<Request> requests, Budget& budget) {
    return std::make_shared<Batch>(std::move(requests), budget,
                                   Batch::Services{.loops = loops_,
                                                   .workers = workers_,
                                                   .stop = stop_,
                                                   .max_redirects = options_.max_redirects,
                                                   .max_retries = options_.retries});
  }

  void start_afresh() { loops_.start_afresh(); }
  const WebOptions& options() const { return options_; }
  Workers& workers() { return workers_; }
  const TrafficCounter& traffic() const { return traffic_; }

 private:
  WebOptions options_;
  std::stop_token stop_;
  TrafficCounter traffic_;
  AddressManners addresses_;
  Workers workers_;
  EventLoops loops_;
  std::stop_callback<std::function<void()>> cancel_;  // last: uses the loops
};

Web::Web(WebOptions options, std::stop_token stop) {
  initialise_curl();
  implementation_ = std::make_unique<Implementation>(std::move(options), std::move(stop));
}

Web::~Web() = default;

Web::Awaiter Web::get_one(std::vector<Request> one, Budget& budget) {
  return Awaiter(get_all(std::move(one), budget));
}

Web::AllAwaiter Web::get_all(std::vector<Request> requests, Budget& budget) {
  return AllAwaiter(implementation_->batch(std::move(requests), budget));
}

void Web::run(std::size_t count, std::size_t in_flight,
              const std::function<Task<bool>(std::size_t)>& make,
              const std::function<bool()>& has_room) {
  run_tasks(implementation_->workers(),
            {.count = count, .in_flight = in_flight, .make = make, .has_room = has_room});
}

void Web::start_afresh() {
  implementation_->start_afresh();
}

Web::Status Web::status() const {
  return implementation_->traffic().status();
}

const WebOptions& Web::options() const {
  return implementation_->options();
}

bool Web::AllAwaiter::await_ready() const noexcept {
  return batch_->is_complete();
}

bool Web::AllAwaiter::await_suspend(std::coroutine_handle<> waiter) {
  // Its own share: the waiter may resume, and this awaiter go, before `send` returns.
  const std::shared_ptr<Batch> batch = batch_;
  return Batch::send(batch, waiter);
}

std::vector<Fetched> Web::AllAwaiter::await_resume() {
  return batch_->settle();
}

}  // namespace vigie
