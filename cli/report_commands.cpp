#include "cli/report_commands.hpp"

#include "cli/exit_status.hpp"
#include "reports/changes.hpp"
#include "reports/explain.hpp"
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

struct ExplainWords {
  std::string product;
  std::string criterion;  // "": all that is not as it should be
  std::string report;
  std::string format = "text";
  std::string language = "fr";
};

struct DiffWords {
  std::string before;
  std::string after;
  std::string format = "md";
  std::string language = "fr";
};

int refuse(std::string_view command, const std::string& text) {
  std::cerr << "vigie " << command << ": " << text << '\n';
  return kExitUsage;
}

Language language_of(const std::string& word) {
  return word == "en" ? Language::en : Language::fr;
}

/// The finding that was asked for; all that fail, warn or are open when none was.
std::vector<const StoredFinding*> findings_of(const StoredProduct& product,
                                              const std::string& criterion) {
  std::vector<const StoredFinding*> findings;
  for (const StoredFinding& finding : product.findings) {
    const bool wanted = criterion.empty()
                            ? finding.verdict != "pass" && finding.verdict != "manual" &&
                                  finding.verdict != "not_applicable"
                            : finding.criterion == criterion;
    if (wanted) findings.push_back(&finding);
  }
  return findings;
}

int explain(const ExplainWords& words) {
  const auto audit = load_stored_audit(words.report);
  if (!audit) return refuse("explain", audit.error());
  const StoredProduct* const product = audit->find(words.product);
  if (product == nullptr) {
    std::vector<std::string_view> known;
    known.reserve(audit->products.size());
    for (const StoredProduct& each : audit->products) known.push_back(each.id);
    return refuse("explain", words.report + " has no product '" + words.product + "'" +
                                 did_you_mean(words.product, known));
  }
  const auto findings = findings_of(*product, words.criterion);
  if (findings.empty() && !words.criterion.empty()) {
    std::vector<std::string_view> known;
    known.reserve(product->findings.size());
    for (const StoredFinding& each : product->findings) known.push_back(each.criterion);
    return refuse("explain", words.report + " has no criterion '" + words.criterion + "'" +
                                 did_you_mean(words.criterion, known));
  }
  const Language language = language_of(words.language);
  if (words.format == "json")
    std::cout << explanation_json(*product, findings);
  else if (words.format == "md")
    std::cout << explanation_markdown(*product, findings, language);
  else
    std::cout << explanation_text(*product, findings, language);
  return kExitDone;
}

int diff(const DiffWords& words) {
  const auto before = load_stored_audit(words.before);
  if (!before) return refuse("diff", before.error());
  const auto after = load_stored_audit(words.after);
  if (!after) return refuse("diff", after.error());
  const Changes changes = changes_between(*before, *after);
  std::cout << (words.format == "json"
                    ? changes_json(changes)
                    : changes_markdown(changes, language_of(words.language)));
  return kExitDone;
}

void add_language(CLI::App& command, std::string& language) {
  command.add_option("--lang", language, "Language of the answer")
      ->check(CLI::IsMember({"fr", "en"}))
      ->capture_default_str();
}

}  // namespace

void add_explain_command(CLI::App& app, int& exit_status) {
  CLI::App* const command =
      app.add_subcommand("explain", "Why a product has its verdicts, and what to do");
  const auto words = std::make_shared<ExplainWords>();
  command->add_option("product", words->product, "A product's id")->required();
  command->add_option("criterion", words->criterion,
                      "A criterion's id; all that is not as it should be when absent");
  command->add_option("--report", words->report, "The audit.json to explain")->required();
  command->add_option("--format", words->format, "Form of the answer")
      ->check(CLI::IsMember({"text", "md", "json"}))
      ->capture_default_str();
  add_language(*command, words->language);
  command->callback([words, &exit_status] { exit_status = explain(*words); });
}

void add_diff_command(CLI::App& app, int& exit_status) {
  CLI::App* const command = app.add_subcommand("diff", "What changed between two audits");
  const auto words = std::make_shared<DiffWords>();
  command->add_option("old", words->before, "An audit.json")->required();
  command->add_option("new", words->after, "A later audit.json")->required();
  command->add_option("--format", words->format, "Form of the answer")
      ->check(CLI::IsMember({"md", "json"}))
      ->capture_default_str();
  add_language(*command, words->language);
  command->callback([words, &exit_status] { exit_status = diff(*words); });
}

}  // namespace vigie
