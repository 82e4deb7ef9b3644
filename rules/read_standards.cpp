#include "rules/read_standards.hpp"

#include "checks/catalogue.hpp"
#include "rules/rulebook_schema.hpp"
#include "text/spelling.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace vigie {

namespace {

constexpr int kHeaviest = 100;
constexpr int kHighestSetting = 100'000;

/// What the reading of one rulebook shares.
struct Reading {
  FieldReader& fields;
  PhaseNames& phases;
  std::set<std::string> standard_ids;
  std::set<std::string> criterion_ids;
};

Level read_level(const YAML::Node& node, FieldReader& fields) {
  constexpr std::array kValues{Level::legal, Level::programme, Level::practice};
  const std::string word = fields.text(node, "level", Need::optional);
  if (word.empty()) return Level::programme;
  const auto& known = rulebook_keys::kLevels;
  const auto* const found = std::ranges::find(known, word);
  if (found != known.end()) return kValues.at(static_cast<std::size_t>(found - known.begin()));
  fields.error(
      fields.value(node, "level", Need::optional), "unknown-level",
      "expected legal, programme or practice, not '" + word + "'" + did_you_mean(word, known));
  return Level::programme;
}

Effort read_effort(const YAML::Node& node, FieldReader& fields, Effort unless_named) {
  constexpr std::array kValues{Effort::hours, Effort::days, Effort::weeks};
  const std::string word = fields.text(node, "effort", Need::optional);
  if (word.empty()) return unless_named;
  const auto& known = rulebook_keys::kEfforts;
  const auto* const found = std::ranges::find(known, word);
  if (found != known.end()) return kValues.at(static_cast<std::size_t>(found - known.begin()));
  fields.error(fields.value(node, "effort", Need::optional), "unknown-effort",
               "expected hours, days or weeks, not '" + word + "'" + did_you_mean(word, known));
  return unless_named;
}

/// The check that a criterion names; null for manual criteria and after a mistake.
const Check* read_check(const YAML::Node& node, FieldReader& fields) {
  const std::string word = fields.text(node, "check", Need::optional);
  if (word.empty()) return nullptr;
  const Check* const check = find_check(word);
  if (check != nullptr) return check;
  std::vector<std::string_view> known;
  for (const Check* each : catalogue()) known.push_back(each->id);
  fields.error(fields.value(node, "check", Need::optional), "unknown-check",
               "there is no check '" + word + "'" + did_you_mean(word, known));
  return nullptr;
}

void read_setting(const YAML::Node& settings, const Setting& setting, FieldReader& fields,
                  Settings& into) {
  if (setting.is_words()) {
    std::vector<std::string> words = fields.words(settings, setting.name, Need::required);
    if (!words.empty()) into.set(setting.name, std::move(words));
    return;
  }
  into.set(setting.name,
           fields.number(settings, setting.name, {.from = 0, .to = kHighestSetting},
                         setting.default_number));
}

/// Sets what the node's `settings` names; the others stay.
void read_settings(const YAML::Node& criterion, const Check* check, FieldReader& fields,
                   Settings& settings) {
  const YAML::Node node = fields.value(criterion, "settings", Need::optional);
  if (!node.IsDefined()) return;
  if (check == nullptr) {
    fields.error(node, "settings-without-check",
                 "settings belong to a check, and this criterion has none");
    return;
  }
  if (!fields.expect_map(node, "the check's settings: {name: value, …}")) return;
  std::vector<std::string_view> names;
  for (const Setting& setting : check->settings) names.push_back(setting.name);
  for (const auto& entry : node) {
    const std::string name = scalar_or_empty(entry.first);
    const auto found = std::ranges::find(check->settings, name, &Setting::name);
    if (found == check->settings.end())
      fields.error(entry.first, "unknown-setting",
                   "'" + name + "' is not a setting of '" + std::string(check->id) + "'" +
                       did_you_mean(name, names));
    else
      read_setting(node, *found, fields, settings);
  }
}

void read_bearing(const YAML::Node& node, Reading& reading, Criterion& criterion) {
  criterion.due_in = reading.phases.read(node, "due", Need::optional, reading.fields);
  criterion.informative_in =
      reading.phases.read(node, "informative", Need::optional, reading.fields);
  const YAML::Node informative = node["informative"];
  if (!node["due"].IsDefined() && !informative.IsDefined())
    reading.fields.error(node, "missing-key",
                         "expected a key 'due' (or 'informative') here: the phases in which "
                         "the criterion applies");
  for (const std::string& phase : criterion.informative_in)
    if (std::ranges::find(criterion.due_in, phase) != criterion.due_in.end())
      reading.fields.error(informative, "phase-twice",
                           "'" + phase + "' is both in 'due' and in 'informative'");
}

/// The days between which the criterion is in force; what is not named stays.
void read_force(const YAML::Node& node, FieldReader& fields, Criterion& criterion) {
  if (const auto from = fields.date(node, "from", Need::optional)) criterion.from = from;
  if (const auto until = fields.date(node, "until", Need::optional)) criterion.until = until;
  if (criterion.from && criterion.until && *criterion.until < *criterion.from)
    fields.error(node, "never-in-force",
                 "expected 'until' on or after 'from': the criterion would never apply");
}

Criterion read_criterion(const YAML::Node& node, const Standard& standard, Reading& reading) {
  FieldReader& fields = reading.fields;
  fields.know(node, rulebook_keys::kCriterion);
  Criterion criterion;
  criterion.id = fields.id(node, reading.criterion_ids, "criterion");
  criterion.place = fields.place(node);
  criterion.standard = standard.id;
  criterion.check = read_check(node, fields);
  criterion.title = fields.wording(node, "title", Need::required);
  criterion.remedy = fields.wording(node, "remedy", Need::optional);
  criterion.source = fields.address(node, "source");
  criterion.level = read_level(node, fields);
  criterion.weight = fields.number(node, "weight", {.from = 0, .to = kHeaviest}, 1);
  criterion.warn_credit_percent = fields.number(
      node, "warn-credit-percent", {.from = 0, .to = 100}, criterion.warn_credit_percent);
  criterion.effort = read_effort(node, fields, criterion.effort);
  read_bearing(node, reading, criterion);
  read_force(node, fields, criterion);
  criterion.settings = Settings(criterion.check == nullptr ? std::span<const Setting>{}
                                                           : criterion.check->settings);
  // A check that is misspelt was told already: its settings cannot be looked at.
  if (criterion.check != nullptr || !fields.value(node, "check", Need::optional).IsDefined())
    read_settings(node, criterion.check, fields, criterion.settings);
  return criterion;
}

void read_standard(const YAML::Node& node, Reading& reading, Rulebook& rulebook) {
  FieldReader& fields = reading.fields;
  if (!fields.expect_map(node, "a standard: {id, family, title, criteria}")) return;
  fields.know(node, rulebook_keys::kStandard);
  Standard standard{.id = fields.id(node, reading.standard_ids, "standard"),
                    .family = fields.text(node, "family", Need::required),
                    .title = fields.wording(node, "title", Need::required),
                    .source = fields.address(node, "source")};
  const YAML::Node criteria = fields.value(node, "criteria", Need::optional);
  if (!criteria.IsDefined()) {
    fields.error(node, "no-criteria",
                 "expected 'criteria' here: a standard without any is never judged");
  } else if (fields.expect_list(criteria, "a list of criteria")) {
    for (const YAML::Node& criterion : criteria)
      if (fields.expect_map(criterion, "a criterion: {id, title, due, …}"))
        rulebook.criteria.push_back(read_criterion(criterion, standard, reading));
  }
  rulebook.standards.push_back(std::move(standard));
}

}  // namespace

