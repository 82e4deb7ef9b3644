#include "cli/rules_command.hpp"

#include "cli/exit_status.hpp"
#include "cli/load_rulebook.hpp"
#include "cli/rules_diff.hpp"
#include "cli/rules_test.hpp"
#include "reports/rulebook_report.hpp"
#include "rules/rulebook.hpp"

#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace vigie {

namespace {

struct ShowWords {
  std::string file;  // "": the built-in rulebook
  std::string format = "text";
  std::string language = "fr";
};

void print(const std::vector<Diagnostic>& problems, std::ostream& out) {
  for (const Diagnostic& problem : problems) out << to_string(problem) << '\n';
}

int check(const std::vector<std::string>& files) {
  int exit_status = kExitDone;
  for (const std::string& path : files) {
    const auto loaded = load_rulebook_with_cases(path);
    if (!loaded) {
      print(loaded.error(), std::cout);
      exit_status = kExitUsage;
      continue;
    }
    const Rulebook& rulebook = loaded->rulebook;
    print(rulebook.warnings, std::cout);
    std::cout << path << ": no mistake in " << rulebook.standards.size() << " standards and "
              << rulebook.criteria.size() << " criteria\n\n"
              << weight_table(rulebook);
  }
  return exit_status;
}

int show(const ShowWords& words) {
  const auto rulebook = words.file.empty()
                            ? Expected<Rulebook, std::vector<Diagnostic>>(default_rulebook())
                            : load_rulebook_file(words.file);
  if (!rulebook) {
    print(rulebook.error(), std::cerr);
    return kExitUsage;
  }
  const Language language = words.language == "en" ? Language::en : Language::fr;
  std::cout << (words.format == "json" ? rulebook_json(*rulebook)
                                       : rulebook_text(*rulebook, language));
  return kExitDone;
}

}  // namespace

void add_rules_command(CLI::App& app, int& exit_status) {
  CLI::App* const rules = app.add_subcommand("rules", "Check a rulebook, or show what it asks");
  rules->require_subcommand(1);

  CLI::App* const check_files = rules->add_subcommand(
      "check", "Every mistake of rulebooks, with its place; what really counts, as a table");
  const auto files = std::make_shared<std::vector<std::string>>();
  check_files->add_option("files", *files, "Rulebooks (YAML)")->required();
  check_files->callback([files, &exit_status] { exit_status = check(*files); });

  CLI::App* const show_file =
      rules->add_subcommand("show", "Standards, criteria, weights, phases");
  const auto words = std::make_shared<ShowWords>();
  show_file->add_option("file", words->file, "A rulebook; the built-in one when absent");
  show_file->add_option("--format", words->format, "Form of the output")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  show_file->add_option("--lang", words->language, "Language of the table")
      ->check(CLI::IsMember({"fr", "en"}))
      ->capture_default_str();
  show_file->callback([words, &exit_status] { exit_status = show(*words); });
  add_rules_diff(*rules, exit_status);
  add_rules_test(*rules, exit_status);
}

}  // namespace vigie
