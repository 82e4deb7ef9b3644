/// Requests that one coroutine awaits together.
#pragma once

#include "crawler/event_loop.hpp"
#include "crawler/web.hpp"
#include "crawler/workers.hpp"

#include <atomic>
#include <coroutine>
#include <cstddef>
#include <memory>
#include <stop_token>
#include <vector>

namespace vigie {

/// From the coroutine's thread to the event loops and back. The answers are written by the
/// loops, each its own; the last one wakes the coroutine, which alone touches the budget.
struct Batch {
 public:
  struct Services {
    EventLoops& loops;
    Workers& workers;
    std::stop_token stop;
    int max_redirects = 10;
    int max_retries = 1;
  };

  /// Answers at once what the budget or a stop forbids, in the order of the requests.
  Batch(std::vector<Request> requests, Budget& budget, Services services);

  bool is_complete() const { return to_send_.empty(); }

  /// Sends the rest. False when all answers came before it returned: the coroutine goes on.
  static bool send(const std::shared_ptr<Batch>& batch, std::coroutine_handle<> waiter);

  /// The answers, with their cost taken off the budget.
  std::vector<Fetched> settle();

 private:
  void answer(std::size_t index, Finished finished);
  bool one_less() { return left_.fetch_sub(1, std::memory_order_acq_rel) == 1; }

  std::vector<Request> requests_;
  Budget& budget_;
  Services services_;
  std::vector<Finished> finished_;    // one for each request; those to send are still "stopped"
  std::vector<std::size_t> to_send_;  // indices
  std::atomic<std::size_t> left_{0};  // answers that are missing, and one while sending
  std::coroutine_handle<> waiter_;
};

}  // namespace vigie
