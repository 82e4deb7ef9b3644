/// The words that dates are made of, in French and in English.
#pragma once

#include <cstdint>
#include <string_view>

namespace vigie {

enum class DateWordKind : std::uint8_t {
  other,           // no part of a date
  month,           // number: 1-12
  weekday,         //
  ordinal,         // number: 1-4, or kLastOrdinal
  ordinal_suffix,  // "er" in "1er"
  quarter,         // "trimestre"
  semester,        // "semestre"
  week,            // "semaine"
  quarter_letter,  // "T" in "T1 2025"
  half_letter,     // "H" in "H1 2025"
  week_letter,     // "W" in "2025-W12"
  s_letter,        // "S" in "S1 2025" (semester) and in "S25 2026" (week)
  early,           // "début"
  mid,             // "mi"
  late,            // "fin"
  year_lead,       // makes a year of the number that follows: "en", "bilan"
  year_word,       // "année": a lead too, and a filler in "fin de l'année 2025"
  filler,          // between the parts of one date: "de", "of"
  joiner,          // between the ends of a range: "au", "to"
  number_sign,     // "numéro": what follows is no date
};

inline constexpr int kLastOrdinal = 9;  // "dernier trimestre"

struct DateWord {
  std::string_view folded;
  DateWordKind kind = DateWordKind::other;
  int number = 0;
  bool is_short = false;  // an abbreviation, which a full stop may follow
};

/// The longest word of the table, in bytes; longer words need not be looked up.
inline constexpr std::size_t kLongestDateWord = 12;

/// The meaning of a word in lower case without accents; `other` for all that dates do not use.
DateWord date_word(std::string_view folded);

}  // namespace vigie
