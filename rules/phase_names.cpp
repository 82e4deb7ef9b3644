#include "rules/phase_names.hpp"

#include "portfolio/phase.hpp"
#include "text/spelling.hpp"

#include <algorithm>
#include <utility>

namespace vigie {

void PhaseNames::inherit(
    const std::map<std::string, std::vector<std::string>, std::less<>>& groups,
    const std::vector<std::string>& phases) {
  groups_ = groups;
  all_.insert(phases.begin(), phases.end());
}

void PhaseNames::read_groups(const YAML::Node& root, FieldReader& fields) {
  const YAML::Node groups = fields.value(root, "phase-groups", Need::optional);
  if (!groups.IsDefined() ||
      !fields.expect_map(groups, "groups of phases: {name: [phase, …], …}"))
    return;
  for (const auto& entry : groups) {
    const std::string name = scalar_or_empty(entry.first);
    if (is_known_phase(name)) {
      fields.error(entry.first, "group-is-a-phase",
                   "'" + name + "' is already the name of a phase");
      continue;
    }
    std::vector<std::string> phases;
    for (std::string& word : fields.words_of(entry.second, name))
      add_phase(entry.second, std::move(word), phases, fields);
    groups_.insert_or_assign(name, std::move(phases));
    unused_groups_.insert_or_assign(name, entry.first);
  }
}

void PhaseNames::report_unused_groups(FieldReader& fields) const {
  for (const auto& [name, place] : unused_groups_)
    fields.warning(place, "unused-group", "no criterion names the group '" + name + "'");
}

std::vector<std::string> PhaseNames::read(const YAML::Node& map, std::string_view key,
                                          Need need, FieldReader& fields) {
  std::vector<std::string> phases;
  const YAML::Node node = fields.value(map, key, Need::optional);
  for (std::string& word : fields.words(map, key, need)) {
    const auto group = groups_.find(word);
    unused_groups_.erase(word);
    if (group == groups_.end()) {
      add_phase(node, std::move(word), phases, fields);
      continue;
    }
    for (const std::string& phase : group->second)
      if (std::ranges::find(phases, phase) == phases.end()) phases.push_back(phase);
  }
  return phases;
}

void PhaseNames::add_phase(const YAML::Node& place, std::string name,
                           std::vector<std::string>& phases, FieldReader& fields) {
  if (!is_known_phase(name) && !all_.contains(name)) {
    std::vector<std::string_view> known(kPhases.begin(), kPhases.end());
    for (const auto& group : groups_) known.emplace_back(group.first);
    fields.warning(
        place, "unknown-phase",
        "'" + name + "' is not a phase that this program knows" + did_you_mean(name, known));
  }
  all_.insert(name);
  if (std::ranges::find(phases, name) == phases.end()) phases.push_back(std::move(name));
}

}  // namespace vigie
