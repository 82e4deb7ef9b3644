/// The phases that a rulebook names, one by one or in groups.
#pragma once

#include "rules/yaml_fields.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace vigie {

/// `phase-groups:` of a rulebook: a name for a list of phases, usable wherever phases are.
class PhaseNames {
 public:
  /// Reads the groups; without the key there are none.
  void read_groups(const YAML::Node& root, FieldReader& fields);

  /// Groups and phases that another rulebook names already.
  void inherit(const std::map<std::string, std::vector<std::string>, std::less<>>& groups,
               const std::vector<std::string>& phases);

  /// The phases of a key, groups expanded, each once, in order. A name that is neither a group
  /// nor a phase of the programme is kept with a warning: the programme may have a new phase.
  std::vector<std::string> read(const YAML::Node& map, std::string_view key, Need need,
                                FieldReader& fields);

  /// Warns of the groups of this file that nothing names.
  void report_unused_groups(FieldReader& fields) const;

  /// Every phase named so far, sorted.
  std::vector<std::string> all() const { return {all_.begin(), all_.end()}; }
  const std::map<std::string, std::vector<std::string>, std::less<>>& groups() const {
    return groups_;
  }

 private:
  void add_phase(const YAML::Node& place, std::string name, std::vector<std::string>& phases,
                 FieldReader& fields);

  std::map<std::string, std::vector<std::string>, std::less<>> groups_;
  std::map<std::string, YAML::Node, std::less<>> unused_groups_;
  std::set<std::string> all_;
};

}  // namespace vigie
