/// Hosts that share a server share its patience.
#pragma once

#include "crawler/host_state.hpp"

#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace vigie {

/// One token bucket per numeric address, for all event loops. An address that was never seen is
/// ready. Safe from every thread.
class AddressManners {
 public:
  AddressManners(std::size_t burst, std::chrono::milliseconds interval)
      : burst_(burst), interval_(interval) {}

  Clock::time_point ready_at(std::string_view address) const;
  void take(std::string_view address, Clock::time_point now);

 private:
  std::size_t burst_;
  std::chrono::milliseconds interval_;
  mutable std::mutex mutex_;
  std::map<std::string, TokenBucket, std::less<>> buckets_;  // guarded by mutex_
};

}  // namespace vigie
