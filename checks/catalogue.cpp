#include "checks/catalogue.hpp"

#include <algorithm>
#include <array>
#include <exception>

namespace vigie {

extern const Check site_reachable;
extern const Check https;
extern const Check sheet_complete;
extern const Check stats_page;
extern const Check metric_freshness;
extern const Check open_source;
extern const Check accessibility_mention;
extern const Check accessibility_statement;
extern const Check legal_notice;
extern const Check terms;
extern const Check privacy_policy;
extern const Check contact;
extern const Check budget_page;

namespace {

constexpr std::array kCatalogue{
    &site_reachable,   &https,       &sheet_complete,        &stats_page,
    &metric_freshness, &open_source, &accessibility_mention, &accessibility_statement,
    &legal_notice,     &terms,       &privacy_policy,        &contact,
    &budget_page,
};

}  // namespace

std::span<const Check* const> catalogue() {
  return kCatalogue;
}

const Check* find_check(std::string_view id) {
  const auto* const found = std::ranges::find(kCatalogue, id, &Check::id);
  return found == kCatalogue.end() ? nullptr : *found;
}

Finding run_check(const Check& check, const Evidence& evidence, const Settings& settings) {
  try {
    return check.run(evidence, settings);
  } catch (const std::exception& problem) {
    return crashed(problem.what());
  }
}

}  // namespace vigie
