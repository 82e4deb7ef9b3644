#include "crawler/feed_date.hpp"

#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <vector>

namespace vigie {

namespace {

using std::chrono::minutes;

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto [stopped, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || stopped != digits.data() + digits.size() || value < 0)
    return std::nullopt;
  return value;
}

std::optional<minutes> time_of_day(std::string_view text) {
  if (text.size() < 5 || text[2] != ':') return std::nullopt;
  const auto hour = number(text.substr(0, 2));
  const auto minute = number(text.substr(3, 2));
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  return minutes(*hour * 60 + *minute);
}

/// How far east of UTC: "+02:00", "-0530"; names other than the American ones are UTC.
minutes offset_of(std::string_view zone) {
  struct Named {
    std::string_view name;
    int hours;
  };
  constexpr std::array<Named, 8> kAmerican{{{"EST", -5},
                                            {"EDT", -4},
                                            {"CST", -6},
                                            {"CDT", -5},
                                            {"MST", -7},
                                            {"MDT", -6},
                                            {"PST", -8},
                                            {"PDT", -7}}};
  const auto named = std::ranges::find(kAmerican, zone, &Named::name);
  if (named != kAmerican.end()) return std::chrono::hours(named->hours);
  if (zone.size() < 5 || (zone[0] != '+' && zone[0] != '-')) return minutes(0);
  const auto hours = number(zone.substr(1, 2));
  const auto rest = number(zone.substr(zone[3] == ':' ? 4 : 3, 2));
  if (!hours || !rest || *hours > 14 || *rest > 59) return minutes(0);
  const minutes offset(*hours * 60 + *rest);
  return zone[0] == '-' ? -offset : offset;
}

Date in_utc(Date local_day, minutes local_time, minutes offset) {
  return std::chrono::floor<std::chrono::days>(local_day + local_time - offset);
}

std::optional<Date> parse_timestamp(std::string_view text) {
  const auto day = parse_iso_date(text);
  if (!day || text.size() < 11) return day;
  const std::string_view clock = text.substr(11);
  const auto time = time_of_day(clock);
  const std::size_t zone = clock.find_first_of("Z+-");
  if (!time || zone == std::string_view::npos) return day;
  return in_utc(*day, *time, offset_of(clock.substr(zone)));
}

std::optional<unsigned int> month_of(std::string_view name) {
  constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto found = std::ranges::find(kMonths, name.substr(0, 3));
  if (found == kMonths.end()) return std::nullopt;
  return static_cast<unsigned int>(found - kMonths.begin()) + 1;
}

std::optional<int> year_of(std::string_view digits) {
  const auto year = number(digits);
  if (!year || digits.size() == 4) return year;
  if (digits.size() != 2) return std::nullopt;
  return *year + (*year >= 70 ? 1900 : 2000);
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words = split(text, ' ');
  std::erase(words, std::string_view{});
  return words;
}

std::optional<Date> parse_rfc_822(std::string_view text) {
  const std::size_t comma = text.find(',');
  if (comma != std::string_view::npos) text.remove_prefix(comma + 1);
  const std::vector<std::string_view> words = words_of(text);
  if (words.size() < 3) return std::nullopt;
  const auto day = number(words[0]);
  const auto month = month_of(words[1]);
  const auto year = year_of(words[2]);
  if (!day || !month || !year) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(*month),
                                         std::chrono::day(static_cast<unsigned int>(*day))};
  if (!date.ok()) return std::nullopt;
  const auto time = words.size() > 3 ? time_of_day(words[3]) : std::nullopt;
  if (!time) return Date(date);
  return in_utc(date, *time, words.size() > 4 ? offset_of(words[4]) : minutes(0));
}

}  // namespace

std::optional<Date> parse_feed_date(std::string_view text) {
  text = trim(text.substr(0, 64));
  if (const auto day = parse_timestamp(text)) return day;
  if (const auto day = parse_rfc_822(text)) return day;
  return parse_http_date(text);
}

}  // namespace vigie
