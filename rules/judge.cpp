#include "checks/catalogue.hpp"
#include "portfolio/phase.hpp"
#include "rules/audit.hpp"

#include <utility>

namespace vigie {

namespace {

constexpr Text kOtherPhase{"rules.other-phase", "Sans objet dans cette phase ({0}).",
                           "Does not apply in this phase ({0})."};
constexpr Text kNotYet{"rules.not-yet", "Pas encore demandé : en vigueur à partir du {0}.",
                       "Not asked yet: in force from {0}."};
constexpr Text kNoLonger{"rules.no-longer", "N’est plus demandé depuis le {0}.",
                         "No longer asked since {0}."};
constexpr Text kLeftOut{"rules.left-out", "N’est pas demandé aux produits de cet incubateur.",
                        "Not asked of the products of this incubator."};
constexpr Text kUnsure{"rules.unsure",
                       "Pas assez sûr pour conclure : {0} % de confiance, et il en faut {1} %.",
                       "Not sure enough to conclude: {0} % confidence, and {1} % are needed."};
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
    return not_applicable(why_not_asked(criterion, evidence.as_of, evidence.phase));
  if (criterion.check == nullptr) return manual();
  return run_check(*criterion.check, evidence, criterion.settings);
}

JudgedFinding judge_criterion(const Criterion& criterion, const Evidence& evidence,
                              std::string_view phase, int confidence_floor) {
  const Bearing bearing = criterion.bearing_on(evidence.as_of, phase);
  const bool informative = bearing == Bearing::informative;
  return {.criterion = criterion.id,
          .standard = criterion.standard,
          .check = criterion.check == nullptr ? "" : std::string(criterion.check->id),
          .level = criterion.level,
          .weight = informative ? 0 : criterion.weight,
          .warn_credit_percent = criterion.warn_credit_percent,
          .effort = criterion.effort,
          .informative = informative,
          .finding = if_sure(find(criterion, bearing, evidence), confidence_floor),
          .title = criterion.title,
          .remedy = criterion.remedy,
          .source = !criterion.source.empty() || criterion.check == nullptr
                        ? criterion.source
                        : std::string(criterion.check->source)};
}

}  // namespace

Message why_not_asked(const Criterion& criterion, Date day, std::string_view phase) {
  if (criterion.left_out) return message(kLeftOut);
  if (criterion.from && day < *criterion.from) return message(kNotYet, *criterion.from);
  if (criterion.until && *criterion.until < day)
    return message(kNoLonger, *criterion.until + std::chrono::days{1});
  return message(kOtherPhase, phase_parameter(phase));
}

Finding if_sure(Finding finding, int confidence_from_percent) {
  const Verdict verdict = finding.verdict();
  const bool concludes =
      verdict == Verdict::pass || verdict == Verdict::warn || verdict == Verdict::fail;
  if (!concludes || finding.confidence_percent >= confidence_from_percent) return finding;
  Finding unsure = unknown(message(kUnsure, std::int64_t{finding.confidence_percent},
                                   std::int64_t{confidence_from_percent}),
                           finding.evidence());
  unsure.confidence_percent = finding.confidence_percent;
  unsure.confidence_reason = std::move(finding.confidence_reason);
  unsure.remedy = std::move(finding.remedy);
  unsure.facts = std::move(finding.facts);
  unsure.facts.push_back(
      {.name = std::string(kUnsureVerdict), .value = std::string(to_string(verdict))});
  unsure.freshness = std::move(finding.freshness);
  return unsure;
}

ProductAudit judge(const Evidence& evidence, const Rulebook& rulebook) {
  ProductAudit audit{.product = evidence.product,
                     .phase = evidence.phase,
                     .judged_as = std::string(rulebook.judged_as(evidence.phase)),
                     .score = {},
                     .national_impact = {},
                     .findings = {},
                     .spent = evidence.spent};
  audit.product.description.clear();
  const auto& criteria = rulebook.criteria_for(evidence.product.incubator);
  audit.findings.reserve(criteria.size());
  for (const Criterion& criterion : criteria)
    audit.findings.push_back(judge_criterion(criterion, evidence, audit.judged_as,
                                             rulebook.confidence_from_percent));
  audit.score = score(audit.findings, rulebook);
  PublishedFigures published = published_figures(evidence);
  audit.figures = std::move(published.figures);
  for (const Objective& objective : objectives_in_sheet(evidence.product))
    audit.objectives.push_back(track(objective, audit.figures, evidence.as_of));
  audit.national_impact =
      national_impact(evidence, audit.score, rulebook.national_impact, published.significant);
  return audit;
}

}  // namespace vigie
