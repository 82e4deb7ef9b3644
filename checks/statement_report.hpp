/// What a finding says of a statement: its facts and the words that declare them.
#pragma once

#include "checks/finding.hpp"
#include "checks/statement.hpp"
#include "checks/statement_review.hpp"

#include <vector>

namespace vigie {

/// status, rate, audit_date, established, updated, rgaa, auditor, law, contact, defenseur,
/// scheme_years, plan_year, generator, valid, valid_until: those that are known.
std::vector<Fact> facts_of(const Statement& statement, const StatementReview& review);

/// Never empty: the words of the state first, then of rate, dates and contact.
std::vector<Citation> citations_of(const Page& page, const Statement& statement);

}  // namespace vigie
