#include "text/date.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <system_error>

namespace vigie {

namespace {

using namespace std::chrono_literals;

constexpr std::array<std::string_view, 12> kFrenchMonths = {
    "janvier", "février", "mars",      "avril",   "mai",      "juin",
    "juillet", "août",    "septembre", "octobre", "novembre", "décembre"};
constexpr std::array<std::string_view, 12> kEnglishMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 7> kWeekdays = {
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

/// The number when all of `text` is decimal digits.
std::optional<int> digits(std::string_view text) {
  int number = 0;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.empty() || !std::ranges::all_of(text, is_digit)) return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{}) return std::nullopt;
  return number;
}

std::optional<Date> date_of(std::optional<int> year, std::optional<int> month,
                            std::optional<int> day) {
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year},
                                         std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return Date{date};
}

/// 1 for "Jan".
std::optional<int> month_of(std::string_view abbreviation) {
  const auto at = std::ranges::find_if(
      kEnglishMonths, [&](std::string_view name) { return name.substr(0, 3) == abbreviation; });
  if (at == kEnglishMonths.end()) return std::nullopt;
  return static_cast<int>(at - kEnglishMonths.begin()) + 1;
}

bool is_weekday(std::string_view name) {
  return std::ranges::find(kWeekdays, name) != kWeekdays.end();
}

bool is_short_weekday(std::string_view name) {
  return std::ranges::any_of(
      kWeekdays, [&](std::string_view weekday) { return weekday.substr(0, 3) == name; });
}

/// "08:49:37"; 60 is a leap second.
bool is_time(std::string_view text) {
  if (text.size() != 8 || text[2] != ':' || text[5] != ':') return false;
  const std::optional<int> hour = digits(text.substr(0, 2));
  const std::optional<int> minute = digits(text.substr(3, 2));
  const std::optional<int> second = digits(text.substr(6, 2));
  return hour && minute && second && *hour < 24 && *minute < 60 && *second <= 60;
}

/// "Sun, 06 Nov 1994 08:49:37 GMT".
std::optional<Date> parse_imf_fixdate(std::string_view text) {
  if (text.size() != 29 || !is_short_weekday(text.substr(0, 3)) || text.substr(3, 2) != ", " ||
      text[7] != ' ' || text[11] != ' ' || text[16] != ' ' || !is_time(text.substr(17, 8)) ||
      text.substr(25) != " GMT") {
    return std::nullopt;
  }
  return date_of(digits(text.substr(12, 4)), month_of(text.substr(8, 3)),
                 digits(text.substr(5, 2)));
}

/// "Sunday, 06-Nov-94 08:49:37 GMT".
std::optional<Date> parse_rfc850(std::string_view text) {
  const std::size_t comma = text.find(',');
  if (comma == std::string_view::npos || !is_weekday(text.substr(0, comma)))
    return std::nullopt;
  const std::string_view rest = text.substr(comma + 1);
  if (rest.size() != 23 || rest[0] != ' ' || rest[3] != '-' || rest[7] != '-' ||
      rest[10] != ' ' || !is_time(rest.substr(11, 8)) || rest.substr(19) != " GMT") {
    return std::nullopt;
  }
  std::optional<int> year = digits(rest.substr(8, 2));
  if (year) *year += *year >= 70 ? 1900 : 2000;
  return date_of(year, month_of(rest.substr(4, 3)), digits(rest.substr(1, 2)));
}

/// "Sun Nov  6 08:49:37 1994".
std::optional<Date> parse_asctime(std::string_view text) {
  if (text.size() != 24 || !is_short_weekday(text.substr(0, 3)) || text[3] != ' ' ||
      text[7] != ' ' || text[10] != ' ' || !is_time(text.substr(11, 8)) || text[19] != ' ') {
    return std::nullopt;
  }
  const std::string_view day = text.substr(8, 2);
  return date_of(digits(text.substr(20, 4)), month_of(text.substr(4, 3)),
                 digits(day[0] == ' ' ? day.substr(1) : day));
}

std::string padded(unsigned number, std::size_t width) {
  const std::string plain = std::to_string(number);
  return std::string(plain.size() < width ? width - plain.size() : 0, '0') + plain;
}

std::string spelled(std::chrono::year_month_day date, std::string_view day,
                    const std::array<std::string_view, 12>& months) {
  std::string text(day);
  text += ' ';
  text += months.at(static_cast<unsigned>(date.month()) - 1);
  text += ' ';
  text += std::to_string(static_cast<int>(date.year()));
  return text;
}

}  // namespace

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  if (text.size() > 10) {
    const bool has_time = (text[10] == 'T' || text[10] == 't' || text[10] == ' ') &&
                          text.size() > 12 && digits(text.substr(11, 2));
    if (!has_time) return std::nullopt;
  }
  return date_of(digits(text.substr(0, 4)), digits(text.substr(5, 2)),
                 digits(text.substr(8, 2)));
}

std::optional<Date> parse_http_date(std::string_view text) {
  if (const std::optional<Date> date = parse_imf_fixdate(text)) return date;
  if (const std::optional<Date> date = parse_rfc850(text)) return date;
  return parse_asctime(text);
}

std::string iso_date(Date date) {
  const std::chrono::year_month_day day{date};
  const int year = static_cast<int>(day.year());
  std::string text = year < 0 ? "-" : "";
  text += padded(static_cast<unsigned>(year < 0 ? -year : year), 4);
  text += '-';
  text += padded(static_cast<unsigned>(day.month()), 2);
  text += '-';
  text += padded(static_cast<unsigned>(day.day()), 2);
  return text;
}

std::string french_date(Date date) {
  const std::chrono::year_month_day day{date};
  const std::string number =
      day.day() == 1d ? "1er" : std::to_string(static_cast<unsigned>(day.day()));
  return spelled(day, number, kFrenchMonths);
}

std::string english_date(Date date) {
  const std::chrono::year_month_day day{date};
  return spelled(day, std::to_string(static_cast<unsigned>(day.day())), kEnglishMonths);
}

int days_between(Date from, Date to) {
  return static_cast<int>((to - from).count());
}

Date add_months(Date date, int months) {
  const std::chrono::year_month_day day{date};
  const std::chrono::year_month month =
      std::chrono::year_month{day.year(), day.month()} + std::chrono::months{months};
  const std::chrono::year_month_day same = month / day.day();
  if (same.ok()) return same;
  return std::chrono::year_month_day_last{month / std::chrono::last};
}

}  // namespace vigie
