/// Ctrl-C and the deadline: both end the run early, with what was seen so far.
#pragma once

#include <atomic>
#include <chrono>
#include <optional>
#include <stop_token>
#include <thread>

namespace vigie {

/// While it lives, SIGINT, SIGTERM and the deadline turn into a stop request. Construct it
/// before any other thread: the signals are blocked in the threads that are started afterwards.
class Interrupt {
 public:
  explicit Interrupt(std::optional<std::chrono::seconds> deadline);
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  std::stop_token token() const { return stop_.get_token(); }
  bool happened() const { return stop_.stop_requested(); }

 private:
  void watch(const std::stop_token& ended);

  std::optional<std::chrono::steady_clock::time_point> deadline_;
  std::stop_source stop_;
  std::jthread watcher_;
};

}  // namespace vigie
