#include "crawler/run_tasks.hpp"

#include <algorithm>
#include <condition_variable>
#include <coroutine>
#include <exception>
#include <mutex>
#include <optional>
#include <utility>

namespace vigie {

namespace {

/// What the lanes of one run share; lives on the stack of `run_tasks`.
class Run {
 public:
  Run(const TaskSource& source, std::size_t lanes) : source_(source), lanes_(lanes) {}

  /// The next task, in order; nothing when all were started.
  std::optional<Task<bool>> next() {
    const std::scoped_lock lock(mutex_);
    if (started_ == source_.count) return std::nullopt;
    return source_.make(started_++);
  }

  void keep(std::exception_ptr failure) {
    const std::scoped_lock lock(mutex_);
    if (!failure_) failure_ = std::move(failure);
  }

  void lane_ended() {
    const std::scoped_lock lock(mutex_);
    --lanes_;
    ended_.notify_one();  // under the lock: this object goes as soon as it is free
  }

  void wait() {
    std::unique_lock lock(mutex_);
    ended_.wait(lock, [this] { return lanes_ == 0; });
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  const TaskSource& source_;
  std::mutex mutex_;
  std::condition_variable ended_;
  std::size_t started_ = 0;     // guarded by mutex_
  std::size_t lanes_;           // guarded by mutex_
  std::exception_ptr failure_;  // guarded by mutex_
};

/// A coroutine that nobody awaits: starts when resumed, and frees itself at its end.
struct Detached {
  struct promise_type {
    Detached get_return_object() {
      return {std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    std::suspend_always initial_suspend() const noexcept { return {}; }
    std::suspend_never final_suspend() const noexcept { return {}; }
    void return_void() const noexcept {}
    void unhandled_exception() const noexcept { std::terminate(); }  // `lane` catches all
  };
  std::coroutine_handle<> handle;
};

/// Runs one task and whether there was one; failures are kept for the end of the run.
Task<bool> run_next(Run& run) {
  try {
    std::optional<Task<bool>> task = run.next();
    if (!task) co_return false;
    co_await std::move(*task);
  } catch (...) {
    run.keep(std::current_exception());
  }
  co_return true;
}

/// One task after another until none is left.
Detached lane(Run& run) {
  bool more = true;
  while (more) more = co_await run_next(run);  // g++ 12 miscompiles co_await as the condition
  run.lane_ended();
}

}  // namespace

void run_tasks(Workers& workers, const TaskSource& source) {
  const std::size_t lanes = std::min(source.count, std::max<std::size_t>(source.in_flight, 1));
  Run run(source, lanes);
  for (std::size_t i = 0; i < lanes; ++i) workers.resume(lane(run).handle);
  run.wait();
}

}  // namespace vigie
