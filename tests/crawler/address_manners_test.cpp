// Hosts that share an address share one bucket; others are not slowed by it.
#include "crawler/address_manners.hpp"

#include <chrono>

#include <gtest/gtest.h>

namespace vigie::test {
namespace {

using namespace std::chrono_literals;

const Clock::time_point kNow = Clock::time_point{} + 1h;

TEST(AddressManners, an_address_is_ready_until_its_burst_is_spent) {
  AddressManners manners(2, 100ms);
  EXPECT_LE(manners.ready_at("192.0.2.1"), kNow);
  manners.take("192.0.2.1", kNow);
  EXPECT_LE(manners.ready_at("192.0.2.1"), kNow);
  manners.take("192.0.2.1", kNow);
  EXPECT_EQ(manners.ready_at("192.0.2.1"), kNow + 100ms);
}

TEST(AddressManners, other_addresses_are_not_slowed) {
  AddressManners manners(1, 100ms);
  manners.take("192.0.2.1", kNow);
  EXPECT_GT(manners.ready_at("192.0.2.1"), kNow);
  EXPECT_LE(manners.ready_at("192.0.2.2"), kNow);
}

}  // namespace
}  // namespace vigie::test
