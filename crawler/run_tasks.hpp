/// Drives root coroutines to their end, a bounded number at a time.
#pragma once

#include "crawler/task.hpp"
#include "crawler/workers.hpp"

#include <cstddef>
#include <functional>

namespace vigie {

struct TaskSource {
  std::size_t count = 0;
  std::size_t in_flight = 1;
  const std::function<Task<bool>(std::size_t)>& make;
  /// Whether another one may start beside those that run; asked when one of them ends.
  const std::function<bool()>& has_room;
};

/// See Web::run. A few tasks start at once, another whenever a worker has nothing to do. Blocks
/// the calling thread, which must not be a worker; one run at a time for the same workers.
void run_tasks(Workers& workers, const TaskSource& source);

}  // namespace vigie
