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

Met is_deployed(std::string_view phase, const NationalImpactRules& rules, bool event) {
  if (event || holds(rules.deployed_phases, phase)) return Met::yes;
  return holds(rules.not_yet_phases, phase) ? Met::no : Met::unknown;
}

Met has_quality(const Score& score, int from_percent) {
  if (!score.applicable) return Met::unknown;
  if (score.low >= from_percent) return Met::yes;
  return score.high < from_percent ? Met::no : Met::unknown;
}

/// A smaller figure proves nothing: not everything is counted, and not everything published.
Met is_significant(const std::optional<PublishedFigure>& figure,
                   const NationalImpactRules& rules) {
  constexpr int kSurePercent = 50;
  return figure && figure->value >= rules.significant_from_people &&
                 figure->confidence_percent >= kSurePercent
             ? Met::yes
             : Met::unknown;
}

/// `event`: the programme itself says so, and the phase does not take it back.
NationalImpact decide(std::string_view phase, bool event, Met significant, const Score& score,
                      const NationalImpactRules& rules) {
  NationalImpact impact{.verdict = ImpactVerdict::undetermined,
                        .deployed = is_deployed(phase, rules, event),
                        .significant = event ? Met::yes : significant,
                        .quality = has_quality(score, rules.quality_from_percent)};
  if (event)
    impact.verdict = ImpactVerdict::established;
  else if (holds(rules.not_yet_phases, phase))
    impact.verdict = ImpactVerdict::not_yet;
  else if (impact.deployed == Met::yes && impact.significant == Met::yes &&
           impact.quality != Met::no)
    impact.verdict = ImpactVerdict::candidate;
  return impact;
}

}  // namespace

NationalImpact national_impact(const Evidence& evidence, const Score& score,
                               const NationalImpactRules& rules,
                               const std::optional<PublishedFigure>& figure) {
  const bool event =
      !holds(rules.stopped_phases, evidence.phase) && has_event(evidence, rules.event);
  NationalImpact impact =
      decide(evidence.phase, event, is_significant(figure, rules), score, rules);
  impact.figure = figure;
  return impact;
}

NationalImpact national_impact_again(const ProductAudit& product,
                                     const NationalImpactRules& rules) {
  const NationalImpact& before = product.national_impact;
  const bool event = before.verdict == ImpactVerdict::established &&
                     !holds(rules.stopped_phases, product.phase);
  NationalImpact impact =
      decide(product.phase, event, is_significant(before.figure, rules), product.score, rules);
  impact.figure = before.figure;
  return impact;
}

}  // namespace vigie
