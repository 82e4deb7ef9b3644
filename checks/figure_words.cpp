#include "checks/figure_words.hpp"

#include "checks/figure_units.hpp"
#include "text/fold.hpp"

#include <algorithm>

#include <re2/re2.h>

namespace vigie {

namespace {

bool matches(std::string_view text, const RE2& pattern) {
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), pattern);
}

constexpr std::size_t kReach = 300;  // bytes to either side that bear on a number

/// The start of the sentence that holds `at`; a dot between digits ends none.
std::size_t sentence_start(std::string_view text, std::size_t at) {
  const std::size_t first = at - std::min(at, kReach);
  for (std::size_t i = at; i > first + 1; --i)
    if (text[i - 1] == ' ' &&
        std::string_view(".!?;").find(text[i - 2]) != std::string_view::npos)
      return i;
  return first;
}

std::size_t sentence_end(std::string_view text, std::size_t at) {
  const std::size_t last = std::min(text.size(), at + kReach);
  for (std::size_t i = at; i + 1 < last; ++i)
    if (text[i + 1] == ' ' && std::string_view(".!?;").find(text[i]) != std::string_view::npos)
      return i;
  return last;
}

std::size_t clause_start(std::string_view text, std::size_t from, std::size_t at) {
  for (std::size_t i = at; i > from + 1; --i) {
    if (text[i - 1] == '(' || text[i - 1] == ':') return i;
    if (text[i - 1] == ' ' && text[i - 2] == ',') return i;
  }
  return from;
}

/// "2000 raccordements", "2000 fois": a number that only looks like a year.
bool counts_something(std::string_view after) {
  return after.starts_with(" fois") || class_of_unit(noun_phrase(after)) != UnitClass::other;
}

bool is_year_like(const NumberToken& token) {
  return !token.has_multiplier && !token.is_grouped && token.suffix == NumberSuffix::none &&
         token.value >= 1900 && token.value <= 2099 && token.end - token.begin == 4;
}

}  // namespace

NumberPlace place_of_number(std::string_view text, const NumberToken& token) {
  const std::size_t start = sentence_start(text, token.begin);
  const std::size_t end = sentence_end(text, token.end);
  const std::size_t clause = clause_start(text, start, token.begin);
  return {.left = fold(text.substr(start, token.begin - start)),
          .clause_left = fold(text.substr(clause, token.begin - clause)),
          .right = fold(text.substr(token.end, end - token.end)),
          .after = text.substr(token.end)};
}

