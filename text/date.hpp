/// Calendar days in UTC: the only dates that the rooms exchange.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace vigie {

using Date = std::chrono::sys_days;

/// A day from "2026-08-20" or from the start of an ISO timestamp ("2026-08-20T09:00:00Z");
/// nothing for anything else, impossible days ("2026-02-30") included.
std::optional<Date> parse_iso_date(std::string_view text);

/// A day from an HTTP date (RFC 9110, section 5.6.7: all three forms). A year of two digits is
/// 1970-1999 from 70 on, else 2000-2069: a fixed pivot, so that a replay reads what the run
/// read.
std::optional<Date> parse_http_date(std::string_view text);

/// "2026-08-20".
std::string iso_date(Date date);

/// "20 août 2026".
std::string french_date(Date date);

/// "20 August 2026".
std::string english_date(Date date);

/// Days from `from` to `to`; negative when `to` is earlier.
int days_between(Date from, Date to);

/// The same day `months` later; the last day of that month where it has no such day.
Date add_months(Date date, int months);

}  // namespace vigie
