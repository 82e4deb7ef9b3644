#include "cli/schema_command.hpp"

#include "cli/exit_status.hpp"
#include "reports/reports.hpp"
#include "text/spelling.hpp"

#include <algorithm>
#include <array>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>

#include <CLI/CLI.hpp>

namespace vigie {

namespace {

constexpr std::array<std::string_view, 5> kNames{"rules", "waivers", "attestations",
                                                 "portfolio", "audit"};

int print_schema(const std::string& name) {
  if (name == "audit") {
    std::cout << audit_schema();
    return kExitDone;
  }
  if (std::ranges::find(kNames, name) != kNames.end())
    std::cerr << "vigie schema: the schema '" << name
              << "' is not in this version, which has 'audit'\n";
  else
    std::cerr << "vigie schema: there is no schema '" << name << "'"
              << did_you_mean(name, kNames) << '\n';
  return kExitUsage;
}

}  // namespace

void add_schema_command(CLI::App& app, int& exit_status) {
  CLI::App* const command = app.add_subcommand("schema", "The JSON Schema of audit.json");
  const auto name = std::make_shared<std::string>();
  command->add_option("name", *name, "rules, waivers, attestations, portfolio or audit")
      ->required();
  command->callback([name, &exit_status] { exit_status = print_schema(*name); });
}

}  // namespace vigie
