/// `vigie rules`: is a rulebook right, and what does it ask?
#pragma once

namespace CLI {
class App;
}

namespace vigie {

/// `rules check FILE…` prints every mistake as file:line:column, exit 2 when there is one;
/// `rules show [FILE]` prints a rulebook, the built-in one by default.
void add_rules_command(CLI::App& app, int& exit_status);

}  // namespace vigie
