/// The few corrections that would move most products.
#pragma once

#include "rules/audit.hpp"
#include "text/message.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace vigie {

/// One criterion, and what meeting it everywhere would change.
struct Lever {
  const JudgedFinding* example = nullptr;  // for its id and title; in the audit
  std::size_t products = 0;                // that do not meet it today
  double points = 0;                       // of the portfolio's mean score, out of 100
};

/// Criteria that were seen not to be met, those that would add most to the mean score first.
/// What is waived, for information or not observed is left out. Points into `audit`.
std::vector<Lever> levers(const Audit& audit);

/// "## Ce qui ferait le plus avancer", a table of the first five; "" when nothing is to be
/// done.
std::string leverage_markdown(const Audit& audit, Language language);

/// The same as a part of an HTML page.
std::string leverage_html(const Audit& audit, Language language);

}  // namespace vigie
