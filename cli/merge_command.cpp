#include "cli/exit_status.hpp"
#include "cli/report_commands.hpp"
#include "cli/write_report.hpp"
#include "reports/audit_reader.hpp"
#include "reports/reports.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace vigie {

namespace {

struct MergeWords {
  std::vector<std::string> parts;
  std::string out = "vigie-report";
  std::string formats = "md,json,html";
};

int refuse(const std::string& text) {
  std::cerr << "vigie merge: " << text << '\n';
  return kExitUsage;
}

int merge(const MergeWords& words) {
  const auto formats = formats_in(words.formats);
  if (!formats) return refuse(formats.error());
  std::vector<WrittenAudit> parts;
  for (const std::string& file : words.parts) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream || std::filesystem::is_directory(file))
      return refuse(file + ": cannot be read");
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    auto part = read_written_audit(text, file);
    if (!part) return refuse(part.error());
    parts.push_back(std::move(*part));
  }
  const auto whole = merge_audits(std::move(parts));
  if (!whole) return refuse(whole.error());
  if (const auto problem = write_reports(whole->audit, words.out, *formats, whole->language)) {
    std::cerr << *problem << '\n';
    return kExitInternal;
  }
  std::cout << terminal_summary(whole->audit, whole->language, Colour::never);
  return whole->audit.run.status == RunStatus::complete ? kExitDone : kExitIncomplete;
}

}  // namespace

void add_merge_command(CLI::App& app, int& exit_status) {
  CLI::App* const command =
      app.add_subcommand("merge", "One report from the parts of a run made with --shard");
  const auto words = std::make_shared<MergeWords>();
  command->add_option("parts", words->parts, "The audit.json of every shard")->required();
  command->add_option("--out", words->out, "Folder for the reports")->capture_default_str();
  command->add_option("--format", words->formats, "Comma-separated, as for audit")
      ->capture_default_str();
  command->callback([words, &exit_status] { exit_status = merge(*words); });
}

}  // namespace vigie
