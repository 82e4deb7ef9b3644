/// Patterns for names, as in a shell.
#pragma once

#include <string_view>

namespace vigie {

/// Shell-like: '*' any run, '?' one character, '[a-z]' and '[!a-z]' sets; case ignored. Linear
/// in both lengths but for '*', which costs their product at most.
bool matches_glob(std::string_view text, std::string_view pattern);

}  // namespace vigie
