#include "crawler/forge.hpp"

#include "crawler/forge_api.hpp"
#include "crawler/forge_http.hpp"
#include "crawler/git_remote.hpp"
#include "crawler/github_query.hpp"
#include "crawler/xml.hpp"
#include "text/percent.hpp"

#include <optional>
#include <string_view>
#include <utility>

namespace vigie {

namespace {

/// "GIT_EXAMPLE__X_ORG" → "git.example-x.org".
std::string host_of_variable(std::string_view name) {
  std::string host;
  while (!name.empty()) {
    const bool is_dash = name.starts_with("__");
    const char c = name.front();
    if (c == '_') {
      host += is_dash ? '-' : '.';
    } else {
      host += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    name.remove_prefix(is_dash ? 2 : 1);
  }
  return host;
}

/// Whether a question put otherwise may still be answered: not when the host is out of reach,
/// has had enough of us, or the run ends.
bool is_worth_another_way(Cause cause) {
  switch (cause) {
    case Cause::http_5xx:
    case Cause::blocked:
    case Cause::too_large:
    case Cause::too_many_redirects:
    case Cause::decode:
      return true;
    case Cause::dns:
    case Cause::connect:
    case Cause::tls:
    case Cause::timeout:
    case Cause::reset:
    case Cause::rate_limited:
    case Cause::robots:
    case Cause::not_html:
    case Cause::refused_address:
    case Cause::cancelled:
    case Cause::check_crash:
      return false;
  }
  return false;
}

bool has_api(const RepositoryTarget& target) {
  return target.forge == ForgeKind::gitlab || target.forge == ForgeKind::gitea;
}

/// The feed of a repository's commits.
std::string feed_address(const RepositoryTarget& target, std::string_view default_branch) {
  const std::string repository = forge_origin(target) + '/' + target.owner + '/' + target.name;
  const std::string branch = percent_encode_segments(default_branch);
  switch (target.forge) {
    case ForgeKind::gitlab:
      return repository + "/-/commits/" + (branch.empty() ? "HEAD" : branch) + "?format=atom";
    case ForgeKind::gitea:
      return repository + "/atom/branch/" + (branch.empty() ? "main" : branch);
    case ForgeKind::github:
    case ForgeKind::other:
      break;
  }
  return repository + "/commits.atom";
}

/// Whether git can tell of a repository what its API did not: at least its files.
bool leaves_to_git(const RepositoryFacts& facts) {
  const bool is_group = facts.public_repositories.has_value();
  return facts.exists && facts.empty != true && !is_group && !facts.paths;
}

/// Adds what `git` knows and `facts` does not.
void complete(RepositoryFacts& facts, RepositoryFacts git) {
  if (!git.exists) return;
  const auto add = [](auto& known, auto& other) {
    if (!known) known = std::move(other);
  };
  add(facts.empty, git.empty);
  add(facts.licence, git.licence);
  add(facts.licence_file, git.licence_file);
  add(facts.default_branch, git.default_branch);
  add(facts.last_activity, git.last_activity);
  add(facts.paths, git.paths);
  if (facts.commits.empty()) facts.commits = std::move(git.commits);
  if (facts.texts.empty()) facts.texts = std::move(git.texts);
}

Task<ForgeFacts> observe_by_feed(Web& web, Budget& budget, RepositoryTarget target,
                                 std::string branch) {
  const Expected<Url, UrlProblem> url = parse_url(feed_address(target, branch));
  Request request = forge_request(url ? *url : Url{});
  const Fetched answer = co_await web.get(std::move(request), budget);
  if (!answer) co_return Unexpected{answer.error()};
  if (std::optional<Unseen> refusal = refusal_of(*answer)) {
    co_return Unexpected{std::move(*refusal)};
  }
  RepositoryFacts facts = facts_from_status(*answer, "feed");
  facts.last_activity = newest_feed_date(answer->body);
  if (facts.exists && !facts.last_activity) {
    co_return Unexpected{unreadable(*answer, "no feed of commits")};
  }
  co_return facts;
}

/// From git, and where it leaves the date open from the feed.
Task<ForgeFacts> observe_by_git_or_feed(Web& web, Budget& budget, RepositoryTarget target) {
  ForgeFacts facts = co_await observe_by_git(web, budget, target.clone_url);
  const bool is_open = facts ? facts->exists && !facts->last_activity && facts->empty != true
                             : is_worth_another_way(facts.error().cause);
  if (!is_open) co_return facts;
  const std::string branch = facts ? facts->default_branch.value_or("") : "";
  ForgeFacts seen = co_await observe_by_feed(web, budget, std::move(target), branch);
  // Where a feed should be is a guess: its absence proves nothing.
  if (!seen || !seen->exists) co_return facts;
  if (!facts) co_return seen;
  facts->last_activity = seen->last_activity;
  co_return facts;
}

/// What the API did not tell, from git.
Task<ForgeFacts> complete_by_git(Web& web, Budget& budget, RepositoryTarget target,
                                 RepositoryFacts facts) {
  if (!leaves_to_git(facts)) co_return facts;
  ForgeFacts seen = co_await observe_by_git_or_feed(web, budget, std::move(target));
  if (seen) complete(facts, *std::move(seen));
  co_return facts;
}

Task<ForgeFacts> observe_repository(Web& web, Budget& budget, RepositoryTarget target,
                                    std::string token) {
  if (!has_api(target)) {
    co_return co_await observe_by_git_or_feed(web, budget, std::move(target));
  }
  ForgeFacts facts = co_await observe_repository_by_api(web, budget, target, std::move(token));
  if (facts) {
    co_return co_await complete_by_git(web, budget, std::move(target), *std::move(facts));
  }
  if (!is_worth_another_way(facts.error().cause)) co_return facts;
  ForgeFacts seen = co_await observe_by_git_or_feed(web, budget, std::move(target));
  if (seen) seen->api_unseen = std::move(facts).error();
  co_return seen;
}

/// Whether the address answers, as a reader's browser would see it.
Task<ForgeFacts> observe_page(Web& web, Budget& budget, std::string address) {
  const Expected<Url, UrlProblem> url = parse_url(address);
  if (!url) {
    Unseen why;
    why.cause = Cause::decode;
    why.url = std::move(address);
    why.detail = to_string(url.error());
    co_return Unexpected{std::move(why)};
  }
  Request request{.url = *url};
  const Fetched answer = co_await web.get(std::move(request), budget);
  if (!answer) co_return Unexpected{answer.error()};
  if (std::optional<Unseen> refusal = refusal_of(*answer)) {
    co_return Unexpected{std::move(*refusal)};
  }
  co_return facts_from_status(*answer, "page");
}

Task<ForgeFacts> observe_organisation(Web& web, Budget& budget, RepositoryTarget target,
                                      std::string token) {
  std::string page = forge_origin(target) + '/' + target.owner;
  if (has_api(target)) {
    ForgeFacts facts =
        co_await observe_organisation_by_api(web, budget, target, std::move(token));
    if (facts || !is_worth_another_way(facts.error().cause)) co_return facts;
  }
  co_return co_await observe_page(web, budget, std::move(page));
}

Task<ForgeFacts> observe(Web& web, Budget& budget, RepositoryTarget target, std::string token) {
  switch (target.kind) {
    case RepositoryKind::repository:
      return observe_repository(web, budget, std::move(target), std::move(token));
    case RepositoryKind::team:
      target.name.clear();  // teams are not public: their organisation is
      [[fallthrough]];
    case RepositoryKind::organisation:
      return observe_organisation(web, budget, std::move(target), std::move(token));
    case RepositoryKind::not_a_forge:
      break;
  }
  return observe_page(web, budget, std::move(target.url));
}

/// What GitHub's API said is completed; what it could not say is asked otherwise: it has a host
/// and a quota of its own, which may be out while the forge is well.
Task<ForgeFacts> observe_answered(Web& web, Budget& budget, RepositoryTarget target,
                                  ForgeFacts answer) {
  if (answer) {
    co_return co_await complete_by_git(web, budget, std::move(target), *std::move(answer));
  }
  if (answer.error().cause == Cause::cancelled) co_return answer;
  ForgeFacts seen = co_await observe(web, budget, std::move(target), "");
  if (seen) seen->api_unseen = std::move(answer).error();
  co_return seen;
}

}  // namespace

ForgeTokens forge_tokens(const std::map<std::string, std::string>& environment) {
  constexpr std::string_view kPrefix = "VIGIE_TOKEN_";
  ForgeTokens tokens;
  for (const auto& [name, value] : environment) {
    if (value.empty()) continue;
    if (name == "GITHUB_TOKEN") tokens.emplace("github.com", value);
    if (name == "GITLAB_TOKEN") tokens.emplace("gitlab.com", value);
    if (name.starts_with(kPrefix) && name.size() > kPrefix.size()) {
      tokens.insert_or_assign(host_of_variable(std::string_view(name).substr(kPrefix.size())),
                              value);
    }
  }
  return tokens;
}

Task<RepositoryVisit> visit_repository(Web& web, Budget& budget, RepositoryTarget target,
                                       const ForgeAccess& access) {
  const auto answered = target.forge == ForgeKind::github
                            ? access.github.find(github_key(target))
                            : access.github.end();
  if (answered != access.github.end()) {
    ForgeFacts answer = answered->second;
    ForgeFacts facts = co_await observe_answered(web, budget, target, std::move(answer));
    co_return RepositoryVisit{.target = std::move(target), .result = std::move(facts)};
  }
  const auto found = access.tokens.find(target.host);
  std::string token = found == access.tokens.end() ? "" : found->second;
  ForgeFacts facts = co_await observe(web, budget, target, std::move(token));
  co_return RepositoryVisit{.target = std::move(target), .result = std::move(facts)};
}

}  // namespace vigie
