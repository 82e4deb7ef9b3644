#include "cli/interrupt.hpp"

#include <csignal>
#include <ctime>

namespace vigie {

namespace {

sigset_t watched_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  return signals;
}

constexpr timespec kTick{.tv_sec = 0, .tv_nsec = 100'000'000};

}  // namespace

Interrupt::Interrupt(std::optional<std::chrono::seconds> deadline) {
  if (deadline) deadline_ = std::chrono::steady_clock::now() + *deadline;
  const sigset_t signals = watched_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  watcher_ = std::jthread([this](const std::stop_token& ended) { watch(ended); });
}

Interrupt::~Interrupt() {
  watcher_.request_stop();
  watcher_.join();
  const sigset_t signals = watched_signals();
  pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
}

void Interrupt::watch(const std::stop_token& ended) {
  const sigset_t signals = watched_signals();
  while (!ended.stop_requested()) {
    const bool signalled = sigtimedwait(&signals, nullptr, &kTick) > 0;
    const bool late = deadline_ && std::chrono::steady_clock::now() >= *deadline_;
    if (signalled && stop_.stop_requested()) {
      // Asked twice: the default action ends the process at once.
      std::signal(SIGINT, SIG_DFL);
      pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
      std::raise(SIGINT);
    }
    if (signalled || late) {
      stop_.request_stop();
      deadline_.reset();
    }
  }
}

}  // namespace vigie
