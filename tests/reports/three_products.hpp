/// An audit made by hand: a compliant product, one that could not be reached and whose names
/// are hostile, and one that nothing is asked of.
#pragma once

#include "rules/audit.hpp"

namespace vigie::test {

Audit three_products();

/// The hostile texts of the second product, and what no report may hold of them.
inline constexpr const char* kHostileName =
    "Pirate | <script>alert(1)</script> [clic](javascript:alert(2))\n"
    "::set-output name=x::1\n# Titre \x1b[31mrouge\x1b[0m `code` *gras* \xff\u202Eabc";

}  // namespace vigie::test
