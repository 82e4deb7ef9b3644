#include "cli/audit_command.hpp"
#include "cli/environment.hpp"
#include "cli/exit_status.hpp"
#include "cli/interrupt.hpp"
#include "cli/load_portfolio.hpp"
#include "cli/load_rulebook.hpp"
#include "cli/memory.hpp"
#include "cli/progress.hpp"
#include "cli/remember_night.hpp"
#include "cli/selection.hpp"
#include "cli/version.hpp"
#include "cli/write_report.hpp"
#include "crawler/crawl.hpp"
#include "portfolio/clean_value.hpp"
#include "portfolio/phase.hpp"
#include "reports/feed_report.hpp"
#include "reports/reports.hpp"
#include "rules/audit.hpp"
#include "rules/exceptions.hpp"
#include "rules/plan.hpp"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <utility>

#include <fmt/format.h>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

namespace vigie {

namespace {

using Clock = std::chrono::system_clock;

std::string utc_timestamp(Clock::time_point time) {
  const std::time_t seconds = Clock::to_time_t(time);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  std::array<char, 24> text{};
  const std::size_t length =
      std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return {text.data(), length};
}

/// Where the run's own log goes: a file, standard error when verbose, nowhere otherwise. Throws
/// spdlog::spdlog_ex when the file cannot be opened.
std::shared_ptr<spdlog::logger> make_log(const AuditOptions& options) {
  std::vector<spdlog::sink_ptr> sinks;
  if (!options.log_file.empty())
    sinks.push_back(std::make_shared<spdlog::sinks::basic_file_sink_mt>(options.log_file));
  if (options.verbose) sinks.push_back(std::make_shared<spdlog::sinks::stderr_sink_mt>());
  return std::make_shared<spdlog::logger>("vigie", sinks.begin(), sinks.end());
}

int refuse(const std::vector<Diagnostic>& problems) {
  for (const Diagnostic& problem : problems) std::cerr << to_string(problem) << '\n';
  return kExitUsage;
}

Expected<std::string, std::vector<Diagnostic>> text_of(const std::string& file,
                                                       std::string_view what) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream || std::filesystem::is_directory(file))
    return Unexpected{std::vector{Diagnostic{.place = {.file = file},
                                             .severity = Severity::error,
                                             .id = std::string(what) + "-unreadable",
                                             .text = "cannot be read"}}};
  return std::string{std::istreambuf_iterator<char>(stream), {}};
}

Expected<Rulebook, std::vector<Diagnostic>> load_rulebook(const std::string& file) {
  if (file.empty()) return default_rulebook();
  return load_rulebook_file(file);
}

/// The files of waivers, attestations and objectives; every mistake of all at once.
Expected<Exceptions, std::vector<Diagnostic>> load_exceptions(const AuditOptions& options,
                                                              Date as_of) {
  Exceptions exceptions;
  std::vector<Diagnostic> problems;
  const auto load = [&](const std::string& file, std::string_view what, const auto& read,
                        auto& entries) {
    if (file.empty()) return;
    const auto text = text_of(file, what);
    if (!text) {
      problems.push_back(text.error().front());
      return;
    }
    auto found = read(*text, file, as_of);
    if (found)
      entries = std::move(*found);
    else
      std::ranges::copy(found.error(), std::back_inserter(problems));
  };
  load(options.waivers, "waivers", read_waivers, exceptions.waivers);
  load(options.attestations, "attestations", read_attestations, exceptions.attestations);
  load(options.objectives, "objectives", read_objectives, exceptions.objectives);
  if (!problems.empty()) return Unexpected{std::move(problems)};
  return exceptions;
}

/// A portfolio of one product that has no sheet: what --url and --repository say.
Portfolio portfolio_of_one(const AuditOptions& options, Date as_of) {
  Product product;
  const std::string site = without_credentials(options.url);
  const auto url = parse_url(site);
  product.id = url ? url->host : site;
  product.name = product.id;
  product.site = site;
  if (!options.repository.empty())
    product.repositories.push_back(without_credentials(options.repository));
  product.phases.push_back({.name = options.phase, .start = as_of, .end = std::nullopt});
  return {.source = site, .hash = {}, .products = {std::move(product)}, .problems = {}};
}

