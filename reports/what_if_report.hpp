/// What another rulebook would change, for a terminal and for programs.
#pragma once

#include "rules/what_if.hpp"
#include "text/message.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace vigie {

struct WhatIf {
  std::vector<RuleChange> rules;
  /// Nothing: no report and no archive was given, only the rules were compared.
  std::optional<std::vector<ProductEffect>> products;
  std::size_t audited = 0;  // products that both were applied to
};

/// How many products change their grade, their impact or a verdict; then each of them.
std::string what_if_text(const WhatIf& what_if, Language language);
std::string what_if_json(const WhatIf& what_if);

}  // namespace vigie
