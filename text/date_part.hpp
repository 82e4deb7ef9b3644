/// One date as it is written, before ranges give it the month or the year that it leaves out.
#pragma once

#include "text/date_tokens.hpp"
#include "text/dates_in_text.hpp"

#include <cstddef>
#include <optional>

namespace vigie {

/// What is written: "12" of "12 au 15 mars 2026" is a day without month nor year.
struct DatePart {
  enum class Kind { day, month, quarter, semester, week, year, early, mid, late };

  Kind kind = Kind::day;
  int year = 0;  // 0: not written
  int number =
      0;  // of the month, quarter, semester or week; of the month of a day, 0: not written
  int day = 0;
  std::size_t first = 0;  // tokens
  std::size_t next = 0;
};

/// The date that starts at token `at`; tokens before `taken` belong to an earlier date.
std::optional<DatePart> read_date_part(const DateTokens& tokens, std::size_t at,
                                       std::size_t taken);

/// The day alone at token `at` ("12", "1er"), as the first end of a range.
std::optional<DatePart> read_bare_day(const DateTokens& tokens, std::size_t at,
                                      std::size_t taken);

/// The days that a complete part names; nothing when there are no such days ("31/02/2026").
std::optional<DateSpan> span_of(const DatePart& part);

}  // namespace vigie
