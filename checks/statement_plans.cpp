#include "checks/statement_parts.hpp"
#include "text/fold.hpp"

#include <charconv>
#include <string_view>

#include <re2/re2.h>

namespace vigie {

namespace {

// Between the name of a plan and its years only words that belong to it: a "plan d'action
// national contre le bruit 2026" is another one.
constexpr std::string_view kYears =
    R"((?:[ :,(\[-]|d'|l'|de |du |des |la |le |pour |annees? |annuel|annuels|annuelle|mise en |en cours|accessibilite|numerique|rgaa|a11y|periode |sur |en |au titre |current|for |of |the |digital |accessibility)*\b(20[1-4]\d)\b(?:(?: ?[-/] ?| a | et | to | au )(20[1-4]\d)\b)?)";

std::string with_years(std::string_view name) {
  return std::string(name) + std::string(kYears);
}

int year_of(std::string_view digits) {
  int year = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), year);
  return year;
}

/// "2025-2027" after the name, in this text.
std::optional<YearRange> years_in(const std::string& folded, const RE2& form) {
  std::string first;
  std::string last;
  if (!RE2::PartialMatch(folded, form, &first, &last)) return std::nullopt;
  const YearRange years{.first = year_of(first),
                        .last = last.empty() ? year_of(first) : year_of(last)};
  return years.first <= years.last ? std::optional(years) : std::nullopt;
}

std::optional<Stated<YearRange>> read_years(const Page& page, Sentences sentences,
                                            const RE2& form) {
  for (const Link& link : page.links) {
    if (const auto years = years_in(fold(link.text), form))
      return Stated<YearRange>{.value = *years, .quote = link.text};
  }
  for (const StatementSentence& sentence : sentences) {
    if (const auto years = years_in(sentence.folded, form))
      return Stated<YearRange>{.value = *years, .quote = sentence.text};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Stated<YearRange>> read_scheme(const Page& page, Sentences sentences) {
  static const RE2 kScheme(
      with_years("(?:schema pluriannuel|multi-?year (?:plan|scheme|accessibility plan))"));
  return read_years(page, sentences, kScheme);
}

std::optional<Stated<YearRange>> read_plan(const Page& page, Sentences sentences) {
  static const RE2 kPlan(
      with_years("(?:plans? d'actions?|plan annuel|^plan|action plan|annual plan)"));
  return read_years(page, sentences, kPlan);
}

}  // namespace vigie