/// What products are judged by.
struct Policy {
  const Rulebook& rulebook;
  const Exceptions& exceptions;
};

/// Judges evidence as it comes and keeps the results in the products' order.
class Judge {
 public:
  Judge(const Policy& policy, std::size_t products, spdlog::logger& log)
      : policy_(policy), audits_(products), log_(log) {}

  /// Called concurrently, once for each index.
  void take(std::size_t index, const Evidence& evidence) {
    for (const Visit& visit : evidence.visits)
      if (!visit.result)
        log_.debug("{} {} {} {} {}", evidence.product.id, visit.role, visit.url,
                   to_string(visit.result.error().cause), visit.result.error().detail);
    audits_[index] = judge(evidence, policy_.rulebook);
    apply(policy_.exceptions, policy_.rulebook, evidence.as_of, *audits_[index]);
    log_.info("{} {} requests, {} bytes", evidence.product.id, evidence.spent.requests,
              evidence.spent.bytes);
  }

  std::vector<ProductAudit> results() && {
    std::vector<ProductAudit> results;
    results.reserve(audits_.size());
    for (std::optional<ProductAudit>& audit : audits_)
      if (audit) results.push_back(std::move(*audit));
    return results;
  }

 private:
  const Policy& policy_;
  std::vector<std::optional<ProductAudit>> audits_;  // one slot per product: no lock is needed
  spdlog::logger& log_;
};

bool was_cancelled(const ProductAudit& product) {
  return std::ranges::any_of(product.findings, [](const JudgedFinding& judged) {
    return judged.finding.cause() == Cause::cancelled;
  });
}

bool regressed(const Gate& gate, const Feed& feed, const Rulebook& rulebook) {
  return gate.when == Gate::When::regression &&
         std::ranges::any_of(feed.confirmed, [&](const Turn& turn) {
           const Criterion* const criterion = rulebook.find_criterion(turn.criterion);
           return turn.is_regression() && criterion != nullptr &&
                  gate.covers(turn.criterion, criterion->level);
         });
}

void say_result(const Audit& audit, const std::optional<Feed>& feed,
                const AuditOptions& options) {
  if (options.quiet) return;
  const Colour colour = ::isatty(STDOUT_FILENO) == 1 ? Colour::ansi : Colour::never;
  if (audit.products.size() == 1)
    std::cout << terminal_product(audit.products.front(), options.language, colour);
  else
    std::cout << terminal_summary(audit, options.language, colour);
  if (feed) std::cout << feed_headline(*feed, options.language) << '\n';
  if (!options.formats.empty())
    std::cout << (options.language == Language::fr ? "Rapport : " : "Report: ")
              << options.out.string() << '\n';
}

int exit_status_of(const Audit& audit, const std::optional<Feed>& feed, const Gate& gate,
                   const Rulebook& rulebook) {
  if (audit.run.status != RunStatus::complete) return kExitIncomplete;
  const bool tripped =
      trips(gate, audit.products) || (feed && regressed(gate, *feed, rulebook));
  return tripped ? kExitGate : kExitDone;
}

/// The crawl and its judgement, with the progress line meanwhile.
std::vector<ProductAudit> observe_and_judge(Web& web, const CrawlPlan& plan,
                                            const Policy& policy, const AuditOptions& options,
                                            spdlog::logger& log) {
  CrawlProgress counters;
  std::optional<Progress> progress;
  if (options.show_progress && progress_is_welcome())
    progress.emplace(web, counters, plan.products.size(), options.language);
  Judge judge(policy, plan.products.size(), log);
  crawl(
      web, plan, {.tokens = options.tokens},
      [&judge](std::size_t index, const Evidence& evidence) { judge.take(index, evidence); },
      counters);
  return std::move(judge).results();
}

