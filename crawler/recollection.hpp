/// What a crawl may remember of the web: asked before a transfer, told after one.
#pragma once

#include "crawler/http.hpp"
#include "crawler/transfer.hpp"

#include <optional>

namespace vigie {

/// Implementations are called from every event loop's thread at once.
class Recollection {
 public:
  Recollection() = default;
  Recollection(const Recollection&) = delete;
  Recollection& operator=(const Recollection&) = delete;
  virtual ~Recollection() = default;

  /// How this request ended before; the network is then left alone. Nothing: ask it.
  virtual std::optional<TransferResult> recall(const Request& /*request*/) {
    return std::nullopt;
  }

  /// Headers that make the question conditional (If-None-Match, If-Modified-Since).
  virtual Headers conditions(const Request& /*request*/) { return {}; }

  /// Called once for each transfer that was made. A "304 Not Modified" may become the answer
  /// that it stands for.
  virtual void settle(const Request& /*request*/, TransferResult& /*result*/) {}
};

}  // namespace vigie
