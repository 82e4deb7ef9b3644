/// The words that the reports share, in French and in English.
#pragma once

#include "rules/audit.hpp"
#include "text/message.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace vigie {

/// A sentence with its parameters, in a language.
template <class... Parameters>
std::string say(Language language, const Text& text, Parameters&&... parameters) {
  return message(text, std::forward<Parameters>(parameters)...).in(language);
}

/// A count with its noun: {0} is the number.
struct Counted {
  Text one;
  Text many;
};

/// "1 produit", "12 produits"; French says zero in the singular.
std::string say(Language language, const Counted& noun, std::size_t count);

/// "✗": the verdict as one character that every font has.
std::string_view symbol(Verdict verdict);
/// "manquement".
std::string word(Verdict verdict, Language language);
/// "12 manquements".
std::string count_of(Verdict verdict, std::size_t count, Language language);
/// "nom introuvable (DNS)": a cause as a label.
std::string word(Cause cause, Language language);
std::string word(Level level, Language language);
std::string word(Effort effort, Language language);
std::string word(ImpactVerdict verdict, Language language);
std::string word(Met met, Language language);
/// "Accessibilité"; the family's own name when it is not one of the programme's.
std::string family_title(std::string_view family, Language language);
/// "En construction"; the phase's own name when unknown, "sans phase" when empty.
std::string phase_title(std::string_view phase, Language language);

/// "pour information": what is observed and does not count.
std::string informative_word(Language language);

/// "Rien à corriger…": for a product without a next step; names what was not observed, since
/// that may hide something.
std::string nothing_to_correct(const ProductAudit& product, Language language);

/// "60–80", "72", or "–" when nothing applies.
std::string score_range(const Score& score);
/// "812 octets", "81 ko", "1,2 Mo".
std::string size_of(std::size_t bytes, Language language);

/// What to do about a finding, in one paragraph: the check's own exact step, else the
/// rulebook's; empty when there is nothing for the team to do (passed, not applicable) or
/// nothing is known (not observed, undecidable).
std::string remedy_of(const JudgedFinding& judged, Language language);

/// "Dérogation jusqu’au … (…) : …" for a waived finding; "" for the others.
std::string waiver_line(const JudgedFinding& judged, Language language);

/// 80 → "80 %" or "80%".
std::string percent(int value, Language language);

}  // namespace vigie
