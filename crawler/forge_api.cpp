#include "crawler/forge_api.hpp"

#include "crawler/forge_json.hpp"
#include "text/fold.hpp"
#include "text/percent.hpp"

#include <charconv>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace vigie {

namespace {

/// Where an API's questions go.
std::string api_base(const RepositoryTarget& target) {
  switch (target.forge) {
    case ForgeKind::github:
      return "https://api.github.com";
    case ForgeKind::gitlab:
      return forge_origin(target) + "/api/v4";
    case ForgeKind::gitea:
      return forge_origin(target) + "/api/v1";
    case ForgeKind::other:
      break;
  }
  return forge_origin(target);
}

std::string_view observer(ForgeKind forge) {
  switch (forge) {
    case ForgeKind::github:
      return "github-api";
    case ForgeKind::gitlab:
      return "gitlab-api";
    case ForgeKind::gitea:
      return "gitea-api";
    case ForgeKind::other:
      break;
  }
  return "";
}

/// As it stands in addresses, percent-encoded.
std::string full_path(const RepositoryTarget& target) {
  return target.name.empty() ? target.owner : target.owner + '/' + target.name;
}

/// A path as the one segment that GitLab takes for an id: "group%2Fname".
std::string path_as_id(std::string_view path) {
  return percent_encode_value(percent_decode(path));
}

std::string repository_address(const RepositoryTarget& target) {
  const std::string base = api_base(target);
  if (target.forge == ForgeKind::gitlab) {
    return base + "/projects/" + path_as_id(full_path(target));
  }
  return base + "/repos/" + full_path(target);
}

/// The question for a repository's newest commit. GitLab has no other date that means it.
std::string newest_commit_address(const RepositoryTarget& target) {
  std::string repository = repository_address(target);
  switch (target.forge) {
    case ForgeKind::github:
      return repository + "/commits?per_page=1";
    case ForgeKind::gitlab:
      return repository + "/repository/commits?per_page=1";
    case ForgeKind::gitea:
      return repository + "/commits?limit=1&stat=false&verification=false&files=false";
    case ForgeKind::other:
      break;
  }
  return repository;
}

/// The address of a question, and the token that goes with it.
Request question(const RepositoryTarget& target, std::string_view address,
                 const std::string& token) {
  // Paths were encoded above, so an address that does not parse has a host that is none.
  const Expected<Url, UrlProblem> url = parse_url(address);
  Request request = forge_request(url ? *url : Url{});
  request.headers = {{"accept", "application/json"}};
  if (token.empty() || !request.url.is_https()) return request;
  const std::string scheme = target.forge == ForgeKind::gitea ? "token " : "Bearer ";
  request.headers.emplace_back("authorization", scheme + token);
  return request;
}

/// An answer that is one: neither a failure, nor a refusal, nor a page of some web server.
/// 401 means that the API wants an account, which says nothing of the repository.
Expected<Response, Unseen> api_answer(Fetched answer) {
  if (!answer) return answer;
  if (std::optional<Unseen> refusal = refusal_of(*answer))
    return Unexpected{std::move(*refusal)};
  if (answer->status == 401 || !is_json(answer->body)) {
    return Unexpected{unreadable(
        *answer, "HTTP " + std::to_string(answer->status) + ", no answer of an API")};
  }
  return answer;
}

std::optional<std::string> read_repository(ForgeKind forge, std::string_view json,
                                           RepositoryFacts& facts) {
  switch (forge) {
    case ForgeKind::github:
      return read_github_repository(json, facts);
    case ForgeKind::gitlab:
      return read_gitlab_project(json, facts);
    case ForgeKind::gitea:
      return read_gitea_repository(json, facts);
    case ForgeKind::other:
      break;
  }
  return std::nullopt;
}

/// The repository's web address when it is not the one that was asked for.
std::string address_if_moved(const RepositoryTarget& target, const std::string& web_address) {
  const std::string origin = forge_origin(target) + '/';
  const std::string known = origin + full_path(target);
  const bool is_there = web_address.starts_with(origin);
  return is_there && fold(web_address) != fold(known) ? web_address : "";
}

void note_newest_commit(RepositoryFacts& facts, const Fetched& answer) {
  if (!answer) return;
  // GitHub says 409 of a repository without commits, GitLab 404.
  const bool is_none =
      answer->status == 409 || (answer->status == 404 && !facts.default_branch);
  const std::optional<NewestCommit> commit =
      answer->status == 200 ? read_newest_commit(answer->body) : std::nullopt;
  if (is_none || (commit && commit->is_none)) {
    facts.empty = true;
    facts.last_activity.reset();
  }
  if (!commit || !commit->date) return;
  facts.empty = false;
  facts.last_activity = commit->date;
}

/// The number of a list's elements: from the header that tells the total, else by counting.
std::optional<int> total_of(const Response& response, int page_size) {
  for (const std::string_view name : {"x-total", "x-total-count"}) {
    const std::string_view value = response.header(name);
    int total = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), total);
    if (!value.empty() && error == std::errc{} && end == value.data() + value.size())
      return total;
  }
  const std::optional<int> size = list_size(response.body);
  return size && *size < page_size ? size : std::nullopt;
}

