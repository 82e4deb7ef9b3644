/// Words in double braces that the demo's pages hold, so that their dates stay true.
#pragma once

#include "text/date.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace vigie::world {

/// A day told from the day that the world is shown at: "today", "today-10d", "today-4m",
/// "today-3y", "today+5d"; "month-2" and "year-1" are the first day of that month and year.
std::optional<Date> relative_date(std::string_view words, Date today);

/// The text with `{{today-3y}}` (20 août 2023), `{{month-1}}` (juillet 2026), `{{year}}`
/// (2026), the same after `iso ` (2023-08-20, 2026-07), and `{{name}}` for each of `names`
/// filled in. Anything else in braces stays as it is.
std::string fill(std::string_view text, Date today,
                 const std::map<std::string, std::string, std::less<>>& names);

}  // namespace vigie::world