void change_criterion(const YAML::Node& node, FieldReader& fields, PhaseNames& phases,
                      Criterion& criterion) {
  const auto has = [&](const char* key) { return node[key].IsDefined(); };
  if (has("title")) criterion.title = fields.wording(node, "title", Need::required);
  if (has("remedy")) criterion.remedy = fields.wording(node, "remedy", Need::required);
  if (has("source")) criterion.source = fields.address(node, "source");
  if (has("level")) criterion.level = read_level(node, fields);
  criterion.weight =
      fields.number(node, "weight", {.from = 0, .to = kHeaviest}, criterion.weight);
  criterion.warn_credit_percent = fields.number(
      node, "warn-credit-percent", {.from = 0, .to = 100}, criterion.warn_credit_percent);
  criterion.effort = read_effort(node, fields, criterion.effort);
  read_settings(node, criterion.check, fields, criterion.settings);
  read_force(node, fields, criterion);
  if (!has("due") && !has("informative")) return;
  criterion.due_in = phases.read(node, "due", Need::optional, fields);
  criterion.informative_in = phases.read(node, "informative", Need::optional, fields);
}

void read_standards(const YAML::Node& root, FieldReader& fields, PhaseNames& phases,
                    Rulebook& rulebook) {
  const YAML::Node standards = fields.value(root, "standards", Need::required);
  if (!standards.IsDefined() || !fields.expect_list(standards, "a list of standards")) return;
  Reading reading{.fields = fields, .phases = phases, .standard_ids = {}, .criterion_ids = {}};
  for (const Standard& standard : rulebook.standards) reading.standard_ids.insert(standard.id);
  for (const Criterion& each : rulebook.criteria) reading.criterion_ids.insert(each.id);
  for (const YAML::Node& node : standards) read_standard(node, reading, rulebook);
}

}  // namespace vigie
