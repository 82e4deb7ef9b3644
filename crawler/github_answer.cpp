#include "crawler/github_answer.hpp"

#include "crawler/commit_author.hpp"
#include "crawler/forge_json.hpp"
#include "crawler/github_query.hpp"
#include "crawler/json_members.hpp"
#include "crawler/licence_text.hpp"
#include "crawler/repository_files.hpp"
#include "text/fold.hpp"
#include "text/sha256.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace vigie {

namespace {

using Json = nlohmann::json;

/// The nodes of a connection; none when it is something else.
const Json& nodes_of(const Json& connection) {
  return json::list_at(connection, "nodes");
}

void list(const Json& tree, const std::string& folder, std::vector<std::string>& paths) {
  const Json& entries = json::at(tree, "entries");
  if (!entries.is_array()) return;
  for (const Json& entry : entries) {
    if (paths.size() >= kMaxPaths) return;
    const std::optional<std::string> name = json::text_at(entry, "name");
    const std::optional<std::string> type = json::text_at(entry, "type");
    if (name && (type == "blob" || type == "tree"))
      paths.push_back(folder + *name + (type == "tree" ? "/" : ""));
  }
}

void read_files(const Json& repository, RepositoryFacts& facts) {
  const Json& root = json::at(repository, "root");
  if (!json::at(root, "entries").is_array()) return;
  std::vector<std::string>& paths = facts.paths.emplace();
  list(root, "", paths);
  facts.licence_file = main_licence_file(paths);
  list(json::at(repository, "dotGithub"), ".github/", paths);
  list(json::at(repository, "workflows"), ".github/workflows/", paths);
  list(json::at(repository, "docs"), "docs/", paths);
  for (const GithubText& file : github_texts())
    if (const auto text = json::text_at(json::at(repository, file.alias), "text"))
      facts.texts.emplace(file.path, valid_utf8(text->substr(0, kMaxToldBytes)));
}

void read_commits(const Json& repository, RepositoryFacts& facts) {
  const Json& branch = json::at(repository, "defaultBranchRef");
  facts.default_branch = json::text_at(branch, "name");
  for (const Json& commit : nodes_of(json::at(json::at(branch, "target"), "history"))) {
    const std::optional<Date> date = json::day_at(commit, "committedDate");
    const Json& author = json::at(commit, "author");
    if (date)
      facts.commits.push_back(
          {.date = *date,
           .by_bot = is_bot(json::text_at(author, "name").value_or("") + " <" +
                            json::text_at(author, "email").value_or("") + '>')});
  }
  facts.last_activity = facts.commits.empty() ? json::day_at(repository, "pushedAt")
                                              : std::optional(facts.commits.front().date);
}

void read_releases(const Json& repository, RepositoryFacts& facts) {
  const Json& releases = json::at(repository, "releases");
  facts.releases = json::count_at(releases, "totalCount");
  for (const Json& release : nodes_of(releases))
    if (const auto day = json::day_at(release, "publishedAt")) facts.newest_release = day;
}

RepositoryFacts absent() {
  RepositoryFacts facts;
  facts.exists = false;
  facts.observed_by = "github-api";
  facts.status = 404;
  return facts;
}

RepositoryFacts read_repository(const Json& repository) {
  if (json::flag_at(repository, "isPrivate").value_or(false)) return absent();
  RepositoryFacts facts;
  facts.observed_by = "github-api";
  facts.url = json::text_at(repository, "url").value_or("");
  facts.sha256 = sha256_hex(repository.dump(-1, ' ', false, Json::error_handler_t::replace));
  facts.archived = json::flag_at(repository, "isArchived");
  facts.empty = json::flag_at(repository, "isEmpty");
  facts.licence = json::text_at(json::at(repository, "licenseInfo"), "spdxId");
  if (facts.licence == "NOASSERTION") facts.licence.reset();
  facts.security_policy = json::flag_at(repository, "isSecurityPolicyEnabled");
  if (repository.contains("contributingGuidelines"))
    facts.contribution_guide = json::at(repository, "contributingGuidelines").is_object();
  for (const Json& node : nodes_of(json::at(repository, "repositoryTopics")))
    if (const auto topic = json::text_at(json::at(node, "topic"), "name"))
      facts.topics.push_back(*topic);
  read_releases(repository, facts);
  if (facts.empty == true) return facts;
  read_commits(repository, facts);
  read_files(repository, facts);
  return facts;
}

/// Notes an organisation and each repository that its answer tells.
RepositoryFacts read_owner(const Json& owner, GithubAnswers& answers) {
  RepositoryFacts facts;
  facts.observed_by = "github-api";
  facts.url = json::text_at(owner, "url").value_or("");
  facts.sha256 = sha256_hex(owner.dump(-1, ' ', false, Json::error_handler_t::replace));
  facts.public_repositories = json::count_at(json::at(owner, "all"), "totalCount");
  for (const Json& node : nodes_of(json::at(owner, "repositories"))) {
    RepositoryFacts repository = read_repository(node);
    const RepositoryTarget target = repository_target(repository.url);
    if (!repository.exists || target.kind != RepositoryKind::repository) continue;
    facts.repositories.push_back(repository.url);
    answers.emplace(github_key(target), std::move(repository));
  }
  return facts;
}

Unseen unseen_at_github(const Response& response, Cause cause, std::string detail) {
  Unseen why;
  why.cause = cause;
  why.url = response.final_url.href();
  why.http_status = response.status;
  why.detail = std::move(detail);
  return why;
}

/// The `type` of the first error, or of the first one about `alias`.
std::string error_type(const Json& answer, std::string_view alias = {}) {
  const Json& errors = json::at(answer, "errors");
  if (!errors.is_array()) return {};
  for (const Json& error : errors) {
    const Json& path = json::at(error, "path");
    const bool is_about_it = path.is_array() && !path.empty() && path.front() == alias;
    if (alias.empty() || is_about_it) return json::text_at(error, "type").value_or("");
  }
  return {};
}

bool has_no_points_left(const Response& response, std::string_view type) {
  return type == "RATE_LIMITED" || response.header("x-ratelimit-remaining") == "0" ||
         !response.header("retry-after").empty();
}

ForgeFacts read_target(const Response& response, const Json& answer, const std::string& alias,
                       const RepositoryTarget& target, GithubAnswers& answers) {
  const Json& found = json::at(json::at(answer, "data"), alias);
  const bool is_repository = target.kind == RepositoryKind::repository;
  if (found.is_object()) {
    if (!is_repository) return read_owner(found, answers);
    RepositoryFacts facts = read_repository(found);
    const std::string known = "https://" + target.host + '/' + target.owner + '/' + target.name;
    if (!facts.url.empty() && fold(facts.url) != fold(known)) facts.moved_to = facts.url;
    return facts;
  }
  const std::string type = error_type(answer, alias);
  const bool is_absent = type == "NOT_FOUND" || (!is_repository && type.empty());
  if (!is_absent)
    return Unexpected{unseen_at_github(
        response, type == "RATE_LIMITED" ? Cause::rate_limited : Cause::blocked,
        type.empty() ? "no answer for this repository" : type)};
  RepositoryFacts facts = absent();
  facts.url = target.url;
  return facts;
}

}  // namespace

