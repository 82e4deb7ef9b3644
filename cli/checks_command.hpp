/// `vigie checks`: the catalogue of checks, and the page of one.
#pragma once

namespace CLI {
class App;
}

namespace vigie {

/// `checks` lists ids and questions; `checks ID` prints the check's page (in both languages).
void add_checks_command(CLI::App& app, int& exit_status);

}  // namespace vigie
