/// The process's environment as a value.
#pragma once

#include <map>
#include <string>

namespace vigie {

/// A copy, taken before threads start; nothing in the program writes the environment.
std::map<std::string, std::string> environment();

}  // namespace vigie
