#include "cli/memory.hpp"

#include "cli/audit_command.hpp"
#include "cli/version.hpp"
#include "crawler/github.hpp"
#include "crawler/warc_replay.hpp"
#include "crawler/warc_writer.hpp"
#include "crawler/web_state.hpp"
#include "portfolio/clean_value.hpp"

#include <iostream>
#include <utility>

namespace vigie {

namespace {

/// False, after the option and the reason on standard error.
bool refuse(std::string_view option, std::string_view reason) {
  std::cerr << "vigie audit: " << option << ": " << reason << '\n';
  return false;
}

}  // namespace

Memory::Memory() = default;
Memory::~Memory() = default;

bool Memory::open_replay(AuditOptions& options) {
  if (options.replay.empty()) return true;
  auto replay = WarcReplay::open(options.replay);
  if (!replay) return refuse("--replay", replay.error());
  replay_ = std::move(*replay);
  if (!replay_->damage().empty()) refuse("--replay", replay_->damage());
  if (!options.as_of) options.as_of = replay_->as_of();
  if (options.portfolio.empty() && options.url.empty()) {
    options.portfolio = replay_->portfolio();
    if (options.portfolio.empty())
      return refuse("--replay", "the archive does not say which portfolio it is of: name it");
  }
  options.web.recollections.push_back(replay_.get());
  // Whether GitHub's API was asked is the archive's to say; no token is needed to read it.
  options.tokens.clear();
  if (replay_->holds(kGithubQuota)) options.tokens.emplace("github.com", "replayed");
  options.web.host_interval = {};  // nobody is asked: no politeness is needed
  options.web.forge_interval = {};
  return true;
}

bool Memory::open_rest(AuditOptions& options, Date as_of) {
  if (!options.state.empty()) {
    const std::string& what = options.portfolio.empty() ? options.url : options.portfolio;
    std::string run = iso_date(as_of) + ' ' + what;
    if (options.shard)
      run += " shard " + std::to_string(options.shard->index) + '/' +
             std::to_string(options.shard->count);
    auto state = WebState::open(options.state, run);
    if (!state) return refuse("--state", state.error());
    state_ = std::move(*state);
    options.web.recollections.push_back(state_.get());
    if (state_->resumed_answers() > 0 && !options.quiet)
      std::cerr << "vigie audit: going on with the run that was cut short: "
                << state_->resumed_answers() << " answers are there\n";
  }
  if (!options.record.empty()) {
    auto record =
        WarcWriter::open(options.record, {.as_of = as_of,
                                          .software = "vigie/" + std::string(kVersion),
                                          .portfolio = without_credentials(options.portfolio)});
    if (!record) return refuse("--record", record.error());
    record_ = std::move(*record);
    options.web.recollections.push_back(record_.get());
  }
  return true;
}

std::optional<std::string> Memory::close(RunStatus status) {
  if (state_ && status == RunStatus::complete)
    if (auto problem = state_->finish()) return problem;
  return record_ ? record_->close() : std::nullopt;
}

}  // namespace vigie
