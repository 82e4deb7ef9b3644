/// When to ask again, and how long to wait before.
#pragma once

#include "crawler/unseen.hpp"

#include <chrono>
#include <optional>
#include <string_view>

namespace vigie {

/// Half a second, then twice as long each time, up to 8 s; plus or minus a quarter that depends
/// on `address` alone, so that hosts which failed together are not asked together, and two runs
/// behave alike. `attempt` counts from 1.
std::chrono::milliseconds backoff(std::string_view address, int attempt);

/// The wait that a Retry-After header asks for: seconds, or an HTTP date seen from `now`. Never
/// negative; nothing when it cannot be read.
std::optional<std::chrono::milliseconds> retry_after(std::string_view value,
                                                     std::chrono::system_clock::time_point now);

/// Causes that may be gone at the next attempt. A name that does not resolve is among them: the
/// resolver's "not now" and "never" have the same libcurl code.
bool is_transient(Cause cause);

/// 502, 503 and 504: the server or its gateway is out for a moment.
bool is_transient_status(int status);

}  // namespace vigie
