/// The dates of feeds: Atom's timestamps and the many forms of RFC 822.
#pragma once

#include "text/date.hpp"

#include <optional>
#include <string_view>

namespace vigie {

/// The UTC day of "2026-08-20T00:30:00+02:00" (the 19th) or of "Thu, 20 Aug 2026 09:00:00
/// +0200", with or without weekday, seconds and zone, with a year of two digits (from 70 on
/// 1970-1999, else 2000-2069).
std::optional<Date> parse_feed_date(std::string_view text);

}  // namespace vigie
