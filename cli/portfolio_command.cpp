#include "cli/portfolio_command.hpp"

#include "cli/exit_status.hpp"
#include "cli/version.hpp"

#include <array>
#include <chrono>
#include <iostream>
#include <memory>
#include <utility>

#include <CLI/CLI.hpp>

namespace vigie {

namespace {

using Run = int (*)(const PortfolioOptions& options, std::ostream& out, std::ostream& err);

/// What the command line said, before it is checked.
struct Words {
  std::string as_of;
  std::string format = "text";
  std::string fail_on = "never";
};

struct Subcommand {
  const char* name;
  const char* help;
  std::vector<std::string> formats;
  Run run;
};

/// Completes the options; false after a message.
bool complete(PortfolioOptions& options, const Words& words) {
  options.as_of = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  if (!words.as_of.empty()) {
    const auto date = words.as_of.size() == 10 ? parse_iso_date(words.as_of) : std::nullopt;
    if (!date) {
      std::cerr << "vigie portfolio: --as-of: expected a date such as 2026-08-20, not '"
                << words.as_of << "'\n";
      return false;
    }
    options.as_of = *date;
  }
  if (words.format == "json") options.format = PortfolioFormat::json;
  if (words.format == "md") options.format = PortfolioFormat::markdown;
  if (words.fail_on == "error") options.fail_on = CheckGate::error;
  if (words.fail_on == "warning") options.fail_on = CheckGate::warning;
  return true;
}

void add_options(CLI::App& command, PortfolioOptions& options, Words& words,
                 const std::vector<std::string>& formats) {
  command
      .add_option("portfolio", options.source,
                  "Folder of sheets, .json (API), .yaml, .csv, or an address")
      ->required();
  command.add_option("--as-of", words.as_of, "As of this day (YYYY-MM-DD; default today)");
  command.add_option("--format", words.format, "Form of the result")
      ->check(CLI::IsMember(formats))
      ->capture_default_str();
  command
      .add_option("--product", options.selection.products,
                  "Only products whose id matches (glob)")
      ->allow_extra_args(false);
  command.add_option("--phase", options.selection.phases, "Only products in this phase")
      ->allow_extra_args(false);
  command
      .add_option("--incubator", options.selection.incubators,
                  "Only products of this incubator (glob)")
      ->allow_extra_args(false);
  command
      .add_option("--ca-file", options.web.ca_file,
                  "For an address: certificate authorities to trust")
      ->check(CLI::ExistingFile);
  command.add_flag("--allow-private-addresses", options.web.allow_private_addresses,
                   "For an address: private and loopback ones too");
}

void add_subcommand(CLI::App& parent, const Subcommand& subcommand, int& exit_status) {
  CLI::App* const command = parent.add_subcommand(subcommand.name, subcommand.help);
  const auto options = std::make_shared<PortfolioOptions>();
  const auto words = std::make_shared<Words>();
  options->web.user_agent = "vigie/" + std::string(kVersion) + " (+https://beta.gouv.fr)";
  add_options(*command, *options, *words, subcommand.formats);
  if (subcommand.run == portfolio_check)
    command->add_option("--fail-on", words->fail_on, "When to exit 1")
        ->check(CLI::IsMember({"never", "error", "warning"}))
        ->capture_default_str();
  if (subcommand.run == portfolio_patch)
    command->add_option("--report", options->report, "The audit.json of the same portfolio");
  const Run run = subcommand.run;
  command->callback([options, words, run, &exit_status] {
    exit_status = complete(*options, *words) ? run(*options, std::cout, std::cerr) : kExitUsage;
  });
}

}  // namespace

void add_portfolio_command(CLI::App& app, int& exit_status) {
  CLI::App* const command =
      app.add_subcommand("portfolio", "The sheets themselves, without visiting any site");
  command->require_subcommand(1);
  const std::array subcommands{
      Subcommand{
          "list", "Products with their phase and links", {"text", "json"}, portfolio_list},
      Subcommand{"check",
                 "Every oddity of the sheets, with its place",
                 {"text", "json"},
                 portfolio_check},
      Subcommand{"indicators",
                 "The programme's figures by year, phase and incubator",
                 {"text", "json", "md"},
                 portfolio_indicators},
      Subcommand{"patch",
                 "A diff of the sheets: typing slips, and what an audit observed",
                 {"text"},
                 portfolio_patch}};
  for (const Subcommand& subcommand : subcommands)
    add_subcommand(*command, subcommand, exit_status);
}

}  // namespace vigie
