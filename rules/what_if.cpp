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
          {"effort", std::string(to_string(criterion.effort))},
          {"due", joined(criterion.due_in)},
          {"informative", joined(criterion.informative_in)},
          {"from", criterion.from ? iso_date(*criterion.from) : ""},
          {"until", criterion.until ? iso_date(*criterion.until) : ""},
          {"settings", settings_text(criterion)}};
}

/// The incubators of each profile, and the ids that it changes.
std::string profiles_text(const Rulebook& rulebook) {
  std::string text;
  for (const Profile& profile : rulebook.profiles) {
    text += (text.empty() ? "" : "; ") + joined(profile.incubators) + ":";
    for (std::size_t i = 0; i < profile.criteria.size(); ++i) {
      const Criterion& now = profile.criteria[i];
      if (now.left_out) text += " -" + now.id;
      const auto was = aspects(rulebook.criteria[i]);
      const auto changed = aspects(now);
      for (std::size_t j = 0; j < was.size(); ++j)
        if (was[j].second != changed[j].second)
          text += " " + now.id + "." + changed[j].first + "=" + changed[j].second;
    }
  }
  return text;
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
      {"confidence-from-percent", std::to_string(rulebook.confidence_from_percent)},
      {"profiles", profiles_text(rulebook)},
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

/// When and of whom a rulebook asks what it asks.
struct Asking {
  const Rulebook& rulebook;
  const std::vector<Criterion>& criteria;
  Date day;

  Bearing bearing(const Criterion& criterion, std::string_view phase) const {
    return criterion.bearing_on(day, rulebook.judged_as(phase));
  }
};

/// The finding of the report that answers what `criterion` asks; null when there is none. A
/// criterion that did not apply then was not asked.
const JudgedFinding* answer_to(const Criterion& criterion, const ProductAudit& product,
                               const Asking& was) {
  const JudgedFinding* answer = nullptr;
  for (const JudgedFinding& judged : product.findings) {
    const auto then = std::ranges::find(was.criteria, judged.criterion, &Criterion::id);
    if (then == was.criteria.end() || !asks_the_same(*then, criterion) ||
        was.bearing(*then, product.phase) == Bearing::not_applicable)
      continue;
    if (criterion.check == nullptr && judged.criterion != criterion.id) continue;
    if (answer == nullptr || judged.criterion == criterion.id) answer = &judged;
  }
  return answer;
}

/// True when a finding was held back for a confidence that would be enough now: what it said is
/// not in the report.
bool was_unsure(const Finding& finding, int confidence_from_percent) {
  return std::ranges::find(finding.facts, kUnsureVerdict, &Fact::name) != finding.facts.end() &&
         finding.confidence_percent >= confidence_from_percent;
}

Finding finding_for(const Criterion& criterion, const ProductAudit& product, const Asking& now,
                    const JudgedFinding* answer) {
  if (now.bearing(criterion, product.phase) == Bearing::not_applicable)
    return not_applicable(why_not_asked(criterion, now.day, product.phase));
  if (answer != nullptr && !was_unsure(answer->finding, now.rulebook.confidence_from_percent))
    return if_sure(answer->finding, now.rulebook.confidence_from_percent);
  return criterion.check == nullptr ? manual() : unknown(message(kNotAsked));
}

JudgedFinding rejudged(const Criterion& criterion, const ProductAudit& product,
                       const Asking& was, const Asking& now) {
  const Bearing bearing = now.bearing(criterion, product.phase);
  const JudgedFinding* const answer = answer_to(criterion, product, was);
  JudgedFinding judged{
      .criterion = criterion.id,
      .standard = criterion.standard,
      .check = criterion.check == nullptr ? "" : std::string(criterion.check->id),
      .level = criterion.level,
      .weight = bearing == Bearing::informative ? 0 : criterion.weight,
      .warn_credit_percent = criterion.warn_credit_percent,
      .effort = criterion.effort,
      .informative = bearing == Bearing::informative,
      .finding = finding_for(criterion, product, now, answer),
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

ProductAudit rejudge(const ProductAudit& product, Date day, const Rulebook& was,
                     const Rulebook& now) {
  ProductAudit again = product;
  again.judged_as = std::string(now.judged_as(product.phase));
  again.findings.clear();
  const std::string& incubator = product.product.incubator;
  const Asking then{.rulebook = was, .criteria = was.criteria_for(incubator), .day = day};
  const Asking from_now{.rulebook = now, .criteria = now.criteria_for(incubator), .day = day};
  for (const Criterion& criterion : from_now.criteria)
    again.findings.push_back(rejudged(criterion, product, then, from_now));
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
