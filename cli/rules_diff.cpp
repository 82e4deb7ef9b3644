#include "cli/rules_diff.hpp"

#include "cli/audit_command.hpp"
#include "cli/exit_status.hpp"
#include "cli/load_rulebook.hpp"
#include "reports/audit_reader.hpp"
#include "reports/what_if_report.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>
#include <unistd.h>

namespace vigie {

namespace {

namespace fs = std::filesystem;

struct DiffWords {
  std::string before;
  std::string after;
  std::string report;
  std::string replay;
  std::string portfolio;
  std::string format = "text";
  std::string language = "fr";
  bool allow_private = false;
};

int refuse(const std::string& text) {
  std::cerr << "vigie rules diff: " << text << '\n';
  return kExitUsage;
}

int refuse(const std::vector<Diagnostic>& problems) {
  for (const Diagnostic& problem : problems) std::cerr << to_string(problem) << '\n';
  return kExitUsage;
}

Expected<Audit, std::string> load_audit(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream || fs::is_directory(file)) return Unexpected{file + ": cannot be read"};
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  auto written = read_written_audit(text, file);
  if (!written) return Unexpected{written.error()};
  return std::move(written->audit);
}

/// The archive audited under one rulebook, as `vigie audit` does it.
Expected<Audit, std::string> audit_archive(const DiffWords& words, const std::string& rules) {
  const fs::path folder =
      fs::temp_directory_path() / ("vigie-rules-diff-" + std::to_string(::getpid()));
  AuditOptions options;
  options.portfolio = words.portfolio;
  options.rules = rules;
  options.replay = words.replay;
  options.out = folder;
  options.formats = {"json"};
  options.quiet = true;
  options.show_progress = false;
  options.web.allow_private_addresses = words.allow_private;
  const int status = run_audit(options);
  auto audit = status == kExitDone
                   ? load_audit((folder / "audit.json").string())
                   : Expected<Audit, std::string>(Unexpected{
                         std::string("the archive could not be audited under ") + rules});
  std::error_code ignored;
  fs::remove_all(folder, ignored);
  return audit;
}

Expected<std::vector<ProductEffect>, std::string> effects_on_report(const DiffWords& words,
                                                                    const Rulebook& was,
                                                                    const Rulebook& now,
                                                                    std::size_t& audited) {
  const auto report = load_audit(words.report);
  if (!report) return Unexpected{report.error()};
  if (report->rulebook_hash != was.hash)
    return Unexpected{words.report + " was judged by another rulebook than " + words.before +
                      ": expected the one that it was made with first"};
  std::vector<ProductAudit> after;
  for (const ProductAudit& product : report->products)
    after.push_back(rejudge(product, report->run.as_of, was, now));
  audited = after.size();
  return effects(report->products, after);
}

Expected<std::vector<ProductEffect>, std::string> effects_on_archive(const DiffWords& words,
                                                                     std::size_t& audited) {
  const auto before = audit_archive(words, words.before);
  if (!before) return Unexpected{before.error()};
  const auto after = audit_archive(words, words.after);
  if (!after) return Unexpected{after.error()};
  audited = after->products.size();
  return effects(before->products, after->products);
}

int diff(const DiffWords& words) {
  const auto was = load_rulebook_file(words.before);
  if (!was) return refuse(was.error());
  const auto now = load_rulebook_file(words.after);
  if (!now) return refuse(now.error());
  if (words.replay.empty() && !words.portfolio.empty())
    return refuse("--portfolio goes with --replay");

  WhatIf what_if{.rules = rule_changes(*was, *now), .products = std::nullopt, .audited = 0};
  if (!words.report.empty() || !words.replay.empty()) {
    auto found = words.replay.empty() ? effects_on_report(words, *was, *now, what_if.audited)
                                      : effects_on_archive(words, what_if.audited);
    if (!found) return refuse(found.error());
    what_if.products = std::move(*found);
  }
  const Language language = words.language == "en" ? Language::en : Language::fr;
  std::cout << (words.format == "json" ? what_if_json(what_if)
                                       : what_if_text(what_if, language));
  return kExitDone;
}

}  // namespace

void add_rules_diff(CLI::App& rules, int& exit_status) {
  CLI::App* const command =
      rules.add_subcommand("diff", "Which products a change of the rules would touch");
  const auto words = std::make_shared<DiffWords>();
  command->add_option("old", words->before, "The rulebook as it is")->required();
  command->add_option("new", words->after, "The rulebook as it would be")->required();
  command->add_option("--report", words->report, "An audit.json made with the old rulebook");
  command->add_option("--replay", words->replay, "An archive, audited under both")
      ->check(CLI::ExistingFile);
  command->add_option("--portfolio", words->portfolio,
                      "With --replay: the archive's portfolio, where it is elsewhere now");
  command->add_flag("--allow-private-addresses", words->allow_private,
                    "With --replay: as the recorded audit was run");
  command->add_option("--format", words->format, "Form of the answer")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  command->add_option("--lang", words->language, "Language of the answer")
      ->check(CLI::IsMember({"fr", "en"}))
      ->capture_default_str();
  command->callback([words, &exit_status] { exit_status = diff(*words); });
}

}  // namespace vigie
