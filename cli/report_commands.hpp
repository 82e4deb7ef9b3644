/// `vigie explain`, `vigie diff` and `vigie merge`: questions to audits that are there already.
#pragma once

namespace CLI {
class App;
}

namespace vigie {

void add_explain_command(CLI::App& app, int& exit_status);
void add_diff_command(CLI::App& app, int& exit_status);
void add_merge_command(CLI::App& app, int& exit_status);

}  // namespace vigie
