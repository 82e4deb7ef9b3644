#include "cli/audit_command.hpp"

#include "cli/exit_status.hpp"
#include "cli/version.hpp"
#include "cli/write_report.hpp"
#include "portfolio/phase.hpp"
#include "text/spelling.hpp"
#include "text/url.hpp"

#include <charconv>
#include <iostream>
#include <utility>

#include <CLI/CLI.hpp>

namespace vigie {

namespace {

/// What the command line said, before it is checked.
struct Words {
  std::string formats = "md,json,html";
  std::string language = "fr";
  std::string as_of;
  std::string shard;
  std::string fail_on = "never";
  std::string render = "auto";
  int timeout_seconds = 20;
  int deadline_seconds = 0;
  std::string connect_to;
  bool no_progress = false;
};

/// A mistake on the command line, said on standard error.
bool refuse(const std::string& text) {
  std::cerr << "vigie audit: " << text << '\n';
  return false;
}

bool read_formats(const std::string& list, AuditOptions& options) {
  auto formats = formats_in(list);
  if (!formats) return refuse("--format: " + formats.error());
  options.formats = std::move(*formats);
  return true;
}

bool read_as_of(const std::string& text, AuditOptions& options) {
  if (text.empty()) return true;
  options.as_of = text.size() == 10 ? parse_iso_date(text) : std::nullopt;
  if (options.as_of) return true;
  return refuse("--as-of: expected a date such as 2026-08-20, not '" + text + "'");
}

bool read_shard(const std::string& text, AuditOptions& options) {
  if (text.empty()) return true;
  constexpr int kMostShards = 1'000;
  Shard shard;
  const char* const end = text.data() + text.size();
  const auto index = std::from_chars(text.data(), end, shard.index);
  const bool has_slash = index.ec == std::errc{} && index.ptr != end && *index.ptr == '/';
  const auto count = has_slash ? std::from_chars(index.ptr + 1, end, shard.count) : index;
  if (!has_slash || count.ec != std::errc{} || count.ptr != end || shard.index < 1 ||
      shard.count > kMostShards || shard.index > shard.count)
    return refuse("--shard: expected I/N with 1 ≤ I ≤ N ≤ 1000, not '" + text + "'");
  options.shard = shard;
  return true;
}

/// Without memory there is nothing that a verdict could have regressed from.
bool read_gate(const std::string& text, AuditOptions& options) {
  auto gate = parse_gate(text);
  if (!gate) return refuse("--fail-on: " + gate.error());
  options.gate = *std::move(gate);
  if (options.gate.when != Gate::When::regression || !options.state.empty()) return true;
  return refuse("--fail-on regression: expected --state FILE, which remembers earlier runs");
}

/// No page is drawn by a browser in this version: what only scripts would show is `unknown`.
bool may_render(const Words& words) {
  if (words.render != "always") return true;
  return refuse("--render always: this version draws no page; expected auto or never");
}

bool read_addresses(const AuditOptions& options, const std::string& connect_to) {
  const bool is_told_by_the_archive = !options.replay.empty() && options.url.empty();
  if (options.portfolio.empty() == options.url.empty() && !is_told_by_the_archive)
    return refuse("expected a PORTFOLIO, or --url for one product");
  if (!options.url.empty() && !parse_url(options.url))
    return refuse("--url: expected an http or https address, not '" + options.url + "'");
  if (!connect_to.empty() && connect_to.rfind(':') == std::string::npos)
    return refuse("--connect-to: expected HOST:PORT, not '" + connect_to + "'");
  if (!is_known_phase(options.phase))
    return refuse("--phase: unknown phase '" + options.phase + "'" +
                  did_you_mean(options.phase, kPhases));
  return true;
}

/// Checks the words and completes the options; false after a message.
bool complete(AuditOptions& options, const Words& words) {
  if (!options.url.empty() && !options.phases.empty()) options.phase = options.phases.front();
  if (!read_formats(words.formats, options) || !read_as_of(words.as_of, options) ||
      !read_shard(words.shard, options) || !read_gate(words.fail_on, options) ||
      !may_render(words) || !read_addresses(options, words.connect_to))
    return false;
  if (!options.url.empty()) options.phases.clear();
  options.language = words.language == "en" ? Language::en : Language::fr;
  if (words.deadline_seconds > 0)
    options.deadline = std::chrono::seconds(words.deadline_seconds);
  options.web.request_timeout = std::chrono::seconds(words.timeout_seconds);
  options.web.connect_timeout =
      std::min(options.web.connect_timeout, options.web.request_timeout);
  if (!words.connect_to.empty()) options.web.connect_to = words.connect_to;
  options.show_progress = !words.no_progress && !options.quiet && !options.verbose;
  return true;
}

void add_what(CLI::App& command, AuditOptions& options, Words& words) {
  command.add_option("portfolio", options.portfolio,
                     "Folder of sheets, .json (API), .yaml, .csv, or an address");
  command.add_option("--url", options.url, "One product without a portfolio: its site");
  command.add_option("--repository", options.repository, "With --url: its source code");
  command.add_option("--product", options.products, "Only products whose id matches (glob)")
      ->allow_extra_args(false);
  command
      .add_option("--phase", options.phases,
                  "Only products in this phase; with --url: the product's phase")
      ->allow_extra_args(false);
  command
      .add_option("--incubator", options.incubators, "Only products of this incubator (glob)")
      ->allow_extra_args(false);
  command.add_option("--shard", words.shard,
                     "I/N: only the I-th of N parts; `vigie merge` joins their reports");
  command.add_option("--as-of", words.as_of,
                     "Judge as of this day (YYYY-MM-DD; default today)");
  command.add_option("--rules", options.rules, "Rulebook to use instead of the built-in one");
  command.add_option("--waivers", options.waivers, "What is accepted for a while (YAML)");
  command.add_option("--attestations", options.attestations,
                     "Answers to criteria that only people can judge (YAML)");
  command.add_option("--objectives", options.objectives,
                     "Targets to hold against the published figures (YAML)");
}

void add_output(CLI::App& command, AuditOptions& options, Words& words) {
  command.add_option("--out", options.out, "Folder for the reports")->capture_default_str();
  command
      .add_option("--format", words.formats,
                  "Comma-separated: md, json, html, csv, sarif, junit, openmetrics, badges, "
                  "self-assessment, calendar, reminders, api")
      ->capture_default_str();
  command.add_option("--lang", words.language, "Language of the reports")
      ->check(CLI::IsMember({"fr", "en"}))
      ->capture_default_str();
  command
      .add_option("--fail-on", words.fail_on,
                  "When to exit 1: never, fail or regression (one that --state confirms); "
                  "fail:legal,stats-page counts those levels and criteria alone")
      ->capture_default_str();
  command.add_flag("--no-progress", words.no_progress, "No progress line");
  command.add_flag("--quiet", options.quiet, "No summary either");
  command.add_flag("--verbose", options.verbose, "Log every product and failed visit");
  command.add_option("--log-file", options.log_file, "Log to this file");
}

void add_network(CLI::App& command, AuditOptions& options, Words& words) {
  command
      .add_option("--threads", options.web.threads,
                  "Event loops and parsers (0: one a processor)")
      ->check(CLI::Range(0, 256));
  command.add_option("--timeout", words.timeout_seconds, "Seconds for one request")
      ->check(CLI::Range(1, 600))
      ->capture_default_str();
  command.add_option("--deadline", words.deadline_seconds, "Seconds for the whole run")
      ->check(CLI::Range(1, 864'000));
  command.add_option("--connect-to", words.connect_to,
                     "HOST:PORT: every connection goes there (demos, tests)");
  command.add_option("--ca-file", options.web.ca_file, "Certificate authorities to trust")
      ->check(CLI::ExistingFile);
  command.add_flag("--allow-private-addresses", options.web.allow_private_addresses,
                   "Visit private and loopback addresses too");
  command.add_option("--state", options.state,
                     "Keep answers in this file: ask again only for what changed, go on after "
                     "a run that was killed");
  command.add_option("--record", options.record,
                     "Write the whole conversation to this archive (WARC 1.1, .warc.gz)");
  command
      .add_option("--replay", options.replay,
                  "Audit from this archive in the place of the network, as of its day")
      ->check(CLI::ExistingFile);
  command
      .add_option("--render", words.render,
                  "Whether a browser draws pages that are empty without scripts (in this "
                  "version none does)")
      ->check(CLI::IsMember({"auto", "never", "always"}))
      ->capture_default_str();
  command.add_option("--user-agent", options.web.user_agent, "How the crawler presents itself")
      ->capture_default_str();
}

}  // namespace

void add_audit_command(CLI::App& app, int& exit_status) {
  CLI::App* const command =
      app.add_subcommand("audit", "Observe, judge and report on a portfolio or one product");
  const auto options = std::make_shared<AuditOptions>();
  const auto words = std::make_shared<Words>();
  options->web.user_agent = "vigie/" + std::string(kVersion) + " (+https://beta.gouv.fr)";
  add_what(*command, *options, *words);
  add_output(*command, *options, *words);
  add_network(*command, *options, *words);
  command->callback([options, words, &exit_status] {
    exit_status = complete(*options, *words) ? run_audit(*options) : kExitUsage;
  });
}

}  // namespace vigie