/// The places where an organisation's description may be, and its repositories (or "").
struct Description {
  std::string address;
  std::string repositories;
};

constexpr int kPageSize = 100;

std::vector<Description> organisation_places(const RepositoryTarget& target) {
  const std::string base = api_base(target);
  const std::string path = full_path(target);
  if (target.forge == ForgeKind::gitlab) {
    const std::string group = base + "/groups/" + path_as_id(path);
    const std::string user = base + "/users/" + path_as_id(path);
    const std::string page = "/projects?simple=true&per_page=" + std::to_string(kPageSize);
    // A user is described by number only, but the list of projects goes by name too.
    return {{group + "?with_projects=false", group + page + "&include_subgroups=true"},
            {user + page, ""}};
  }
  const std::string organisation = base + "/orgs/" + path;
  const std::string user = base + "/users/" + path;
  if (target.forge == ForgeKind::github) return {{organisation, ""}, {user, ""}};
  const std::string page = "/repos?limit=" + std::to_string(kPageSize);
  return {{organisation, organisation + page}, {user, user + page}};
}

}  // namespace

Task<ForgeFacts> observe_repository_by_api(Web& web, Budget& budget, RepositoryTarget target,
                                           std::string token) {
  const bool is_gitlab = target.forge == ForgeKind::gitlab;
  const std::string address = repository_address(target) + (is_gitlab ? "?license=true" : "");
  Request about = question(target, address, token);
  Fetched described = co_await web.get(std::move(about), budget);
  const Expected<Response, Unseen> answer = api_answer(std::move(described));
  if (!answer) co_return Unexpected{answer.error()};
  RepositoryFacts facts = facts_from_status(*answer, observer(target.forge));
  if (!facts.exists && is_gitlab) {
    co_return co_await observe_organisation_by_api(web, budget, std::move(target),
                                                   std::move(token));
  }
  if (!facts.exists) co_return facts;
  const std::optional<std::string> web_address =
      read_repository(target.forge, answer->body, facts);
  if (!web_address) co_return Unexpected{unreadable(*answer, "not a repository's description")};
  facts.moved_to = address_if_moved(target, *web_address);
  if (facts.empty == true) co_return facts;
  Request newest = question(target, newest_commit_address(target), token);
  const Fetched commits = co_await web.get(std::move(newest), budget);
  note_newest_commit(facts, commits);
  co_return facts;
}

Task<ForgeFacts> observe_organisation_by_api(Web& web, Budget& budget, RepositoryTarget target,
                                             std::string token) {
  ForgeFacts facts = RepositoryFacts{};
  const std::vector<Description> places = organisation_places(target);
  for (const Description& place : places) {
    Request about = question(target, place.address, token);
    Fetched described = co_await web.get(std::move(about), budget);
    const Expected<Response, Unseen> answer = api_answer(std::move(described));
    if (!answer) co_return Unexpected{answer.error()};
    facts = facts_from_status(*answer, observer(target.forge));
    if (!facts->exists) continue;
    if (const auto organisation = read_organisation(answer->body)) {
      facts->public_repositories = organisation->public_repositories;
    } else {
      facts->public_repositories = total_of(*answer, kPageSize);
    }
    if (place.repositories.empty()) co_return facts;
    Request list = question(target, place.repositories, token);
    const Fetched repositories = co_await web.get(std::move(list), budget);
    if (repositories && repositories->status == 200) {
      facts->public_repositories = total_of(*repositories, kPageSize);
    }
    co_return facts;
  }
  co_return facts;
}

}  // namespace vigie
