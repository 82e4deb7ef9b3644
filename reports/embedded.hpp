/// Files compiled into the program (see cmake/Embed.cmake).
#pragma once

#include <string_view>

namespace vigie::embedded {

// NOLINTNEXTLINE(readability-identifier-naming): named like the other constants
extern const std::string_view kAuditSchema;
extern const std::string_view kReportCss;
extern const std::string_view kReportScript;  // schemas/audit.schema.json

}  // namespace vigie::embedded
