/// Rulebooks from files.
#pragma once

#include "rules/rule_cases.hpp"
#include "rules/rulebook.hpp"

#include <string>
#include <vector>

namespace vigie {

/// From a file, or by the name of one that is built in ("legal-only"). A rulebook may extend
/// one beside it. The problems say why it cannot be used.
Expected<Rulebook, std::vector<Diagnostic>> load_rulebook_file(const std::string& path);

struct RulebookWithCases {
  Rulebook rulebook;
  std::vector<RuleCase> cases;
};

/// The same with the cases that are written beside the rules, whose mistakes count too.
Expected<RulebookWithCases, std::vector<Diagnostic>> load_rulebook_with_cases(
    const std::string& path);

}  // namespace vigie
