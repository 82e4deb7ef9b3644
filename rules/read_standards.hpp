/// The `standards:` of a rulebook and their criteria.
#pragma once

#include "rules/phase_names.hpp"
#include "rules/rulebook.hpp"
#include "rules/yaml_fields.hpp"

namespace vigie {

/// Reads every standard and criterion into `rulebook`, in the file's order.
void read_standards(const YAML::Node& root, FieldReader& fields, PhaseNames& phases,
                    Rulebook& rulebook);

}  // namespace vigie
