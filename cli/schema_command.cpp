#include "cli/schema_command.hpp"

#include "cli/exit_status.hpp"
#include "reports/reports.hpp"
#include "reports/schemas.hpp"
#include "text/spelling.hpp"

#include <algorithm>
#include <array>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

namespace vigie {

namespace {

struct Named {
  std::string_view name;
  std::string (*schema)();
};

constexpr std::array kSchemas{Named{"rules", rules_schema},
                              Named{"waivers", waivers_schema},
                              Named{"attestations", attestations_schema},
                              Named{"objectives", objectives_schema},
                              Named{"portfolio", portfolio_schema},
                              Named{"audit", [] { return std::string(audit_schema()); }}};

int print_schema(const std::string& name) {
  const auto known = std::ranges::find(kSchemas, name, &Named::name);
  if (known != kSchemas.end()) {
    std::cout << known->schema();
    return kExitDone;
  }
  std::vector<std::string_view> names;
  for (const Named& each : kSchemas) names.push_back(each.name);
  std::cerr << "vigie schema: there is no schema '" << name << "'" << did_you_mean(name, names)
            << '\n';
  return kExitUsage;
}

}  // namespace

void add_schema_command(CLI::App& app, int& exit_status) {
  CLI::App* const command =
      app.add_subcommand("schema", "JSON Schemas of what is written and read");
  const auto name = std::make_shared<std::string>();
  command
      ->add_option("name", *name,
                   "rules, waivers, attestations, objectives, portfolio or audit")
      ->required();
  command->callback([name, &exit_status] { exit_status = print_schema(*name); });
}

}  // namespace vigie
