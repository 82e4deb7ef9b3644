// How many tasks are let in beside those that run.
#include "crawler/run_tasks.hpp"

#include <algorithm>
#include <atomic>
#include <coroutine>
#include <mutex>
#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>

namespace vigie {
namespace {

constexpr std::size_t kMany = 200;

/// Counts the tasks that were made and have not ended.
struct Living {
  std::atomic<std::size_t> now{0};
  std::atomic<std::size_t> most{0};
  std::atomic<std::size_t> ended{0};

  void begin() {
    const std::size_t living = ++now;
    std::size_t before = most;
    while (before < living && !most.compare_exchange_weak(before, living)) {
    }
  }
  void end() {
    --now;
    ++ended;
  }
};

Task<bool> busy(Living& living) {
  living.end();
  co_return true;
}

void run_busy(Living& living, bool has_room) {
  Workers workers(2);
  run_tasks(workers, {.count = kMany,
                      .in_flight = kMany,
                      .make =
                          [&](std::size_t) {
                            living.begin();
                            return busy(living);
                          },
                      .has_room = [&] { return has_room; }});
}

/// Waits until it is told to go on.
struct Gate {
  std::mutex& mutex;
  std::vector<std::coroutine_handle<>>& waiting;

  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> handle) {
    const std::scoped_lock lock(mutex);
    waiting.push_back(handle);
  }
  void await_resume() const noexcept {}
};

/// The last of `expected` to arrive lets all go on.
Task<bool> patient(Living& living, std::mutex& mutex,
                   std::vector<std::coroutine_handle<>>& waiting, Workers& workers,
                   std::size_t expected) {
  std::vector<std::coroutine_handle<>> all;
  {
    const std::scoped_lock lock(mutex);
    if (waiting.size() + 1 == expected) all.swap(waiting);
  }
  for (const std::coroutine_handle<> handle : all) workers.resume(handle);
  if (all.empty()) co_await Gate{mutex, waiting};
  living.end();
  co_return true;
}

TEST(RunTasks, what_keeps_the_workers_busy_is_let_in_a_few_at_a_time) {
  Living living;
  run_busy(living, true);
  EXPECT_EQ(living.ended, kMany);
  EXPECT_LE(living.most, 8U + 2U) << "those that start at once, and one a worker";
}

TEST(RunTasks, what_waits_is_joined_by_others_up_to_the_limit) {
  Workers workers(2);
  Living living;
  std::mutex mutex;
  std::vector<std::coroutine_handle<>> waiting;
  constexpr std::size_t kInFlight = 50;
  run_tasks(workers, {.count = 2 * kInFlight,
                      .in_flight = kInFlight,
                      .make =
                          [&](std::size_t) {
                            living.begin();
                            return patient(living, mutex, waiting, workers, kInFlight);
                          },
                      .has_room = [] { return true; }});
  EXPECT_EQ(living.ended, 2 * kInFlight);
  EXPECT_EQ(living.most, kInFlight);
}

TEST(RunTasks, without_room_they_come_one_after_the_other) {
  Living living;
  run_busy(living, false);
  EXPECT_EQ(living.ended, kMany);
  EXPECT_EQ(living.most, 1U);
}

TEST(RunTasks, tasks_that_cannot_be_made_do_not_end_the_others) {
  Workers workers(2);
  Living living;
  const auto run = [&] {
    run_tasks(workers, {.count = kMany,
                        .in_flight = kMany,
                        .make =
                            [&](std::size_t i) {
                              if (i % 2 == 0) throw std::runtime_error("no task");
                              living.begin();
                              return busy(living);
                            },
                        .has_room = [] { return true; }});
  };
  EXPECT_THROW(run(), std::runtime_error);
  EXPECT_EQ(living.ended, kMany / 2);
}

}  // namespace
}  // namespace vigie
