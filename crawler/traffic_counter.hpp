/// Counts what a crawl is doing, for whoever shows it.
#pragma once

#include "crawler/exchange.hpp"
#include "crawler/web.hpp"

#include <cstddef>
#include <mutex>
#include <string>
#include <unordered_map>

namespace vigie {

/// Safe from every thread.
class TrafficCounter {
 public:
  void started(const Transfer* transfer, const std::string& host);
  void ended(const Transfer* transfer, std::size_t bytes);
  Web::Status status() const;

 private:
  struct InFlight {
    std::string host;
    Clock::time_point since;
  };
  mutable std::mutex mutex_;
  std::unordered_map<const Transfer*, InFlight> in_flight_;  // guarded by mutex_
  std::size_t requests_done_ = 0;                            // guarded by mutex_
  std::size_t bytes_ = 0;                                    // guarded by mutex_
};

}  // namespace vigie
