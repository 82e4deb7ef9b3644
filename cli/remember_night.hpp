/// `--state`: tonight beside the nights before.
#pragma once

#include "cli/audit_command.hpp"
#include "history/feed.hpp"
#include "rules/audit.hpp"
#include "text/expected.hpp"

#include <string>

namespace vigie {

/// What changed since the nights that `options.state` remembers; tonight joins them. Tells each
/// finding since when it holds, and makes a run that cannot be believed `suspect`. The text
/// says why the file could not be used.
Expected<Feed, std::string> remember_night(const AuditOptions& options, int nights_to_confirm,
                                           Audit& audit);

}  // namespace vigie
