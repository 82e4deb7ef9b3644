#include "rules/extend_rulebook.hpp"

#include "rules/read_standards.hpp"
#include "rules/rulebook_schema.hpp"
#include "text/glob.hpp"
#include "text/spelling.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace vigie {

namespace {

void say_unknown(const YAML::Node& place, const std::string& id,
                 const std::vector<Criterion>& criteria, std::string_view whose,
                 FieldReader& fields) {
  std::vector<std::string_view> ids;
  for (const Criterion& criterion : criteria) ids.emplace_back(criterion.id);
  fields.error(place, "unknown-criterion",
               std::string(whose) + " has no criterion '" + id + "'" + did_you_mean(id, ids));
}

constexpr std::string_view kExtended = "the rulebook that this one extends";

void keep_levels(const YAML::Node& root, FieldReader& fields, Rulebook& rulebook) {
  const std::vector<std::string> words = fields.words(root, "only-levels", Need::optional);
  if (words.empty()) return;
  const auto& known = rulebook_keys::kLevels;
  for (const std::string& word : words)
    if (std::ranges::find(known, word) == known.end())
      fields.error(fields.value(root, "only-levels", Need::optional), "unknown-level",
                   "expected legal, programme or practice, not '" + word + "'" +
                       did_you_mean(word, known));
  std::erase_if(rulebook.criteria, [&](const Criterion& criterion) {
    return std::ranges::find(words, to_string(criterion.level)) == words.end();
  });
}

void keep_checks(const YAML::Node& root, FieldReader& fields, Rulebook& rulebook) {
  const std::vector<std::string> globs = fields.words(root, "only-checks", Need::optional);
  if (globs.empty()) return;
  const auto names = [](const std::string& glob, const Criterion& criterion) {
    return criterion.check != nullptr && matches_glob(criterion.check->id, glob);
  };
  for (const std::string& glob : globs)
    if (std::ranges::none_of(rulebook.criteria,
                             [&](const Criterion& each) { return names(glob, each); }))
      fields.error(fields.value(root, "only-checks", Need::optional), "unused-pattern",
                   "no criterion has a check that matches '" + glob + "'");
  std::erase_if(rulebook.criteria, [&](const Criterion& criterion) {
    return std::ranges::none_of(
        globs, [&](const std::string& glob) { return names(glob, criterion); });
  });
}

void leave_out(const YAML::Node& root, FieldReader& fields, Rulebook& rulebook) {
  for (const std::string& id : fields.words(root, "without", Need::optional)) {
    const auto removed = std::erase_if(
        rulebook.criteria, [&](const Criterion& criterion) { return criterion.id == id; });
    if (removed == 0)
      say_unknown(fields.value(root, "without", Need::optional), id, rulebook.criteria,
                  kExtended, fields);
  }
}

void change(const YAML::Node& root, FieldReader& fields, PhaseNames& phases,
            std::string_view whose, std::vector<Criterion>& criteria) {
  const YAML::Node changes = fields.value(root, "changes", Need::optional);
  if (!changes.IsDefined() || !fields.expect_list(changes, "a list of changed criteria"))
    return;
  for (const YAML::Node& node : changes) {
    if (!fields.expect_map(node, "a changed criterion: {id, weight, …}")) continue;
    fields.know(node, rulebook_keys::kChange);
    const std::string id = fields.text(node, "id", Need::required);
    const auto known = std::ranges::find(criteria, id, &Criterion::id);
    if (known != criteria.end())
      change_criterion(node, fields, phases, *known);
    else if (!id.empty())
      say_unknown(node, id, criteria, whose, fields);
  }
}

Profile read_profile(const YAML::Node& node, FieldReader& fields, PhaseNames& phases,
                     const Rulebook& rulebook) {
  constexpr std::string_view kThis = "this rulebook";
  fields.know(node, rulebook_keys::kProfile);
  Profile profile{.incubators = fields.words(node, "incubators", Need::required),
                  .criteria = rulebook.criteria};
  if (!node["changes"].IsDefined() && !node["without"].IsDefined())
    fields.error(node, "no-change", "expected 'changes' or 'without' here: what differs");
  change(node, fields, phases, kThis, profile.criteria);
  for (const std::string& id : fields.words(node, "without", Need::optional)) {
    const auto known = std::ranges::find(profile.criteria, id, &Criterion::id);
    if (known != profile.criteria.end())
      known->left_out = true;
    else
      say_unknown(fields.value(node, "without", Need::optional), id, profile.criteria, kThis,
                  fields);
  }
  return profile;
}

}  // namespace

void apply_profiles(const YAML::Node& root, FieldReader& fields, PhaseNames& phases,
                    std::vector<YAML::Node>& inherited, Rulebook& rulebook) {
  rulebook.profiles.clear();
  const YAML::Node own = fields.value(root, "profiles", Need::optional);
  if (own.IsDefined() && fields.expect_list(own, "a list of profiles: {incubators, changes}"))
    for (const YAML::Node& node : own)
      if (fields.expect_map(node, "a profile: {incubators, changes}"))
        rulebook.profiles.push_back(read_profile(node, fields, phases, rulebook));
  // Their mistakes were told where they stand; a criterion that was left out since is none.
  FieldReader told{""};
  for (const YAML::Node& node : inherited)
    rulebook.profiles.push_back(read_profile(node, told, phases, rulebook));
  if (!own.IsDefined()) return;
  std::vector<YAML::Node> all;
  for (const YAML::Node& node : own) all.push_back(node);
  std::ranges::copy(inherited, std::back_inserter(all));
  inherited = std::move(all);
}

void apply_extension(const YAML::Node& root, FieldReader& fields, PhaseNames& phases,
                     Rulebook& rulebook) {
  keep_levels(root, fields, rulebook);
  keep_checks(root, fields, rulebook);
  leave_out(root, fields, rulebook);
  for (Criterion& criterion : rulebook.criteria)
    criterion.warn_credit_percent = fields.number(
        root, "warn-credit-percent", {.from = 0, .to = 100}, criterion.warn_credit_percent);
  change(root, fields, phases, kExtended, rulebook.criteria);
  std::erase_if(rulebook.standards, [&](const Standard& standard) {
    return std::ranges::find(rulebook.criteria, standard.id, &Criterion::standard) ==
           rulebook.criteria.end();
  });
}

}  // namespace vigie
