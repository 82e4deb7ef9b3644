#include "crawler/workers.hpp"

#include <utility>

namespace vigie {

Workers::Workers(std::size_t threads) {
  threads_.reserve(threads);
  for (std::size_t i = 0; i < threads; ++i)
    threads_.emplace_back([this](const std::stop_token& stop) { work(stop); });
}

void Workers::resume(std::coroutine_handle<> suspended) {
  {
    const std::scoped_lock lock(mutex_);
    queue_.push(suspended);
  }
  ready_.notify_one();
}

void Workers::when_idle(std::function<void()> ask_for_work) {
  const std::scoped_lock lock(idle_mutex_);
  ask_for_work_ = std::move(ask_for_work);
}

void Workers::ask_for_work() {
  const std::scoped_lock lock(idle_mutex_);
  if (ask_for_work_) ask_for_work_();
}

void Workers::work(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (ready_.wait(lock, stop, [this] { return !queue_.empty(); })) {
    const std::coroutine_handle<> next = queue_.front();
    queue_.pop();
    lock.unlock();
    next.resume();
    lock.lock();
    if (!queue_.empty()) continue;
    lock.unlock();
    ask_for_work();
    lock.lock();
  }
}

}  // namespace vigie
