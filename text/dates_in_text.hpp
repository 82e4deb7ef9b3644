/// Dates as people write them, in French and in English: spans with a grain, never timestamps.
#pragma once

#include "text/date.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace vigie {

enum class Grain { day, week, month, quarter, semester, year };

std::string_view to_string(Grain grain);

/// A span of days named somewhere in a text: "mai 2026" is 1 to 31 May, grain month.
struct DateSpan {
  Date from;
  Date to;  // inclusive
  Grain grain = Grain::day;
  std::size_t begin = 0;  // byte offsets in the text that was searched
  std::size_t end = 0;

  friend bool operator==(const DateSpan&, const DateSpan&) = default;
};

/// Every date of the text, in order: "1er mai 2026", "20/08/2026", "2026-08-20", "15.11.2024",
/// "mai 2026", "05/2026", "févr. 2026", "T2 2026", "2e trimestre 2026", "premier semestre
/// 2025", "S25 2026" (ISO week), "May 25, 2026", "Q2 2026", "en 2025", "fin 2024". A bare year
/// counts only after a word that makes it one ("en", "fin", "année", "in", "year"…) or when it
/// is the whole text. Spaces and dashes of every kind, missing accents and capitals are
/// accepted. A range is its two ends, the first with the month or year that only the second
/// bears ("du 1er au 15 mars 2026", "de janvier à juin 2025"). No date runs over the end of a
/// line. Numbers that merely look like dates ("2005-102", "1.457", "24/7") are not dates.
std::vector<DateSpan> find_dates(std::string_view text);

/// The span when the whole text, trimmed, is one date; for table headers and axis labels a
/// bare year ("2025") counts too.
std::optional<DateSpan> parse_date_label(std::string_view text);

}  // namespace vigie
