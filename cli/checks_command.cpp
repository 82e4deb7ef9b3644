#include "cli/checks_command.hpp"

#include "checks/catalogue.hpp"
#include "cli/exit_status.hpp"
#include "text/spelling.hpp"

#include <algorithm>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

namespace vigie {

namespace {

struct ChecksWords {
  std::string id;  // "": the list
  std::string language = "fr";
};

int list(Language language) {
  std::size_t widest = 0;
  for (const Check* check : catalogue()) widest = std::max(widest, check->id.size());
  for (const Check* check : catalogue())
    std::cout << check->id << std::string(widest + 2 - check->id.size(), ' ')
              << check->question.in(language) << '\n';
  return kExitDone;
}

int page(const std::string& id) {
  if (const Check* const check = find_check(id); check != nullptr) {
    std::cout << check_page(*check);
    return kExitDone;
  }
  std::vector<std::string_view> known;
  for (const Check* check : catalogue()) known.push_back(check->id);
  std::cerr << "vigie checks: there is no check '" << id << "'" << did_you_mean(id, known)
            << '\n';
  return kExitUsage;
}

}  // namespace

void add_checks_command(CLI::App& app, int& exit_status) {
  CLI::App* const command =
      app.add_subcommand("checks", "The checks that the program has; the page of one");
  const auto words = std::make_shared<ChecksWords>();
  command->add_option("id", words->id, "A check; all of them when absent");
  command->add_option("--lang", words->language, "Language of the list")
      ->check(CLI::IsMember({"fr", "en"}))
      ->capture_default_str();
  command->callback([words, &exit_status] {
    const Language language = words->language == "en" ? Language::en : Language::fr;
    exit_status = words->id.empty() ? list(language) : page(words->id);
  });
}

}  // namespace vigie
