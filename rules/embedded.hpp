/// Files compiled into the program (see cmake/Embed.cmake).
#pragma once

#include <string_view>

namespace vigie::embedded {

// NOLINTBEGIN(readability-identifier-naming): named like the other constants
extern const std::string_view kBetaGouv;    // rules/beta-gouv.yaml
extern const std::string_view kLegalOnly;   // rules/legal-only.yaml
extern const std::string_view kOpenSource;  // rules/open-source.yaml
extern const std::string_view kStrict;      // rules/strict.yaml
// NOLINTEND(readability-identifier-naming)

}  // namespace vigie::embedded
