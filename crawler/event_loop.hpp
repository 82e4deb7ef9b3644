/// One thread and one curl multi handle: everything that happens to its share of the hosts.
#pragma once

#include "crawler/address_manners.hpp"
#include "crawler/curl.hpp"
#include "crawler/exchange.hpp"
#include "crawler/host_state.hpp"
#include "crawler/recollection.hpp"
#include "crawler/traffic_counter.hpp"
#include "crawler/transfer.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

namespace vigie {

class EventLoops;

/// What the loops have in common; unchanging while they run, except for the counter.
struct LoopSettings {
  TransferSettings transfer;
  std::size_t max_in_flight_per_host = 2;
  std::size_t host_burst = 20;
  std::chrono::milliseconds host_interval{};
  std::size_t forge_burst = 100;
  std::chrono::milliseconds forge_interval{};
  int max_retries = 1;
  std::size_t kept_connections = 512;  // of one loop
  std::string product;                 // the name that robots.txt knows us by
  TrafficCounter* traffic = nullptr;
  AddressManners* addresses = nullptr;            // none: addresses are not told apart
  std::vector<Recollection*> recollections = {};  // asked and told in this order
};

/// Owns the state of its hosts alone, so that none of it needs a lock; exchanges come and go
/// through an inbox.
class EventLoop {
 public:
  /// Both outlive the loop.
  EventLoop(EventLoops& loops, const LoopSettings& settings);
  EventLoop(const EventLoop&) = delete;
  EventLoop& operator=(const EventLoop&) = delete;
  ~EventLoop() = default;

  /// Takes over an exchange whose current host is one of this loop's. Safe from every thread.
  void post(std::unique_ptr<Exchange> exchange);
  /// Hands in the robots.txt of one of this loop's origins. Safe from every thread.
  void post_robots(std::string host, std::string origin, Finished robots_txt);
  /// Answers everything, now and later, with Cause::cancelled. Safe from every thread.
  void cancel();
  /// Forgets which origins were down and closes idle connections, before what is posted later.
  /// Safe from every thread.
  void start_afresh();
  /// Cancels what is in flight and joins the thread; what is posted later is never answered.
  void end();

 private:
  struct Active {
    std::unique_ptr<Transfer> transfer;
    std::unique_ptr<Exchange> exchange;
    Host* host = nullptr;
  };
  struct RobotsAnswer {
    std::string host;
    std::string origin;
    Finished robots_txt;
  };
  struct Inbox {
    std::vector<std::unique_ptr<Exchange>> exchanges;
    std::vector<RobotsAnswer> robots;
    bool cancel = false;
    bool start_afresh = false;
  };

  void run(const std::stop_token& stop);
  void empty_inbox();
  void wake_hosts();
  void collect_finished();
  void cancel_everything();
  void forget_failures();
  void wake_up();
  int poll_timeout_ms() const;

  Host& host_of(const Url& url);
  void admit(std::unique_ptr<Exchange> exchange);
  void admit_below_robots(Host& host, Origin& origin, std::unique_ptr<Exchange> exchange);
  void ask_for_robots(const Url& page);
  void learn_robots(const RobotsAnswer& answer);
  void enqueue(Host& host, std::unique_ptr<Exchange> exchange);
  void start_what_may(Host& host);
  Clock::time_point address_ready_at(const Host& host) const;
  void learn_address(Host& host, const std::string& address);
  void start(Host& host, std::unique_ptr<Exchange> exchange);
  std::optional<TransferResult> recall(const Request& request) const;
  Request with_conditions(Request request) const;
  enum class Source { network, memory };
  void conclude(Host& host, std::unique_ptr<Exchange> exchange, TransferResult result,
                Source source);
  void finished(CURL* easy, CURLcode code);
  void remember_certificate(Host& host, const Url& url, TransferResult& result);
  void proceed(Host& host, std::unique_ptr<Exchange> exchange, NextStep step, Source source);

  EventLoops& loops_;
  const LoopSettings& settings_;
  CurlMulti multi_;  // replaced under inbox_mutex_, by the loop's own thread alone
  std::map<std::string, Host, std::less<>> hosts_;
  std::multimap<Clock::time_point, Host*> timers_;
  std::unordered_map<CURL*, Active> active_;
  bool cancelled_ = false;
  std::mutex inbox_mutex_;
  Inbox inbox_;          // guarded by inbox_mutex_
  std::jthread thread_;  // last: joined before the rest goes
};

/// All loops, and which hosts are whose.
class EventLoops {
 public:
  EventLoops(std::size_t count, LoopSettings settings);
  EventLoops(const EventLoops&) = delete;
  EventLoops& operator=(const EventLoops&) = delete;
  ~EventLoops();

  /// The loop of this URL's host takes over. Safe from every thread.
  void post(std::unique_ptr<Exchange> exchange);
  void cancel();
  void start_afresh();

 private:
  LoopSettings settings_;
  std::vector<std::unique_ptr<EventLoop>> loops_;
};

}  // namespace vigie
