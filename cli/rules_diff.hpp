/// `vigie rules diff OLD NEW`: which products a change of the rules would touch.
#pragma once

namespace CLI {
class App;
}

namespace vigie {

/// Compares the rules; with --report also what that audit would have said, with --replay and
/// --portfolio what an audit of that archive says under both.
void add_rules_diff(CLI::App& rules, int& exit_status);

}  // namespace vigie
