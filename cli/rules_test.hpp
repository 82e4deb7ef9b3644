/// `vigie rules test`.
#pragma once

#include <CLI/CLI.hpp>

namespace vigie {

/// Adds the subcommand; after parsing, `exit_status` holds its result.
void add_rules_test(CLI::App& rules, int& exit_status);

}  // namespace vigie
