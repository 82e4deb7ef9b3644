/// The one seam to the network: asks for addresses, politely, and resumes who waits.
#pragma once

#include "crawler/evidence.hpp"
#include "crawler/http.hpp"
#include "crawler/task.hpp"
#include "text/expected.hpp"

#include <atomic>
#include <chrono>
#include <concepts>
#include <coroutine>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace vigie {

class Recollection;

struct WebOptions {
  int threads = 0;  // event loops, and as many parsing workers; 0: one per processor
  std::chrono::milliseconds connect_timeout{5'000};
  std::chrono::milliseconds request_timeout{20'000};  // one request, redirects not included
  int max_redirects = 10;
  int retries =
      1;  // more attempts after a transient failure (connect, reset, timeout, 502-504)
  std::size_t max_connections_per_host = 2;
  /// Token bucket per host: `host_burst` requests at once, then one each `host_interval`.
  /// Forges, which serve many products, have a bucket of their own. robots.txt's Crawl-delay
  /// wins.
  std::size_t host_burst = 20;
  std::chrono::milliseconds host_interval{250};
  std::size_t forge_burst = 100;
  std::chrono::milliseconds forge_interval{66};
  /// The same per numeric address, for all the hosts behind it together; not kept where every
  /// connection goes to one place (`connect_to`).
  std::size_t address_burst = 60;
  std::chrono::milliseconds address_interval{25};
  std::optional<std::string>
      connect_to;       // "host:port": every connection goes there, and is allowed
  std::string ca_file;  // "": the system's bundle
  bool allow_private_addresses = false;  // else also URLs that name one are refused
  std::string user_agent;
  /// An archive, a state: asked before each transfer and told after it, in this order. They
  /// outlive the Web.
  std::vector<Recollection*> recollections = {};
};

/// What one product may still spend, and has spent; used by one coroutine at a time. Every
/// attempt and every redirect is a request; bytes are those of bodies, decoded. A host's
/// robots.txt counts once for each product that needs it, though it may be asked for only once:
/// what a product spends does not depend on who came first.
struct Budget {
  std::size_t max_requests = 120;
  std::size_t max_bytes = 60U << 20U;
  Spent spent;
  /// Grows by the bytes of this budget too, where it is given; outlives it.
  std::atomic<std::size_t>* bytes_of_all = nullptr;
  std::set<std::string> robots_counted = {};  // origins
};

using Fetched = Expected<Response, Unseen>;

/// The world behind libcurl. Event loops (one curl multi handle and one thread each, hosts
/// partitioned over them) do the I/O; awaiting coroutines resume on worker threads, where
/// parsing may take its time. Robots.txt, per-host limits, redirects, retries, size and time
/// limits and the address filter all live behind `get`.
class Web {
 public:
  explicit Web(WebOptions options, std::stop_token stop);
  ~Web();
  Web(const Web&) = delete;
  Web& operator=(const Web&) = delete;

  class AllAwaiter;
  class Awaiter;

  /// Suspends until the answer, or the reason why there is none, is there. After a stop request
  /// or the deadline everything answers Cause::cancelled at once. A budget that is used up
  /// answers Cause::cancelled with the detail "budget". `budget` outlives the wait.
  ///
  /// Name the request before the wait (`const Request request{…}; co_await web.get(request,
  /// …)`): g++ 12 destroys an aggregate twice that is written out inside a co_await. Hence the
  /// template, which a brace list does not fit.
  template <class R>
    requires std::same_as<std::remove_cvref_t<R>, Request>
  Awaiter get(R&& request, Budget& budget);

  /// The same for several at once; answers in the order of the requests. The budget is settled
  /// when all are there, so together they may pass its limits by what one of them may bring.
  AllAwaiter get_all(std::vector<Request> requests, Budget& budget);

  /// Runs the tasks, at most `in_flight` at a time and while there is room for another, in
  /// order of start; returns when all ended. `make(i)` builds task i when its turn comes, never
  /// two at once. An exception that leaves a task or `make` is thrown here, the first one,
  /// after the others ended. Call from a thread that is not a worker. Every coroutine that
  /// waits for this Web must run in here.
  void run(
      std::size_t count, std::size_t in_flight,
      const std::function<Task<bool>(std::size_t)>& make,
      const std::function<bool()>& has_room = [] { return true; });

  /// Forgets what was concluded of hosts that could not be reached, and closes idle
  /// connections: what is asked next is asked from fresh ones. Manners stay. Call between two
  /// runs.
  void start_afresh();

  /// Snapshot for the progress display.
  struct Status {
    std::size_t requests_done = 0;
    std::size_t requests_in_flight = 0;
    std::size_t bytes = 0;
    std::vector<std::pair<std::string, std::chrono::seconds>> slow_hosts;  // slowest first, ≤ 3
  };
  Status status() const;

  const WebOptions& options() const;

 private:
  Awaiter get_one(std::vector<Request> one, Budget& budget);

  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

struct Batch;  // requests that are awaited together

/// What `co_await web.get_all(…)` waits on. Awaited at once, in the expression that made it.
class [[nodiscard]] Web::AllAwaiter {
 public:
  explicit AllAwaiter(std::shared_ptr<Batch> batch) : batch_(std::move(batch)) {}

  bool await_ready() const noexcept;
  /// Sends the requests off; false when all were answered meanwhile.
  bool await_suspend(std::coroutine_handle<> waiter);
  std::vector<Fetched> await_resume();

 private:
  std::shared_ptr<Batch> batch_;  // the event loops hold it too
};

/// What `co_await web.get(…)` waits on.
class [[nodiscard]] Web::Awaiter {
 public:
  explicit Awaiter(AllAwaiter all) : all_(std::move(all)) {}

  bool await_ready() const noexcept { return all_.await_ready(); }
  bool await_suspend(std::coroutine_handle<> waiter) { return all_.await_suspend(waiter); }
  Fetched await_resume() { return std::move(all_.await_resume().front()); }

 private:
  AllAwaiter all_;
};

template <class R>
  requires std::same_as<std::remove_cvref_t<R>, Request>
Web::Awaiter Web::get(R&& request, Budget& budget) {
  std::vector<Request> one;
  one.push_back(std::forward<R>(request));
  return get_one(std::move(one), budget);
}

}  // namespace vigie
