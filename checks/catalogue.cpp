#include "checks/catalogue.hpp"

#include "checks/catalogue_list.hpp"

#include <algorithm>
#include <exception>
#include <utility>
#include <vector>

namespace vigie {

namespace {

/// By subject, as readers look for them; within one, by id.
std::vector<const Check*> in_order() {
  const auto defined = defined_checks();
  std::vector<const Check*> checks(defined.begin(), defined.end());
  std::ranges::sort(checks, {},
                    [](const Check* check) { return std::pair(check->subject, check->id); });
  return checks;
}

}  // namespace

std::span<const Check* const> catalogue() {
  static const std::vector<const Check*> checks = in_order();
  return checks;
}

const Check* find_check(std::string_view id) {
  const auto checks = catalogue();
  const auto found = std::ranges::find(checks, id, &Check::id);
  return found == checks.end() ? nullptr : *found;
}

Finding run_check(const Check& check, const Evidence& evidence, const Settings& settings) {
  try {
    return check.run(evidence, settings);
  } catch (const std::exception& problem) {
    return crashed(problem.what());
  }
}

}  // namespace vigie
