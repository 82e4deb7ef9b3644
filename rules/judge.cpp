#include "checks/catalogue.hpp"
#include "portfolio/phase.hpp"
#include "rules/audit.hpp"

#include <utility>

namespace vigie {

namespace {

constexpr Text kOtherPhase{"rules.other-phase", "Sans objet dans cette phase ({0}).",
                           "Does not apply in this phase ({0})."};
constexpr Text kPhaseTitles[] = {
    {"phase.investigation", "en investigation", "investigation"},
    {"phase.construction", "en construction", "construction"},
    {"phase.acceleration", "en accélération", "acceleration"},
    {"phase.consolidation", "en consolidation", "consolidation"},
    {"phase.opere", "opéré", "operated"},
    {"phase.transfere", "transféré", "transferred"},
    {"phase.abandon", "arrêté", "stopped"},
    {"phase.abandon-investigation", "investigation arrêtée", "investigation stopped"},
};
static_assert(std::size(kPhaseTitles) == kPhases.size());

Parameter phase_parameter(std::string_view phase) {
  for (std::size_t i = 0; i < kPhases.size(); ++i)
    if (kPhases.at(i) == phase) return &kPhaseTitles[i];
  return std::string(phase);
}

Finding find(const Criterion& criterion, Bearing bearing, const Evidence& evidence) {
  if (bearing == Bearing::not_applicable)
    return not_applicable(message(kOtherPhase, phase_parameter(evidence.phase)));
  if (criterion.check == nullptr) return manual();
  return run_check(*criterion.check, evidence, criterion.settings);
}

JudgedFinding judge_criterion(const Criterion& criterion, const Evidence& evidence,
                              std::string_view phase) {
  const Bearing bearing = criterion.bearing_in(phase);
  const bool informative = bearing == Bearing::informative;
  return {.criterion = criterion.id,
          .standard = criterion.standard,
          .check = criterion.check == nullptr ? "" : std::string(criterion.check->id),
          .level = criterion.level,
          .weight = informative ? 0 : criterion.weight,
          .warn_credit_percent = criterion.warn_credit_percent,
          .informative = informative,
          .finding = find(criterion, bearing, evidence),
          .title = criterion.title,
          .remedy = criterion.remedy,
          .source = !criterion.source.empty() || criterion.check == nullptr
                        ? criterion.source
                        : std::string(criterion.check->source)};
}

}  // namespace

ProductAudit judge(const Evidence& evidence, const Rulebook& rulebook) {
  ProductAudit audit{.product = evidence.product,
                     .phase = evidence.phase,
                     .judged_as = std::string(rulebook.judged_as(evidence.phase)),
                     .score = {},
                     .national_impact = {},
                     .findings = {},
                     .spent = evidence.spent};
  audit.product.description.clear();
  audit.findings.reserve(rulebook.criteria.size());
  for (const Criterion& criterion : rulebook.criteria)
    audit.findings.push_back(judge_criterion(criterion, evidence, audit.judged_as));
  audit.score = score(audit.findings, rulebook);
  PublishedFigures published = published_figures(evidence);
  audit.figures = std::move(published.figures);
  audit.national_impact =
      national_impact(evidence, audit.score, rulebook.national_impact, published.significant);
  return audit;
}

}  // namespace vigie
