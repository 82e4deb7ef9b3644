/// The `standards:` of a rulebook and their criteria.
#pragma once

#include "rules/phase_names.hpp"
#include "rules/rulebook.hpp"
#include "rules/yaml_fields.hpp"

namespace vigie {

/// Changes the keys of a criterion that `node` has; the others stay.
void change_criterion(const YAML::Node& node, FieldReader& fields, PhaseNames& phases,
                      Criterion& criterion);

/// Reads every standard and criterion into `rulebook`, in the file's order, after those that it
/// has.
void read_standards(const YAML::Node& root, FieldReader& fields, PhaseNames& phases,
                    Rulebook& rulebook);

}  // namespace vigie