bool is_no_figure(std::string_view text, const NumberToken& token, const NumberPlace& place) {
  static const RE2 kCodeBefore(
      R"((?:\barticles?|\bloi|\bdecret|\barretes?|\bordonnance|n°|\bno|\bl\.|\br\.|\bversion|\bchapitre|\betape|\bphase|\bpage|\btome|\blot|\brgaa|\bwcag|\bsemaine|\bniveau|\bfigure|\bstandard|\bannexe|\bsiret|\bsiren|\btel\.?|\btelephone|\bcedex|\bcs|\bbp|\biso|\bwindows|\bcovid) ?:? ?$)");
  static const RE2 kOfPages(R"((?:page|etape|diapositive) \d+ sur ?$)");
  static const RE2 kAge(R"(^ ?(?:ans|annees? d'age|year-olds?|years old)\b)");
  static const RE2 kDuration(
      R"(^ ?(?:-|a \d+ )?(?:mois|semaines?|jours?|heures?|minutes?|min|secondes?|h|trimestres?|annees?|nuits|months?|weeks?|days?|hours?)\b)");
  static const RE2 kIsDelay(
      R"((?:delai|temps|duree|en moyenne|en moins de|gagn|economis|median|reduit|passe de|mobilis)[^.;]{0,60}$)");
  static const RE2 kSpan(
      R"((?:\ben|\bsur|\bpendant|\bdepuis|\bapres|\bdurant|\bd'ici|\bles|\bseulement|derniers?|prochains?|premiers?|a) ?$)");
  static const RE2 kPeriod(R"(^ ?(?:derni|procha|premi))");
  static const RE2 kWholly(
      R"(^ ?(?:gratuit|en ligne|public|numerique|dematerialise|automatique|securise|libre|francais))");
  static const RE2 kOneIn(R"(^ ?[a-z]+ sur \d)");
  static const RE2 kOutOf(R"(\d [a-z]+ sur ?$)");
  static const RE2 kPeopleAsked(
      R"(^ ?(?:cohortes?|individus|repondants?|panels?|questionnaires?))");
  static const RE2 kThreshold(R"(^ ?(?:habitants?|salaries)\b)");
  static const RE2 kMoreThan(R"((?:plus de|moins de|\+ de|\+|au moins|superieurs? a) ?$)");
  static const RE2 kSample(
      R"((?:echantillon|panel|(?:enquete|etude|sondage|menee?)\b[^.]{0,50}aupres d|cohortes?|repartis? sur|interroge)[^.]{0,25}$)");
  static const RE2 kScale(R"((?:de|entre|from) ?-?$)");
  static const RE2 kScaleEnd(R"(^ ?(?:a|et|to|-) \d+)");
  static const RE2 kScaleRight(R"((?:\bde \d+ a|entre -?\d+ et) ?$)");
  static const RE2 kEnumerated(
      R"(^ ?(?:(?:des|de ces|d'entre) |(?:\w+ )?(?:metriques?|axes?|etapes?|phases?|questions?|raisons?|objectifs|facons?|types?|points|exemples|parties|volets|temps\b|fois par|premier|derniere?s?|prochaine?s?|grande?s?|principa|ans\b|mois\b)))");

  if (is_year_like(token) && !counts_something(place.after)) return true;
  if (matches(place.left, kCodeBefore) || matches(place.right, kAge)) return true;
  const bool is_bracketed = text.size() > token.end && token.begin > 0 &&
                            text[token.begin - 1] == '(' && text[token.end] == ')';
  if (is_bracketed && token.suffix == NumberSuffix::none && token.value < 100 &&
      !token.is_grouped)
    return true;
  if (matches(place.right, kPeriod)) return true;
  const bool is_tile = place.left.empty() && place.right.find(' ') != std::string::npos &&
                       place.right.find(' ', place.right.find(' ') + 1) != std::string::npos;
  static const RE2 kMean(R"(\ben moyenne(?: en)? ?$)");
  if (matches(place.right, kDuration) && !is_tile && !matches(place.left, kMean) &&
      (!matches(place.left, kIsDelay) || matches(place.left, kSpan)))
    return true;
  if (token.suffix == NumberSuffix::percent && token.value == 100 &&
      matches(place.right, kWholly))
    return true;
  if (matches(place.left, kOfPages)) return true;
  if (matches(place.right, kOneIn) || matches(place.left, kOutOf)) return true;
  if (matches(place.right, kPeopleAsked)) return true;
  if (matches(place.right, kThreshold) && matches(place.left, kMoreThan)) return true;
  if (token.suffix == NumberSuffix::none && matches(place.left, kSample)) return true;
  if (token.suffix == NumberSuffix::none && !token.has_multiplier &&
      noun_phrase(place.after).empty() &&
      ((matches(place.left, kScale) && matches(place.right, kScaleEnd) && token.value < 11) ||
       (matches(place.left, kScaleRight) && token.value <= 100)))
    return true;
  if (token.is_word && !token.has_multiplier) {
    if (matches(place.right, kEnumerated)) return true;
    const std::string unit = noun_phrase(place.after);
    return unit.empty() || class_of_unit(unit) == UnitClass::other;
  }
  const bool is_list_mark = token.begin == 0 && text.size() > token.end &&
                            (text[token.end] == '.' || text[token.end] == ')') &&
                            token.value < 50;
  return is_list_mark;
}

Measure measure_of(const NumberToken& token, const NumberPlace& place, std::string_view unit) {
  static const RE2 kChange(
      R"((?:hausse|baisse|augment\w*|progress\w*|croissance|croit|recul\w*|diminu\w*|bondi|chute\w*|rise|increase\w*|decrease\w*|grew)[^.;]{0,40}$)");
  static const RE2 kChangeAfter(
      R"(^ ?(?:de plus|de moins|d'augmentation|de hausse|de croissance|par rapport|supplementaires))");
  static const RE2 kTimes(R"(^ ?fois (?:plus|moins|superieur))");
  static const RE2 kScore(R"((?:\bnps|net promoter|\bnote|satisfaction|score)[^.;]{0,40}$)");
  static const RE2 kDuration(
      R"(^ ?(?:mois|semaines?|jours?|heures?|minutes?|min|secondes?|h)\b)");
  if (token.suffix == NumberSuffix::scale) return Measure::score;
  if (token.suffix == NumberSuffix::euro || unit == "€") return Measure::money;
  static const RE2 kLevel(R"(\bpass\w+ (?:de|a)\b[^.;]{0,12}$)");
  if (token.suffix == NumberSuffix::percent)
    return (matches(place.left, kChange) && !matches(place.left, kLevel)) ||
                   matches(place.right, kChangeAfter)
               ? Measure::percent_change
               : Measure::percent;
  if (matches(place.right, kTimes)) return Measure::multiple;
  if (matches(place.right, kDuration)) return Measure::duration;
  if (matches(place.clause_left, kScore) && unit.empty() && token.value <= 100)
    return Measure::score;
  return Measure::count;
}

}  // namespace vigie
