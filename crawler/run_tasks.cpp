#include "crawler/run_tasks.hpp"

#include <algorithm>
#include <condition_variable>
#include <coroutine>
#include <exception>
#include <mutex>
#include <utility>

namespace vigie {

namespace {

/// A coroutine that nobody awaits: starts when resumed, and frees itself at its end.
struct Detached {
  struct promise_type {
    Detached get_return_object() {
      return {std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    std::suspend_always initial_suspend() const noexcept { return {}; }
    std::suspend_never final_suspend() const noexcept { return {}; }
    void return_void() const noexcept {}
    void unhandled_exception() const noexcept { std::terminate(); }  // `drive` catches all
  };
  std::coroutine_handle<> handle;
};

/// One run's tasks; lives on the stack of `run_tasks` until the last one ended.
class Run {
 public:
  Run(Workers& workers, const TaskSource& source) : workers_(workers), source_(source) {}

  void run() {
    workers_.when_idle([this] { start_one(); });
    {
      std::unique_lock lock(mutex_);
      start(kFirst);
      ended_.wait(lock, [this] { return active_ == 0; });
    }
    workers_.when_idle({});
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  /// So many start at once; more only while workers have nothing to do: what waits for the
  /// network is joined by others, what keeps the workers busy is not, and holds no memory.
  static constexpr std::size_t kFirst = 8;

  void start_one() {
    const std::scoped_lock lock(mutex_);
    if (active_ > 0) start(1);
  }

  /// Under the lock. One task is always let in, so that a run comes to its end.
  void start(std::size_t most) {
    while (most > 0 && started_ < source_.count &&
           active_ < std::max<std::size_t>(source_.in_flight, 1) &&
           (active_ == 0 || source_.has_room())) {
      try {
        workers_.resume(drive(source_.make(started_++)).handle);
        ++active_;
        --most;
      } catch (...) {
        keep(std::current_exception());
      }
    }
  }

  Detached drive(Task<bool> task) {
    std::exception_ptr failure;
    try {
      co_await std::move(task);
    } catch (...) {
      failure = std::current_exception();
    }
    end_one(std::move(failure));
  }

  void end_one(std::exception_ptr failure) {
    const std::scoped_lock lock(mutex_);
    if (failure) keep(std::move(failure));
    --active_;
    if (active_ == 0) start(1);
    if (active_ == 0)
      ended_.notify_one();  // under the lock: this object goes as soon as it is free
  }

  void keep(std::exception_ptr failure) {
    if (!failure_) failure_ = std::move(failure);
  }

  Workers& workers_;
  const TaskSource& source_;
  std::mutex mutex_;
  std::condition_variable ended_;
  std::size_t started_ = 0;     // guarded by mutex_
  std::size_t active_ = 0;      // guarded by mutex_
  std::exception_ptr failure_;  // guarded by mutex_
};

}  // namespace

void run_tasks(Workers& workers, const TaskSource& source) {
  Run(workers, source).run();
}

}  // namespace vigie