int audit(AuditOptions options, spdlog::logger& log) {
  const Clock::time_point started = Clock::now();
  Memory memory;
  options.tokens = forge_tokens(environment());
  if (!memory.open_replay(options)) return kExitUsage;
  const Date as_of = options.as_of.value_or(std::chrono::floor<std::chrono::days>(started));
  const auto rulebook = load_rulebook(options.rules);
  if (!rulebook) return refuse(rulebook.error());
  if (const auto mistake = mistake_in(options.gate, *rulebook)) {
    std::cerr << "--fail-on: " << *mistake << '\n';
    return kExitUsage;
  }
  const auto exceptions = load_exceptions(options, as_of);
  if (!exceptions) return refuse(exceptions.error());
  if (!memory.open_rest(options, as_of)) return kExitUsage;

  const Interrupt interrupt(options.deadline);
  Web web(options.web, interrupt.token());
  auto portfolio = options.portfolio.empty() ? portfolio_of_one(options, as_of)
                                             : load_portfolio(options.portfolio, web);
  if (!portfolio) return refuse(portfolio.error());
  const std::size_t all_products = portfolio->products.size();
  auto selected = select(std::move(portfolio->products),
                         {.products = options.products,
                          .phases = options.phases,
                          .incubators = options.incubators},
                         as_of);
  if (!selected) return refuse(selected.error());
  if (options.shard) *selected = in_shard(std::move(*selected), *options.shard);
  const CrawlPlan crawl_plan = plan(std::move(*selected), *rulebook, default_roles(), as_of);

  Audit result{
      .run = {},
      .rulebook_id = rulebook->id,
      .rulebook_version = rulebook->version,
      .rulebook_hash = rulebook->hash,
      .rulebook_title = rulebook->title,
      .standards = rulebook->standards,
      .products = observe_and_judge(web, crawl_plan, {*rulebook, *exceptions}, options, log),
      .problems = std::move(portfolio->problems)};
  const Clock::time_point finished = Clock::now();
  const Web::Status status = web.status();
  const auto cancelled = std::ranges::count_if(result.products, was_cancelled);
  const bool cut_short = interrupt.happened() && cancelled > 0;
  result.run = {.version = std::string(kVersion),
                .as_of = as_of,
                .started_at = utc_timestamp(started),
                .finished_at = utc_timestamp(finished),
                .status = cut_short ? RunStatus::incomplete : RunStatus::complete,
                .portfolio_source = without_credentials(portfolio->source),
                .portfolio_hash = portfolio->hash,
                .portfolio_products = all_products,
                .requests = status.requests_done,
                .bytes = status.bytes,
                .seconds = std::chrono::duration<double>(finished - started).count(),
                .cancelled_products = static_cast<std::size_t>(cancelled),
                .shard = options.shard};

  for (Diagnostic& each : review(*exceptions, result)) {
    if (!options.quiet) std::cerr << to_string(each) << '\n';
    result.problems.push_back(std::move(each));
  }
  if (const auto problem = memory.close(result.run.status)) {
    std::cerr << *problem << '\n';
    return kExitInternal;
  }
  std::optional<Feed> feed;
  if (!options.state.empty()) {
    auto remembered = remember_night(options, rulebook->nights_to_confirm, result);
    if (!remembered) {
      std::cerr << remembered.error() << '\n';
      return kExitInternal;
    }
    feed = std::move(*remembered);
  }
  if (const auto problem = write_reports(result, options.out, options.formats, options.language,
                                         feed ? &*feed : nullptr)) {
    std::cerr << *problem << '\n';
    return kExitInternal;
  }
  say_result(result, feed, options);
  return exit_status_of(result, feed, options.gate, *rulebook);
}

}  // namespace

int run_audit(const AuditOptions& options) {
  try {
    const std::shared_ptr<spdlog::logger> log = make_log(options);
    if (options.verbose) log->set_level(spdlog::level::debug);
    return audit(options, *log);
  } catch (const spdlog::spdlog_ex& problem) {
    std::cerr << options.log_file << ": the log file cannot be opened: " << problem.what()
              << '\n';
    return kExitUsage;
  }
}

}  // namespace vigie
