/// `vigie schema`: the JSON Schemas of what the program writes and reads.
#pragma once

namespace CLI {
class App;
}

namespace vigie {

/// Prints the schema of that name. This version has `audit`.
void add_schema_command(CLI::App& app, int& exit_status);

}  // namespace vigie
