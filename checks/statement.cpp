#include "checks/statement.hpp"

#include "checks/statement_parts.hpp"
#include "checks/statement_text.hpp"

#include <algorithm>
#include <array>

namespace vigie {

bool is_statement(const Page& page) {
  const auto sentences = sentences_of(page);
  const auto says = [&](std::initializer_list<std::string_view> phrases) {
    return std::ranges::any_of(sentences, [&](const StatementSentence& sentence) {
      return std::ranges::any_of(phrases, [&](std::string_view phrase) {
        return sentence.folded.find(phrase) != std::string::npos;
      });
    });
  };
  const std::array signs{
      cites_law(sentences), names_defender(page, sentences),
      says({"etat de conformite", "compliance status", "conformance status"}),
      says({"rgaa", "referentiel general d'amelioration"}),
      says({"declaration d'accessibilite", "declaration de conformite",
            "accessibility statement"})};
  return std::ranges::count(signs, true) >= 2;
}

Statement read_statement(const Page& page) {
  const auto sentences = sentences_of(page);
  StatementDates dates = read_dates(sentences);
  return {.status = read_status(sentences),
          .rate = read_rate(sentences),
          .audit = std::move(dates.audit),
          .established = std::move(dates.established),
          .updated = std::move(dates.updated),
          .rgaa = read_rgaa(sentences),
          .auditor = read_auditor(sentences),
          .contact = read_contact(page, sentences),
          .scheme = read_scheme(page, sentences),
          .plan = read_plan(page, sentences),
          .cites_law = cites_law(sentences),
          .names_defender = names_defender(page, sentences),
          .is_unfilled = is_unfilled(sentences),
          .generator = read_generator(page, sentences)};
}

std::string rate_text(int hundredths) {
  std::string text = std::to_string(hundredths / 100);
  const int rest = hundredths % 100;
  if (rest == 0) return text;
  text += '.';
  text += static_cast<char>('0' + rest / 10);
  if (rest % 10 != 0) text += static_cast<char>('0' + rest % 10);
  return text;
}

std::string date_text(const DateSpan& span) {
  std::string text = iso_date(span.from);
  if (span.grain == Grain::month) text.resize(7);
  if (span.grain == Grain::year) text.resize(4);
  return text;
}

}  // namespace vigie
