#include "rules/audit.hpp"

#include <algorithm>

namespace vigie {

namespace {

bool holds(const std::vector<std::string>& phases, std::string_view phase) {
  return std::ranges::find(phases, phase) != phases.end();
}

bool has_event(const Evidence& evidence, std::string_view name) {
  return std::ranges::any_of(evidence.product.events, [&](const Event& event) {
    return event.name == name && event.date && *event.date <= evidence.as_of;
  });
}

Met is_deployed(const Evidence& evidence, const NationalImpactRules& rules, bool event) {
  if (event || holds(rules.deployed_phases, evidence.phase)) return Met::yes;
  return holds(rules.not_yet_phases, evidence.phase) ? Met::no : Met::unknown;
}

Met has_quality(const Score& score, int from_percent) {
  if (!score.applicable) return Met::unknown;
  if (score.low >= from_percent) return Met::yes;
  return score.high < from_percent ? Met::no : Met::unknown;
}

}  // namespace

NationalImpact national_impact(const Evidence& evidence, const Score& score,
                               const NationalImpactRules& rules) {
  const bool stopped = holds(rules.stopped_phases, evidence.phase);
  const bool event = !stopped && has_event(evidence, rules.event);
  NationalImpact impact{.verdict = ImpactVerdict::undetermined,
                        .deployed = is_deployed(evidence, rules, event),
                        .significant = event ? Met::yes : Met::unknown,
                        .quality = has_quality(score, rules.quality_from_percent)};
  if (event)
    impact.verdict = ImpactVerdict::established;
  else if (holds(rules.not_yet_phases, evidence.phase))
    impact.verdict = ImpactVerdict::not_yet;
  else if (impact.deployed == Met::yes && impact.significant == Met::yes &&
           impact.quality != Met::no)
    impact.verdict = ImpactVerdict::candidate;
  return impact;
}

}  // namespace vigie
