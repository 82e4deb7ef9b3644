/// The command line: one file per subcommand.
#include "cli/audit_command.hpp"
#include "cli/checks_command.hpp"
#include "cli/exit_status.hpp"
#include "cli/portfolio_command.hpp"
#include "cli/report_commands.hpp"
#include "cli/rules_command.hpp"
#include "cli/schema_command.hpp"
#include "cli/version.hpp"
#include "text/spelling.hpp"

#include <algorithm>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <malloc.h>

namespace {

/// "--formt: did you mean '--format'?" for options and subcommands that do not exist.
void suggest(const CLI::App& app, int argc, const char* const* argv) {
  const CLI::App* command = &app;
  std::vector<std::string> names;
  for (const CLI::App* sub : app.get_subcommands({})) names.push_back(sub->get_name());
  if (argc > 1 && std::ranges::find(names, argv[1]) != names.end())
    command = app.get_subcommand(std::string(argv[1]));
  std::vector<std::string> known = command == &app ? names : std::vector<std::string>{};
  for (const CLI::Option* option : command->get_options())
    for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
  const std::vector<std::string_view> views(known.begin(), known.end());
  for (int i = 1; i < argc; ++i) {
    const std::string word = std::string(argv[i]).substr(0, std::string(argv[i]).find('='));
    if (std::ranges::find(views, word) != views.end()) continue;
    if (!word.starts_with("--") && command != &app) continue;
    const std::string hint = vigie::did_you_mean(word, views);
    if (!hint.empty()) std::cerr << word << ":" << hint << '\n';
  }
}

int run(int argc, char** argv) {
  CLI::App app{"vigie: which promises do the portfolio's digital services keep?", "vigie"};
  app.set_version_flag("--version", "vigie " + std::string(vigie::kVersion));
  app.require_subcommand(1);
  int exit_status = vigie::kExitDone;
  vigie::add_audit_command(app, exit_status);
  vigie::add_portfolio_command(app, exit_status);
  vigie::add_checks_command(app, exit_status);
  vigie::add_rules_command(app, exit_status);
  vigie::add_explain_command(app, exit_status);
  vigie::add_diff_command(app, exit_status);
  vigie::add_merge_command(app, exit_status);
  vigie::add_schema_command(app, exit_status);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& problem) {
    const bool asked_for_help = problem.get_exit_code() == 0;
    app.exit(problem);
    if (asked_for_help) return vigie::kExitDone;
    suggest(app, argc, argv);
    return vigie::kExitUsage;
  }
  return exit_status;
}

}  // namespace

int main(int argc, char** argv) {
  // An arena a thread keeps what that thread once needed: with two the peak is a third lower.
  mallopt(M_ARENA_MAX, 2);
  try {
    return run(argc, argv);
  } catch (const std::exception& broken) {
    std::cerr << "vigie: internal error: " << broken.what() << '\n';
    return vigie::kExitInternal;
  }
}
