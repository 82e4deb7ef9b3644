/// Threads on which coroutines resume, so that parsing never delays an event loop.
#pragma once

#include <condition_variable>
#include <coroutine>
#include <cstddef>
#include <mutex>
#include <queue>
#include <stop_token>
#include <thread>
#include <vector>

namespace vigie {

/// A pool with one queue. The destructor lets the running coroutine of each thread suspend and
/// drops the rest.
class Workers {
 public:
  explicit Workers(std::size_t threads);

  /// Resumes the coroutine on some worker, in turn. Safe from every thread.
  void resume(std::coroutine_handle<> suspended);

 private:
  void work(const std::stop_token& stop);

  std::mutex mutex_;
  std::condition_variable_any ready_;
  std::queue<std::coroutine_handle<>> queue_;  // guarded by mutex_
  std::vector<std::jthread> threads_;          // last: joined before the rest goes
};

}  // namespace vigie
