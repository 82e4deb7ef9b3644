#include "crawler/traffic_counter.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <utility>
#include <vector>

namespace vigie {

void TrafficCounter::started(const Transfer* transfer, const std::string& host) {
  const std::scoped_lock lock(mutex_);
  in_flight_.insert_or_assign(transfer, InFlight{.host = host, .since = Clock::now()});
}

void TrafficCounter::ended(const Transfer* transfer, std::size_t bytes) {
  const std::scoped_lock lock(mutex_);
  in_flight_.erase(transfer);
  ++requests_done_;
  bytes_ += bytes;
}

Web::Status TrafficCounter::status() const {
  constexpr std::size_t kShown = 3;
  const Clock::time_point now = Clock::now();
  std::map<std::string, std::chrono::seconds> waits;  // of each host, its longest
  Web::Status status;
  {
    const std::scoped_lock lock(mutex_);
    status.requests_done = requests_done_;
    status.requests_in_flight = in_flight_.size();
    status.bytes = bytes_;
    for (const auto& [transfer, request] : in_flight_) {
      auto& longest = waits[request.host];
      longest = std::max(longest,
                         std::chrono::duration_cast<std::chrono::seconds>(now - request.since));
    }
  }
  status.slow_hosts.assign(waits.begin(), waits.end());
  std::ranges::stable_sort(status.slow_hosts, std::ranges::greater{},
                           &std::pair<std::string, std::chrono::seconds>::second);
  status.slow_hosts.resize(std::min(status.slow_hosts.size(), kShown));
  return status;
}

}  // namespace vigie
