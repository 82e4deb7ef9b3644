/// What the words around a date make of it: the date of figures, or something else.
#pragma once

#include "text/dates_in_text.hpp"

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace vigie {

/// A number that counts or measures something ("23 millions", "94,28 %").
struct FigureSpan {
  std::size_t begin = 0;  // byte offsets in the text that was searched
  std::size_t end = 0;
};

/// The figures of a text: no dates, years, ages, durations, thresholds, law or telephone
/// numbers. `dates` are those found in the same text.
std::vector<FigureSpan> find_figures(std::string_view text, std::span<const DateSpan> dates);

/// The months of a text that leave out the year that one of its dates bears before them: "29
/// 075 en février 2021, puis 32 717 en mars". In order; `dates` are those found in the text.
std::vector<DateSpan> bare_months(std::string_view text, std::span<const DateSpan> dates);

/// The role that a date plays in its sentence.
enum class DateUse {
  as_of,            // "Au 25 mai 2026 :", "chiffres de mai 2026", "enquête de septembre 2022"
  declared_update,  // "mis à jour le 3 août 2026"
  period,           // "en décembre 2025", "(mai 2026)"
  other,            // a start, an objective, a law, an audit, an event, a comparison, an award
};

/// Judged from the words around the date in its sentence, at most some hundred characters.
DateUse use_of_date(std::string_view text, const DateSpan& date);

/// True for a text whose dates are all those of an audit, a statement or a legal page.
bool is_about_duties(std::string_view text);

/// True for a heading under which dates are not those of figures: accessibility, legal pages,
/// news, related articles.
bool is_foreign_section(std::string_view heading);

/// The text up to a list of other articles ("Dans la même rubrique", "À lire aussi").
std::string_view before_related_articles(std::string_view text);

/// True when a text claims to be live: "en temps réel", "mis à jour automatiquement", "les
/// douze derniers mois". A claim, not a date.
bool claims_to_be_live(std::string_view text);

}  // namespace vigie
