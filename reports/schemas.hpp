/// JSON Schemas (draft 7) of the files that people write, made from the declarations that their
/// readers use: an editor completes and checks what the program will accept.
#pragma once

#include <string>

namespace vigie {

/// Each ends with a line feed.
std::string rules_schema();
std::string waivers_schema();
std::string attestations_schema();
std::string objectives_schema();
/// A portfolio in one YAML or JSON file: `products:`, or the list alone.
std::string portfolio_schema();

}  // namespace vigie
