/// The noun of a number: what is counted, or what a share is a share of.
#pragma once

#include "checks/figure_numbers.hpp"
#include "checks/figure_words.hpp"

#include <string>
#include <string_view>

namespace vigie {

/// The words of a noun phrase from the start of `text`, as written: at most four; "" where none
/// starts there.
std::string noun_phrase(std::string_view text);

/// "dossiers labellisés": the noun phrase to the right, else the subject to the left, else "".
std::string unit_of(const NumberPlace& place, const NumberToken& token);

/// What a share that names nothing is a share of, folded: "le taux d'abandon", the subject that
/// a line starts with ("Coût par personne : …"), else the last thing counted to its left.
std::string subject_of_share(const NumberPlace& place);

/// Whom a survey asked: "auprès de 1 000 agents utilisateurs" has "agents utilisateurs"; "".
std::string respondents_in(std::string_view line);

}  // namespace vigie