std::optional<Unseen> github_refusal(const Response& response) {
  if (std::optional<Unseen> refusal = refusal_of(response)) return refusal;
  if (response.status == 401)
    return unseen_at_github(response, Cause::blocked, "HTTP 401, the token is refused");
  const Json answer = json::parse(response.body);
  if (json::at(answer, "data").is_object()) return std::nullopt;
  const std::string type = error_type(answer);
  if (has_no_points_left(response, type))
    return unseen_at_github(response, Cause::rate_limited, type);
  return unseen_at_github(response, Cause::decode, type.empty() ? "not GraphQL" : type);
}

GithubAnswers read_github_answer(const Response& response,
                                 std::span<const RepositoryTarget> targets) {
  const Json answer = json::parse(response.body);
  GithubAnswers answers;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    ForgeFacts facts =
        read_target(response, answer, "t" + std::to_string(i), targets[i], answers);
    answers.insert_or_assign(github_key(targets[i]), std::move(facts));
  }
  return answers;
}

std::optional<std::size_t> read_github_quota(std::string_view text) {
  const Json answer = json::parse(text);
  const auto remaining =
      json::count_at(json::at(json::at(answer, "resources"), "graphql"), "remaining");
  return remaining ? std::optional(static_cast<std::size_t>(*remaining)) : std::nullopt;
}

}  // namespace vigie
