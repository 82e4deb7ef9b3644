#include "text/date_words.hpp"

#include <algorithm>
#include <array>

namespace vigie {

namespace {

using enum DateWordKind;

constexpr auto kWords = [] {
  std::array words = {
      DateWord{"janvier", month, 1},
      DateWord{"january", month, 1},
      DateWord{"janv", month, 1, true},
      DateWord{"jan", month, 1, true},
      DateWord{"fevrier", month, 2},
      DateWord{"february", month, 2},
      DateWord{"fevr", month, 2, true},
      DateWord{"fev", month, 2, true},
      DateWord{"feb", month, 2, true},
      DateWord{"mars", month, 3},
      DateWord{"march", month, 3},
      DateWord{"mar", month, 3, true},
      DateWord{"avril", month, 4},
      DateWord{"april", month, 4},
      DateWord{"avr", month, 4, true},
      DateWord{"apr", month, 4, true},
      DateWord{"mai", month, 5},
      DateWord{"may", month, 5},
      DateWord{"juin", month, 6},
      DateWord{"june", month, 6},
      DateWord{"jun", month, 6, true},
      DateWord{"juillet", month, 7},
      DateWord{"july", month, 7},
      DateWord{"juil", month, 7, true},
      DateWord{"jul", month, 7, true},
      DateWord{"aout", month, 8},
      DateWord{"august", month, 8},
      DateWord{"aug", month, 8, true},
      DateWord{"septembre", month, 9},
      DateWord{"september", month, 9},
      DateWord{"sept", month, 9, true},
      DateWord{"sep", month, 9, true},
      DateWord{"octobre", month, 10},
      DateWord{"october", month, 10},
      DateWord{"oct", month, 10, true},
      DateWord{"novembre", month, 11},
      DateWord{"november", month, 11},
      DateWord{"nov", month, 11, true},
      DateWord{"decembre", month, 12},
      DateWord{"december", month, 12},
      DateWord{"dec", month, 12, true},

      DateWord{"lundi", weekday},
      DateWord{"mardi", weekday},
      DateWord{"mercredi", weekday},
      DateWord{"jeudi", weekday},
      DateWord{"vendredi", weekday},
      DateWord{"samedi", weekday},
      DateWord{"dimanche", weekday},
      DateWord{"monday", weekday},
      DateWord{"tuesday", weekday},
      DateWord{"wednesday", weekday},
      DateWord{"thursday", weekday},
      DateWord{"friday", weekday},
      DateWord{"saturday", weekday},
      DateWord{"sunday", weekday},

      DateWord{"premier", ordinal, 1},
      DateWord{"premiere", ordinal, 1},
      DateWord{"first", ordinal, 1},
      DateWord{"second", ordinal, 2},
      DateWord{"seconde", ordinal, 2},
      DateWord{"deuxieme", ordinal, 2},
      DateWord{"troisieme", ordinal, 3},
      DateWord{"third", ordinal, 3},
      DateWord{"quatrieme", ordinal, 4},
      DateWord{"fourth", ordinal, 4},
      DateWord{"dernier", ordinal, kLastOrdinal},
      DateWord{"derniere", ordinal, kLastOrdinal},
      DateWord{"last", ordinal, kLastOrdinal},

      DateWord{"er", ordinal_suffix},
      DateWord{"ere", ordinal_suffix},
      DateWord{"e", ordinal_suffix},
      DateWord{"eme", ordinal_suffix},
      DateWord{"nd", ordinal_suffix},
      DateWord{"nde", ordinal_suffix},
      DateWord{"st", ordinal_suffix},
      DateWord{"rd", ordinal_suffix},
      DateWord{"th", ordinal_suffix},

      DateWord{"trimestre", quarter},
      DateWord{"trimestres", quarter},
      DateWord{"quarter", quarter},
      DateWord{"quarters", quarter},
      DateWord{"semestre", semester},
      DateWord{"semestres", semester},
      DateWord{"half", semester},
      DateWord{"semaine", week},
      DateWord{"semaines", week},
      DateWord{"week", week},
      DateWord{"weeks", week},
      DateWord{"t", quarter_letter},
      DateWord{"q", quarter_letter},
      DateWord{"h", half_letter},
      DateWord{"w", week_letter},
      DateWord{"s", s_letter},

      DateWord{"debut", early},
      DateWord{"early", early},
      DateWord{"beginning", early},
      DateWord{"mi", mid},
      DateWord{"mid", mid},
      DateWord{"fin", late},
      DateWord{"late", late},
      DateWord{"end", late},

      DateWord{"en", year_lead},
      DateWord{"in", year_lead},
      DateWord{"courant", year_lead},
      DateWord{"during", year_lead},
      DateWord{"exercice", year_lead},
      DateWord{"millesime", year_lead},
      DateWord{"bilan", year_lead},
      DateWord{"chiffre", year_lead},
      DateWord{"chiffres", year_lead},
      DateWord{"cles", year_lead},
      DateWord{"figures", year_lead},
      DateWord{"resultat", year_lead},
      DateWord{"resultats", year_lead},
      DateWord{"results", year_lead},
      DateWord{"donnees", year_lead},
      DateWord{"statistiques", year_lead},
      DateWord{"indicateurs", year_lead},
      DateWord{"activite", year_lead},
      DateWord{"an", year_lead},
      DateWord{"annee", year_word},
      DateWord{"annees", year_word},
      DateWord{"year", year_word},

      DateWord{"de", filler},
      DateWord{"d", filler},
      DateWord{"du", filler},
      DateWord{"l", filler},
      DateWord{"la", filler},
      DateWord{"le", filler},
      DateWord{"les", filler},
      DateWord{"of", filler},
      DateWord{"the", filler},
      DateWord{"mois", filler},
      DateWord{"month", filler},

      DateWord{"a", joiner},
      DateWord{"au", joiner},
      DateWord{"et", joiner},
      DateWord{"ou", joiner},
      DateWord{"jusqu", joiner},
      DateWord{"to", joiner},
      DateWord{"and", joiner},
      DateWord{"or", joiner},
      DateWord{"until", joiner},
      DateWord{"through", joiner},

      DateWord{"no", number_sign},
      DateWord{"nos", number_sign},
      DateWord{"numero", number_sign},
      DateWord{"number", number_sign},
  };
  std::ranges::sort(words, {}, &DateWord::folded);
  return words;
}();

static_assert(std::ranges::all_of(kWords, [](const DateWord& word) {
  return word.folded.size() <= kLongestDateWord;
}));

}  // namespace

DateWord date_word(std::string_view folded) {
  const auto at = std::ranges::lower_bound(kWords, folded, {}, &DateWord::folded);
  return at != kWords.end() && at->folded == folded ? *at : DateWord{};
}

}  // namespace vigie
