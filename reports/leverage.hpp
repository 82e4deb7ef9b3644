/// The few corrections that would move most products.
#pragma once

#include "rules/audit.hpp"
#include "text/message.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vigie {

/// One criterion, and what meeting it everywhere would change.
struct Lever {
  const JudgedFinding* example = nullptr;  // for its id, title and effort; in the audit
  std::size_t products = 0;                // that do not meet it today
  double points = 0;                       // of the products' mean score, out of 100
};

/// The levers of one incubator's products, measured by their own mean.
struct IncubatorLevers {
  std::string_view incubator;  // "" for products without one; in the audit
  std::vector<Lever> levers;   // never empty
};

/// Criteria that were seen not to be met, those that would add most to the mean score for
/// their effort first. What is waived, for information or not observed is left out. Points
/// into `audit`.
std::vector<Lever> levers(const Audit& audit);

/// The same for each incubator that has something to do, by name. Points into `audit`.
std::vector<IncubatorLevers> levers_by_incubator(const Audit& audit);

/// "## Ce qui ferait le plus avancer": the first five of the portfolio, then the first of each
/// incubator when there are several; "" when nothing is to be done.
std::string leverage_markdown(const Audit& audit, Language language);

/// The same as a part of an HTML page.
std::string leverage_html(const Audit& audit, Language language);

}  // namespace vigie
