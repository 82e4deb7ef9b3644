#include "cli/rules_test.hpp"

#include "cli/exit_status.hpp"
#include "cli/load_rulebook.hpp"
#include "rules/rule_cases.hpp"

#include <algorithm>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace vigie {

namespace {

int refuse(const std::vector<Diagnostic>& problems) {
  for (const Diagnostic& problem : problems) std::cout << to_string(problem) << '\n';
  return kExitUsage;
}

/// True when the case holds.
bool run(const RuleCase& one, const Rulebook& rulebook) {
  const std::vector<std::string> different = differences(one, rulebook);
  if (different.empty()) std::cout << "ok      " << one.name << '\n';
  for (const std::string& each : different)
    std::cout << "FAILED  " << one.name << '\n'
              << to_string(Diagnostic{.place = one.place,
                                      .severity = Severity::error,
                                      .id = "case-failed",
                                      .text = each})
              << '\n';
  return different.empty();
}

int test(const std::string& path) {
  const auto loaded = load_rulebook_with_cases(path);
  if (!loaded) return refuse(loaded.error());
  const auto& [rulebook, cases] = *loaded;
  if (cases.empty()) {
    std::cout << path << ": no cases; expected a list under 'cases'\n";
    return kExitUsage;
  }
  const auto failed =
      std::ranges::count_if(cases, [&](const RuleCase& one) { return !run(one, rulebook); });
  std::cout << cases.size() - static_cast<std::size_t>(failed) << " of " << cases.size()
            << " cases hold\n";
  return failed == 0 ? kExitDone : kExitGate;
}

}  // namespace

void add_rules_test(CLI::App& rules, int& exit_status) {
  CLI::App* const command =
      rules.add_subcommand("test",
                           "The cases that are written beside the rules; exits 1 when "
                           "one does not hold");
  const auto file = std::make_shared<std::string>();
  command->add_option("file", *file, "A rulebook with `cases`")->required();
  command->callback([file, &exit_status] { exit_status = test(*file); });
}

}  // namespace vigie
