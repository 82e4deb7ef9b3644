/// Threads on which coroutines resume, so that parsing never delays an event loop.
#pragma once

#include <condition_variable>
#include <coroutine>
#include <cstddef>
#include <functional>
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

  /// Called on a worker that has nothing to do, before it waits; may give it something. With
  /// an empty function, returns when the one before is no longer running. Never call from it.
  void when_idle(std::function<void()> ask_for_work);

 private:
  void work(const std::stop_token& stop);
  void ask_for_work();

  std::mutex idle_mutex_;
  std::function<void()> ask_for_work_;  // guarded by idle_mutex_, also while it runs
  std::mutex mutex_;
  std::condition_variable_any ready_;
  std::queue<std::coroutine_handle<>> queue_;  // guarded by mutex_
  std::vector<std::jthread> threads_;          // last: joined before the rest goes
};

}  // namespace vigie
