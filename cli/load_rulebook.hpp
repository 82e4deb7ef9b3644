/// Rulebooks from files.
#pragma once

#include "rules/rulebook.hpp"

#include <string>
#include <vector>

namespace vigie {

/// The problems say why the file cannot be used.
Expected<Rulebook, std::vector<Diagnostic>> load_rulebook_file(const std::string& path);

}  // namespace vigie
