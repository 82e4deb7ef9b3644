/// The rules of publiccode.yml that a file can break.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vigie {

/// The keys of a publiccode.yml that are missing or hold what the standard does not permit, as
/// paths ("maintenance.type"), in the standard's order; a text that is no YAML is one mistake,
/// "YAML". Source: https://yml.publiccode.tools/schema.core.html (versions 0.2 to 0.5).
std::vector<std::string> publiccode_mistakes(std::string_view text);

}  // namespace vigie
