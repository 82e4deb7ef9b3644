#include "rules/contradictions.hpp"
#include "rules/extend_rulebook.hpp"
#include "rules/phase_names.hpp"
#include "rules/read_standards.hpp"
#include "rules/rulebook.hpp"
#include "rules/rulebook_schema.hpp"
#include "rules/yaml_fields.hpp"
#include "text/sha256.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace vigie {

namespace {

constexpr Range kPercent{.from = 0, .to = 100};
constexpr Range kPeople{.from = 1, .to = 100'000'000};
constexpr Range kNightsToConfirm{.from = 1, .to = 30};

void read_identity(const YAML::Node& root, FieldReader& fields, Rulebook& rulebook) {
  const YAML::Node node = fields.value(root, "rulebook", Need::required);
  if (!node.IsDefined() || !fields.expect_map(node, "{id, version, title}")) return;
  fields.know(node, rulebook_keys::kRulebook);
  std::set<std::string> none;
  rulebook.id = fields.id(node, none, "rulebook");
  rulebook.version = fields.text(node, "version", Need::required);
  rulebook.title = fields.wording(node, "title", Need::required);
}

void read_grades(const YAML::Node& root, FieldReader& fields, Rulebook& rulebook) {
  const YAML::Node grades = fields.value(root, "grades", Need::optional);
  if (!grades.IsDefined() || !fields.expect_list(grades, "a list of grades, the best first"))
    return;
  std::set<std::string> letters;
  for (const YAML::Node& node : grades) {
    if (!fields.expect_map(node, "a grade: {letter, from-percent}")) continue;
    fields.know(node, rulebook_keys::kGrade);
    Grade grade{.letter = fields.text(node, "letter", Need::required)};
    const YAML::Node from = fields.value(node, "from-percent", Need::required);
    if (!from.IsDefined()) continue;
    grade.from_percent = fields.number(node, "from-percent", kPercent, 0);
    if (!rulebook.grades.empty() && grade.from_percent >= rulebook.grades.back().from_percent)
      fields.error(from, "grade-order",
                   "expected less than " + std::to_string(rulebook.grades.back().from_percent) +
                       ": grades are listed from the best down");
    if (!letters.insert(grade.letter).second)
      fields.error(node, "duplicate-id", "there is already a grade '" + grade.letter + "'");
    rulebook.grades.push_back(std::move(grade));
  }
}

/// A phase is deployed, or too early, or stopped.
void refuse_shared_phases(const YAML::Node& node, std::string_view key,
                          const std::vector<std::string>& others,
                          const NationalImpactRules& rules, FieldReader& fields) {
  for (const std::string& phase : others)
    if (std::ranges::find(rules.deployed_phases, phase) != rules.deployed_phases.end())
      fields.error(fields.value(node, key, Need::optional), "contradictory-phase",
                   "'" + phase + "' is in 'deployed-phases' too: expected it in one of them");
}

void read_national_impact(const YAML::Node& root, FieldReader& fields, PhaseNames& phases,
                          Rulebook& rulebook) {
  const YAML::Node node = fields.value(root, "national-impact", Need::optional);
  if (!node.IsDefined() ||
      !fields.expect_map(node, "when a product has national impact: {deployed-phases, …}"))
    return;
  fields.know(node, rulebook_keys::kNationalImpact);
  NationalImpactRules& rules = rulebook.national_impact;
  rules.deployed_phases = phases.read(node, "deployed-phases", Need::required, fields);
  rules.not_yet_phases = phases.read(node, "not-yet-phases", Need::optional, fields);
  rules.stopped_phases = phases.read(node, "stopped-phases", Need::optional, fields);
  const std::string event = fields.text(node, "event", Need::optional);
  if (!event.empty()) rules.event = event;
  refuse_shared_phases(node, "not-yet-phases", rules.not_yet_phases, rules, fields);
  refuse_shared_phases(node, "stopped-phases", rules.stopped_phases, rules, fields);
  rules.significant_from_people =
      fields.number(node, "significant-from-people", kPeople, rules.significant_from_people);
  rules.quality_from_percent =
      fields.number(node, "quality-from-percent", kPercent, rules.quality_from_percent);
}

constexpr int kMostBases = 5;  // a rulebook that extends another that extends…

Expected<Rulebook, std::vector<Diagnostic>> read(std::string_view yaml, std::string_view file,
                                                 const BaseText& base, int depth,
                                                 std::vector<YAML::Node>& profiles);

/// What `extends` names, read; nothing without it and after a mistake.
std::optional<Rulebook> read_base(const YAML::Node& root, FieldReader& fields,
                                  const BaseText& base, int depth,
                                  std::vector<YAML::Node>& profiles) {
  const std::string name = fields.text(root, "extends", Need::optional);
  if (name.empty()) return std::nullopt;
  const YAML::Node node = fields.value(root, "extends", Need::optional);
  if (depth >= kMostBases) {
    fields.error(node, "too-many-bases", "expected a chain of at most five rulebooks");
    return std::nullopt;
  }
  const auto text = base(name);
  if (!text) {
    fields.error(node, "unknown-base", text.error());
    return std::nullopt;
  }
  auto book = read(*text, name, base, depth + 1, profiles);
  if (book) return std::move(*book);
  fields.error(node, "broken-base",
               "'" + name + "' has a mistake itself: " + to_string(book.error().front()));
  return std::nullopt;
}

void refuse_keys_of_extensions(const YAML::Node& root, FieldReader& fields) {
  for (const std::string_view key : rulebook_keys::kOfExtensions)
    if (const YAML::Node node = fields.value(root, key, Need::optional); node.IsDefined())
      fields.error(
          node, "no-base",
          "'" + std::string(key) + "' changes another rulebook: expected 'extends' too");
}

/// The parts of one file, over what it extends.
void read_parts(const YAML::Node& root, FieldReader& fields, bool is_extension,
                std::vector<YAML::Node>& profiles, Rulebook& rulebook) {
  PhaseNames phases;
  phases.inherit(rulebook.phase_groups, rulebook.named_phases);
  read_identity(root, fields, rulebook);
  rulebook.coverage_from_percent =
      fields.number(root, "coverage-from-percent", kPercent, rulebook.coverage_from_percent);
  rulebook.nights_to_confirm =
      fields.number(root, "nights-to-confirm", kNightsToConfirm, rulebook.nights_to_confirm);
  rulebook.confidence_from_percent = fields.number(root, "confidence-from-percent", kPercent,
                                                   rulebook.confidence_from_percent);
  if (root["grades"].IsDefined()) rulebook.grades.clear();
  read_grades(root, fields, rulebook);
  phases.read_groups(root, fields);
  read_national_impact(root, fields, phases, rulebook);
  if (is_extension)
    apply_extension(root, fields, phases, rulebook);
  else
    refuse_keys_of_extensions(root, fields);
  if (!is_extension || root["standards"].IsDefined())
    read_standards(root, fields, phases, rulebook);
  apply_profiles(root, fields, phases, profiles, rulebook);
  phases.report_unused_groups(fields);
  rulebook.named_phases = phases.all();
  rulebook.phase_groups = phases.groups();
}

Expected<Rulebook, std::vector<Diagnostic>> read(std::string_view yaml, std::string_view file,
                                                 const BaseText& base, int depth,
                                                 std::vector<YAML::Node>& profiles) {
  const auto root = read_yaml(yaml, file);
  if (!root) return Unexpected{root.error()};
  FieldReader fields(file);
  Rulebook rulebook;
  if (fields.expect_map(*root, "a rulebook: {rulebook, grades, standards, …}")) {
    fields.know(*root, rulebook_keys::kTop);
    auto inherited = read_base(*root, fields, base, depth, profiles);
    const bool is_extension = inherited.has_value();
    if (inherited) rulebook = std::move(*inherited);
    if (is_extension || !fields.has_errors() || !(*root)["extends"].IsDefined())
      read_parts(*root, fields, is_extension, profiles, rulebook);
  }
  const bool broken = fields.has_errors();
  std::vector<Diagnostic> problems = std::move(fields).take_problems();
  if (broken) return Unexpected{std::move(problems)};
  for (Diagnostic& each : contradictions(rulebook, file)) problems.push_back(std::move(each));
  if (std::ranges::find(problems, Severity::error, &Diagnostic::severity) != problems.end())
    return Unexpected{std::move(problems)};
  rulebook.warnings = std::move(problems);
  rulebook.hash = sha256_hex(std::string(yaml) + rulebook.hash);
  return rulebook;
}

}  // namespace

Expected<Rulebook, std::vector<Diagnostic>> read_rulebook(std::string_view yaml,
                                                          std::string_view file,
                                                          const BaseText& base) {
  std::vector<YAML::Node> profiles;
  return read(yaml, file, base, 0, profiles);
}

}  // namespace vigie
