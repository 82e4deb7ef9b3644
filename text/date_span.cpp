#include "text/date_part.hpp"

namespace vigie {

namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::last;
using std::chrono::Monday;
using std::chrono::month;
using std::chrono::weekday;
using std::chrono::year;

month month_of(int number) {
  return month{static_cast<unsigned>(number)};
}

/// From the first day of month `from` to the last of month `to`.
DateSpan months_of(int in_year, int from, int to, Grain grain) {
  return {.from = year{in_year} / month_of(from) / 1,
          .to = year{in_year} / month_of(to) / last,
          .grain = grain};
}

/// An ISO 8601 week: the first one of a year holds 4 January.
std::optional<DateSpan> week_of(int in_year, int number) {
  const Date fourth = year{in_year} / 1 / 4;
  const Date first_monday = fourth - (weekday{fourth} - Monday);
  const Date from = first_monday + days{7 * (number - 1)};
  const Date thursday = from + days{3};
  if (std::chrono::year_month_day{thursday}.year() != year{in_year}) return std::nullopt;
  return DateSpan{.from = from, .to = from + days{6}, .grain = Grain::week};
}

std::optional<DateSpan> day_of(const DatePart& part) {
  const std::chrono::year_month_day date =
      year{part.year} / month_of(part.number) / day{static_cast<unsigned>(part.day)};
  if (!date.ok()) return std::nullopt;
  return DateSpan{.from = date, .to = date, .grain = Grain::day};
}

}  // namespace

std::optional<DateSpan> span_of(const DatePart& part) {
  using Kind = DatePart::Kind;
  switch (part.kind) {
    case Kind::day:
      return day_of(part);
    case Kind::week:
      return week_of(part.year, part.number);
    case Kind::month:
      return months_of(part.year, part.number, part.number, Grain::month);
    case Kind::quarter:
      return months_of(part.year, 3 * part.number - 2, 3 * part.number, Grain::quarter);
    case Kind::semester:
      return months_of(part.year, 6 * part.number - 5, 6 * part.number, Grain::semester);
    case Kind::year:
      return months_of(part.year, 1, 12, Grain::year);
    case Kind::early:
      return months_of(part.year, 1, 3, Grain::quarter);
    case Kind::mid:
      return months_of(part.year, 6, 7, Grain::quarter);
    case Kind::late:
      return months_of(part.year, 12, 12, Grain::month);
  }
  return std::nullopt;
}

}  // namespace vigie
