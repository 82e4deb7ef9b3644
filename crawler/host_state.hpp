/// What an event loop knows of the hosts it talks to, and the manners it owes them.
#pragma once

#include "crawler/exchange.hpp"
#include "crawler/robots.hpp"

#include <chrono>
#include <cstddef>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie {

/// `burst` requests at once, then one each `interval`. Time is given, never taken from a clock.
class TokenBucket {
 public:
  TokenBucket(std::size_t burst, std::chrono::milliseconds interval);

  /// The moment from which one may be taken.
  Clock::time_point ready_at() const { return full_at_ - slack_; }
  void take(Clock::time_point now);
  /// One at a time from now on, `interval` apart, where that is slower; counts from the last
  /// taken.
  void slow_down(std::chrono::milliseconds interval);

 private:
  Clock::duration interval_;
  Clock::duration slack_;  // how far ahead of `full_at_` one may take: burst - 1 intervals
  Clock::time_point full_at_{};
  Clock::time_point last_taken_{};
};

/// Forges serve many products and have limits of their own.
bool is_forge_host(std::string_view host);

/// One scheme, host and port: the unit of robots.txt (RFC 9309) and of certificates.
struct Origin {
  enum class Robots { unknown, asked, known };

  Robots robots = Robots::unknown;
  RobotsRules rules;
  std::optional<Unseen> down;  // why nothing of this origin can be observed
  Spent robots_cost;
  std::vector<std::unique_ptr<Exchange>> waiting;  // for robots.txt
  std::optional<Certificate> certificate;          // of the last handshake

  /// Takes the outcome of asking for robots.txt: a 4xx allows everything, a 5xx nothing, and an
  /// origin that cannot be reached for it is not asked again.
  void learn(const Finished& robots_txt, std::string_view product);
};

/// One host name: the unit of politeness.
struct Host {
  std::string name;
  std::string address = {};  // numeric, where it was last connected to
  TokenBucket bucket;
  std::size_t max_in_flight;
  std::size_t in_flight = 0;
  std::deque<std::unique_ptr<Exchange>> queue = {};
  Clock::time_point rest_until = {};  // asked for by Retry-After
  int rests = 0;
  std::optional<Clock::time_point> wake_at = {};
  std::map<std::string, Origin, std::less<>> origins = {};

  /// Nothing more starts before `until`.
  void rest(Clock::time_point until);
  /// The next exchange that may start at `now`, removed from the queue.
  std::unique_ptr<Exchange> take_ready(Clock::time_point now);
  /// When `take_ready` may have one, if only time is lacking.
  std::optional<Clock::time_point> next_ready() const;
};

}  // namespace vigie
