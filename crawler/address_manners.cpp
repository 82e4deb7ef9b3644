#include "crawler/address_manners.hpp"

namespace vigie {

Clock::time_point AddressManners::ready_at(std::string_view address) const {
  const std::scoped_lock lock(mutex_);
  const auto known = buckets_.find(address);
  return known == buckets_.end() ? Clock::time_point{} : known->second.ready_at();
}

void AddressManners::take(std::string_view address, Clock::time_point now) {
  const std::scoped_lock lock(mutex_);
  auto known = buckets_.find(address);
  if (known == buckets_.end())
    known = buckets_.emplace(std::string(address), TokenBucket(burst_, interval_)).first;
  known->second.take(now);
}

}  // namespace vigie
