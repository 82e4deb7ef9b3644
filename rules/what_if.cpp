#include "rules/what_if.hpp"

#include <algorithm>
#include <utility>

namespace vigie {

namespace {

constexpr Text kNotAsked{
    "rules.not-asked",
    "Cet audit n’a pas posé la question ainsi : seul un nouvel audit, ou une "
    "archive, peut répondre.",
    "That audit did not ask the question in this way: only a new audit, or "
    "an archive, can answer."};
constexpr Text kOutOfPhase{"rules.not-in-phase", "Sans objet dans cette phase.",
                           "Does not apply in this phase."};

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::string settings_text(const Criterion& criterion) {
  if (criterion.check == nullptr) return {};
  std::string text;
  for (const Setting& setting : criterion.check->settings) {
    const std::string value = setting.is_words()
                                  ? joined(criterion.settings.words(setting.name))
                                  : std::to_string(criterion.settings.number(setting.name));
    text += (text.empty() ? "" : "; ") + std::string(setting.name) + ": " + value;
  }
  return text;
}

/// Every key that bears on a verdict or a score, as text.
std::vector<std::pair<std::string, std::string>> aspects(const Criterion& criterion) {
  return {{"check", criterion.check == nullptr ? "manual" : std::string(criterion.check->id)},
          {"standard", criterion.standard},
          {"level", std::string(to_string(criterion.level))},
          {"weight", std::to_string(criterion.weight)},
          {"warn-credit-percent", std::to_string(criterion.warn_credit_percent)},
          {"due", joined(criterion.due_in)},
          {"informative", joined(criterion.informative_in)},
          {"settings", settings_text(criterion)}};
}

std::vector<std::pair<std::string, std::string>> aspects(const Rulebook& rulebook) {
  std::string grades;
  for (const Grade& grade : rulebook.grades)
    grades +=
        (grades.empty() ? "" : ", ") + grade.letter + ": " + std::to_string(grade.from_percent);
  const NationalImpactRules& impact = rulebook.national_impact;
  return {
      {"nights-to-confirm", std::to_string(rulebook.nights_to_confirm)},
      {"coverage-from-percent", std::to_string(rulebook.coverage_from_percent)},
      {"grades", std::move(grades)},
      {"national-impact.deployed-phases", joined(impact.deployed_phases)},
      {"national-impact.not-yet-phases", joined(impact.not_yet_phases)},
      {"national-impact.stopped-phases", joined(impact.stopped_phases)},
      {"national-impact.significant-from-people",
       std::to_string(impact.significant_from_people)},
      {"national-impact.quality-from-percent", std::to_string(impact.quality_from_percent)}};
}

template <class Subject>
void compare(const std::string& criterion, const Subject& was, const Subject& now,
             std::vector<RuleChange>& changes) {
  const auto before = aspects(was);
  const auto after = aspects(now);
  for (std::size_t i = 0; i < before.size(); ++i)
    if (before[i].second != after[i].second)
      changes.push_back({.criterion = criterion,
                         .what = before[i].first,
                         .before = before[i].second,
                         .after = after[i].second});
}

bool asks_the_same(const Criterion& one, const Criterion& other) {
  return one.check == other.check && settings_text(one) == settings_text(other);
}

/// The finding of the report that answers what `criterion` asks; null when there is none. A
/// criterion that did not apply then was not asked.
const JudgedFinding* answer_to(const Criterion& criterion, const ProductAudit& product,
                               const Rulebook& was) {
  const JudgedFinding* answer = nullptr;
  for (const JudgedFinding& judged : product.findings) {
    const Criterion* const then = was.find_criterion(judged.criterion);
    if (then == nullptr || !asks_the_same(*then, criterion) ||
        then->bearing_in(was.judged_as(product.phase)) == Bearing::not_applicable)
      continue;
    if (criterion.check == nullptr && judged.criterion != criterion.id) continue;
    if (answer == nullptr || judged.criterion == criterion.id) answer = &judged;
  }
  return answer;
}

Finding finding_for(const Criterion& criterion, Bearing bearing, const JudgedFinding* answer) {
  if (bearing == Bearing::not_applicable) return not_applicable(message(kOutOfPhase));
  if (answer != nullptr) return answer->finding;
  return criterion.check == nullptr ? manual() : unknown(message(kNotAsked));
}

JudgedFinding rejudged(const Criterion& criterion, const ProductAudit& product,
                       const Rulebook& was, const Rulebook& now) {
  const Bearing bearing = criterion.bearing_in(now.judged_as(product.phase));
  const JudgedFinding* const answer = answer_to(criterion, product, was);
  JudgedFinding judged{
      .criterion = criterion.id,
      .standard = criterion.standard,
      .check = criterion.check == nullptr ? "" : std::string(criterion.check->id),
      .level = criterion.level,
      .weight = bearing == Bearing::informative ? 0 : criterion.weight,
      .warn_credit_percent = criterion.warn_credit_percent,
      .informative = bearing == Bearing::informative,
      .finding = finding_for(criterion, bearing, answer),
      .title = criterion.title,
      .remedy = criterion.remedy,
      .source = criterion.source};
  if (answer != nullptr && answer->criterion == criterion.id) {
    judged.waiver = answer->waiver;
    judged.attestation = answer->attestation;
  }
  return judged;
}

const JudgedFinding* find(const ProductAudit& product, std::string_view criterion) {
  const auto found = std::ranges::find(product.findings, criterion, &JudgedFinding::criterion);
  return found == product.findings.end() ? nullptr : &*found;
}

bool applies(const JudgedFinding& judged) {
  return judged.finding.verdict() != Verdict::not_applicable;
}

std::vector<VerdictChange> verdict_changes(const ProductAudit& before,
                                           const ProductAudit& after) {
  std::vector<VerdictChange> changes;
  for (const JudgedFinding& now : after.findings) {
    const JudgedFinding* const then = find(before, now.criterion);
    if (then == nullptr && applies(now))
      changes.push_back({now.criterion, std::nullopt, now.finding.verdict()});
    if (then != nullptr && then->finding.verdict() != now.finding.verdict())
      changes.push_back({now.criterion, then->finding.verdict(), now.finding.verdict()});
  }
  for (const JudgedFinding& then : before.findings)
    if (find(after, then.criterion) == nullptr && applies(then))
      changes.push_back({then.criterion, then.finding.verdict(), std::nullopt});
  return changes;
}

}  // namespace

std::vector<RuleChange> rule_changes(const Rulebook& was, const Rulebook& now) {
  std::vector<RuleChange> changes;
  compare("", was, now, changes);
  for (const Criterion& criterion : now.criteria) {
    if (const Criterion* const then = was.find_criterion(criterion.id))
      compare(criterion.id, *then, criterion, changes);
    else
      changes.push_back({criterion.id, "added", "", std::to_string(criterion.weight)});
  }
  for (const Criterion& criterion : was.criteria)
    if (now.find_criterion(criterion.id) == nullptr)
      changes.push_back({criterion.id, "removed", std::to_string(criterion.weight), ""});
  return changes;
}

ProductAudit rejudge(const ProductAudit& product, const Rulebook& was, const Rulebook& now) {
  ProductAudit again = product;
  again.judged_as = std::string(now.judged_as(product.phase));
  again.findings.clear();
  for (const Criterion& criterion : now.criteria)
    again.findings.push_back(rejudged(criterion, product, was, now));
  again.score = score(again.findings, now);
  again.score_with_waivers.reset();
  again.national_impact = national_impact_again(again, now.national_impact);
  return again;
}

std::vector<ProductEffect> effects(const std::vector<ProductAudit>& before,
                                   const std::vector<ProductAudit>& after) {
  std::vector<ProductEffect> found;
  for (const ProductAudit& now : after) {
    const auto then = std::ranges::find(before, now.product.id, [](const ProductAudit& each) {
      return std::string_view(each.product.id);
    });
    if (then == before.end()) continue;
    ProductEffect effect{.id = now.product.id,
                         .name = now.product.name,
                         .before = then->score,
                         .after = now.score,
                         .impact_before = then->national_impact.verdict,
                         .impact_after = now.national_impact.verdict,
                         .verdicts = verdict_changes(*then, now)};
    if (effect.before != effect.after || effect.changes_impact() || !effect.verdicts.empty())
      found.push_back(std::move(effect));
  }
  std::ranges::sort(found, {}, &ProductEffect::id);
  return found;
}

}  // namespace vigie
