/// A rulebook that says only how it differs from another one.
#pragma once

#include "rules/phase_names.hpp"
#include "rules/rulebook.hpp"
#include "rules/yaml_fields.hpp"

namespace vigie {

/// Applies `only-levels`, `only-checks` (globs), `without` (criteria), `warn-credit-percent`
/// (of every criterion) and `changes` (criteria by id, with the keys that change) to what was
/// inherited. Standards that are left without criteria go.
void apply_extension(const YAML::Node& root, FieldReader& fields, PhaseNames& phases,
                     Rulebook& rulebook);

}  // namespace vigie
