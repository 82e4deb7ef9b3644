/// One request on its way to its answer: redirects, attempts and what they cost.
#pragma once

#include "crawler/evidence.hpp"
#include "crawler/http.hpp"
#include "crawler/transfer.hpp"
#include "text/expected.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace vigie {

using Clock = std::chrono::steady_clock;

/// The end of an exchange.
struct Finished {
  Expected<Response, Unseen> answer;
  Spent spent;                                        // by the exchange itself
  std::vector<std::pair<std::string, Spent>> robots;  // what the robots.txt of each origin cost
};

/// The state of one request between two transfers. Owned by one event loop at a time.
struct Exchange {
  enum class Purpose { page, robots_txt };

  Request request;  // as the current hop sends it
  Url asked;        // as it was first
  Spent allowance;  // what the exchange may spend
  int max_redirects = 10;
  int max_retries = 1;
  Purpose purpose = Purpose::page;
  std::function<void(Finished)> on_finished;  // called once, on an event loop's thread

  std::vector<Url> redirects = {};
  int attempts = 0;  // of the current hop
  Clock::time_point not_before = {};
  Spent spent = {};
  std::vector<std::pair<std::string, Spent>> robots = {};

  /// Ends the exchange.
  void finish(Expected<Response, Unseen> answer);
  /// Ends it without an answer.
  void fail(Failure failure);
  /// What the next transfer may bring.
  BodyLimit body_limit() const;
  bool may_spend() const;
};

/// The request goes to another address now, perhaps on another host.
struct Redirected {};

/// The same again, after a pause.
struct Retry {
  std::chrono::milliseconds pause{};
  enum class Who { this_request, whole_host } who = Who::this_request;  // 429, 503: whole host
};

/// What the end of a transfer means for its exchange. An answer is final.
using NextStep = std::variant<Expected<Response, Unseen>, Redirected, Retry>;

/// Whether the host may still ask us to come back later.
enum class Patience { left, used_up };

struct Circumstances {
  std::chrono::system_clock::time_point now;  // for Retry-After dates
  Patience patience = Patience::left;
};

/// Decides; moves `exchange` on to the new address when it is redirected.
NextStep next_step(Exchange& exchange, TransferResult result,
                   const Circumstances& circumstances);

}  // namespace vigie
