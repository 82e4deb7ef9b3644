/// Judges what an accessibility statement declares: validity, coherence, completeness.
#pragma once

#include "checks/statement.hpp"

#include <optional>
#include <vector>

namespace vigie {

/// Something to correct: how a list names it, and what to publish. Static storage only.
struct StatementFlaw {
  Text name;
  Text remedy;
};

/// What the statement is held against.
struct StatementContext {
  Date as_of;
  std::optional<Conformity> mention;  // on the home page
  std::optional<Conformity> sheet;    // the sheet's accessibility_status
  bool is_external = false;           // on another site
};

struct StatementReview {
  std::optional<DateSpan> declared;  // the date that validity counts from
  std::optional<Date> valid_until;   // three years later
  bool is_expired = false;
  bool contradicts_rate = false;            // the state and the rate cannot both be true
  std::vector<const StatementFlaw*> flaws;  // missing or minor, in the order of the model

  /// Nothing that takes the statement's value away: it is dated within three years (or bears
  /// no date), coherent, and says its state, a contact and the way of recourse.
  bool is_valid = false;
};

/// Three years from the newest date of the statement itself, else from the audit's; a month
/// counts to its end. A date in the future is an error of the page and counts for nothing.
StatementReview review(const Statement& statement, const StatementContext& context);

}  // namespace vigie
