/// A rulebook that says only how it differs from another one.
#pragma once

#include "rules/phase_names.hpp"
#include "rules/rulebook.hpp"
#include "rules/yaml_fields.hpp"

#include <vector>

namespace vigie {

/// Applies `only-levels`, `only-checks` (globs), `without` (criteria), `warn-credit-percent`
/// (of every criterion) and `changes` (criteria by id, with the keys that change) to what was
/// inherited. Standards that are left without criteria go.
void apply_extension(const YAML::Node& root, FieldReader& fields, PhaseNames& phases,
                     Rulebook& rulebook);

/// Reads `profiles`: how the criteria differ for the products of some incubators, over the
/// criteria as they are by now. `inherited` are the profiles of the rulebooks that are
/// extended, which come after its own; its own join them.
void apply_profiles(const YAML::Node& root, FieldReader& fields, PhaseNames& phases,
                    std::vector<YAML::Node>& inherited, Rulebook& rulebook);

}  // namespace vigie
