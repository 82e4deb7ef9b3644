/// Why a product has its verdicts: rule, check, evidence, weight, what would change it.
#pragma once

#include "reports/stored_audit.hpp"

#include <string>
#include <vector>

namespace vigie {

/// Points of the score that a better verdict would bring, in percent, rounded; 0 when the
/// finding does not count.
int points_to_gain(const StoredProduct& product, const StoredFinding& finding);

/// For people, at a terminal: every text from outside is made harmless.
std::string explanation_text(const StoredProduct& product,
                             const std::vector<const StoredFinding*>& findings,
                             Language language);
std::string explanation_markdown(const StoredProduct& product,
                                 const std::vector<const StoredFinding*>& findings,
                                 Language language);
std::string explanation_json(const StoredProduct& product,
                             const std::vector<const StoredFinding*>& findings);

/// A command that shows the evidence again, safe to paste into a shell; "" when there is none.
std::string curl_command(const StoredFinding& finding);

}  // namespace vigie
