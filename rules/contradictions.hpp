/// What makes a rulebook contradict itself although each of its lines can be read.
#pragma once

#include "rules/rulebook.hpp"

#include <string_view>
#include <vector>

namespace vigie {

/// Errors: settings of a check that leave nothing between them. Warnings: criteria that ask the
/// same thing of the same phases, or count for nothing; phases in which no grade can be reached
/// without attestations; profiles that an earlier one hides. In the rulebook's order.
std::vector<Diagnostic> contradictions(const Rulebook& rulebook, std::string_view file);

}  // namespace vigie
