#include "rules/extend_rulebook.hpp"

#include "rules/read_standards.hpp"
#include "rules/rulebook_schema.hpp"
#include "text/glob.hpp"
#include "text/spelling.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace vigie {

namespace {

std::vector<std::string_view> ids_of(const Rulebook& rulebook) {
  std::vector<std::string_view> ids;
  for (const Criterion& criterion : rulebook.criteria) ids.emplace_back(criterion.id);
  return ids;
}

void say_unknown(const YAML::Node& place, const std::string& id, const Rulebook& rulebook,
                 FieldReader& fields) {
  const auto ids = ids_of(rulebook);
  fields.error(place, "unknown-criterion",
               "the rulebook that this one extends has no criterion '" + id + "'" +
                   did_you_mean(id, ids));
}

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
      say_unknown(fields.value(root, "without", Need::optional), id, rulebook, fields);
  }
}

void change(const YAML::Node& root, FieldReader& fields, PhaseNames& phases,
            Rulebook& rulebook) {
  const YAML::Node changes = fields.value(root, "changes", Need::optional);
  if (!changes.IsDefined() || !fields.expect_list(changes, "a list of changed criteria"))
    return;
  for (const YAML::Node& node : changes) {
    if (!fields.expect_map(node, "a changed criterion: {id, weight, …}")) continue;
    fields.know(node, rulebook_keys::kChange);
    const std::string id = fields.text(node, "id", Need::required);
    const auto known = std::ranges::find(rulebook.criteria, id, &Criterion::id);
    if (known != rulebook.criteria.end())
      change_criterion(node, fields, phases, *known);
    else if (!id.empty())
      say_unknown(node, id, rulebook, fields);
  }
}

}  // namespace

void apply_extension(const YAML::Node& root, FieldReader& fields, PhaseNames& phases,
                     Rulebook& rulebook) {
  keep_levels(root, fields, rulebook);
  keep_checks(root, fields, rulebook);
  leave_out(root, fields, rulebook);
  for (Criterion& criterion : rulebook.criteria)
    criterion.warn_credit_percent = fields.number(
        root, "warn-credit-percent", {.from = 0, .to = 100}, criterion.warn_credit_percent);
  change(root, fields, phases, rulebook);
  std::erase_if(rulebook.standards, [&](const Standard& standard) {
    return std::ranges::find(rulebook.criteria, standard.id, &Criterion::standard) ==
           rulebook.criteria.end();
  });
}

}  // namespace vigie
