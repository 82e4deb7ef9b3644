#include "crawler/retry.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>
#include <string>

#include <curl/curl.h>

namespace vigie {

namespace {

/// FNV-1a: the same everywhere and always, unlike std::hash.
std::uint64_t digest(std::string_view text) {
  std::uint64_t hash = 14695981039346656037U;
  for (const char c : text) {
    hash ^= static_cast<std::uint8_t>(c);
    hash *= 1099511628211U;
  }
  return hash;
}

}  // namespace

std::chrono::milliseconds backoff(std::string_view address, int attempt) {
  constexpr std::int64_t kFirst = 500;
  constexpr std::int64_t kLongest = 8'000;
  const int doublings = std::clamp(attempt - 1, 0, 10);
  const std::int64_t base = std::min(kFirst << doublings, kLongest);
  const auto jitter = static_cast<std::int64_t>(digest(address) % 512U);  // 256 is none
  return std::chrono::milliseconds(base + base * (jitter - 256) / 1024);
}

std::optional<std::chrono::milliseconds> retry_after(
    std::string_view value, std::chrono::system_clock::time_point now) {
  std::uint32_t seconds = 0;
  const char* const begin = value.data();
  const char* const end = begin + value.size();
  const auto [stop, error] = std::from_chars(begin, end, seconds);
  if (stop == end && error == std::errc{}) return std::chrono::seconds(seconds);
  if (stop == end && error == std::errc::result_out_of_range)
    return std::chrono::seconds(std::numeric_limits<std::uint32_t>::max());

  const std::time_t date = curl_getdate(std::string(value).c_str(), nullptr);
  if (date < 0) return std::nullopt;
  const auto wait = std::chrono::system_clock::from_time_t(date) - now;
  return std::max(std::chrono::duration_cast<std::chrono::milliseconds>(wait),
                  std::chrono::milliseconds::zero());
}

bool is_transient(Cause cause) {
  return cause == Cause::dns || cause == Cause::connect || cause == Cause::reset ||
         cause == Cause::timeout;
}

bool is_transient_status(int status) {
  return status >= 502 && status <= 504;
}

}  // namespace vigie
