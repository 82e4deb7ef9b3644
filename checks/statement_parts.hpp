/// The readers of the single facts of an accessibility statement; see checks/statement.hpp.
#pragma once

#include "checks/statement.hpp"
#include "checks/statement_text.hpp"

#include <optional>
#include <span>
#include <string>

namespace vigie {

using Sentences = std::span<const StatementSentence>;

/// The state that the statement declares of its site; not what it says of single contents, of
/// the past, of plans, nor the explanation of the three states.
std::optional<Stated<Conformity>> read_status(Sentences sentences);

/// The share of criteria met: a percentage, else computed from counted criteria ("59 critères
/// sur 78"). Never the average rate per page.
std::optional<Stated<int>> read_rate(Sentences sentences);

struct StatementDates {
  std::optional<Stated<DateSpan>> audit;
  std::optional<Stated<DateSpan>> established;
  std::optional<Stated<DateSpan>> updated;
};

/// Each date goes to the verb or noun nearest to it; laws, plans and corrections to come have
/// dates that are none of the three. Dates before 2009, when the RGAA began, are ignored.
StatementDates read_dates(Sentences sentences);

/// An e-mail address (links, plain or obfuscated text), else the address of a contact form.
std::optional<Stated<std::string>> read_contact(const Page& page, Sentences sentences);

std::optional<Stated<std::string>> read_rgaa(Sentences sentences);
std::optional<Stated<std::string>> read_auditor(Sentences sentences);

/// The years written after "schéma pluriannuel" and "plan d'actions", in the text itself:
/// those in a file's address are not theirs.
std::optional<Stated<YearRange>> read_scheme(const Page& page, Sentences sentences);
std::optional<Stated<YearRange>> read_plan(const Page& page, Sentences sentences);

bool cites_law(Sentences sentences);
bool names_defender(const Page& page, Sentences sentences);

/// "[Nom de l'entité]", "non/partiellement/totalement conforme".
bool is_unfilled(Sentences sentences);

std::string read_generator(const Page& page, Sentences sentences);

}  // namespace vigie
