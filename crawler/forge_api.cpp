#include "crawler/forge_api.hpp"

#include "crawler/forge_json.hpp"
#include "text/fold.hpp"
#include "text/percent.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace vigie {

namespace {

bool is_gitlab(const RepositoryTarget& target) {
  return target.forge == ForgeKind::gitlab;
}

/// Where an API's questions go.
std::string api_base(const RepositoryTarget& target) {
  return forge_origin(target) + (is_gitlab(target) ? "/api/v4" : "/api/v1");
}

std::string_view observer(const RepositoryTarget& target) {
  return is_gitlab(target) ? "gitlab-api" : "gitea-api";
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
  if (is_gitlab(target)) {
    return base + "/projects/" + path_as_id(full_path(target));
  }
  return base + "/repos/" + full_path(target);
}

/// The question for a repository's newest commits. GitLab has no other date that means them.
std::string newest_commits_address(const RepositoryTarget& target) {
  const std::string repository = repository_address(target);
  return is_gitlab(target)
             ? repository + "/repository/commits?per_page=20"
             : repository + "/commits?limit=20&stat=false&verification=false&files=false";
}

/// The question for a repository's newest release.
std::string newest_release_address(const RepositoryTarget& target) {
  const std::string repository = repository_address(target);
  return repository +
         (is_gitlab(target) ? "/releases?per_page=1" : "/releases?limit=1&draft=false");
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

std::optional<std::string> read_repository(const RepositoryTarget& target,
                                           std::string_view json, RepositoryFacts& facts) {
  return is_gitlab(target) ? read_gitlab_project(json, facts)
                           : read_gitea_repository(json, facts);
}

/// The repository's web address when it is not the one that was asked for.
std::string address_if_moved(const RepositoryTarget& target, const std::string& web_address) {
  const std::string origin = forge_origin(target) + '/';
  const std::string known = origin + full_path(target);
  const bool is_there = web_address.starts_with(origin);
  return is_there && fold(web_address) != fold(known) ? web_address : "";
}

void note_commits(RepositoryFacts& facts, const Fetched& answer) {
  if (!answer) return;
  // GitLab says 404 of a repository without commits, Gitea 409.
  const bool is_none =
      answer->status == 409 || (answer->status == 404 && !facts.default_branch);
  std::optional<CommitsAnswer> seen =
      answer->status == 200 ? read_commits(answer->body) : std::nullopt;
  if (is_none || (seen && seen->is_none)) facts.empty = true;
  if (!seen || seen->commits.empty()) return;
  facts.empty = false;
  facts.commits = std::move(seen->commits);
  facts.last_activity = facts.commits.front().date;
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

/// A refusal is told: the check would else take it for a forge that does not say.
void note_releases(RepositoryFacts& facts, const Fetched& answer) {
  if (!answer) {
    facts.api_unseen = answer.error();
    return;
  }
  facts.api_unseen = refusal_of(*answer);
  const std::optional<int> size =
      answer->status == 200 ? list_size(answer->body) : std::nullopt;
  if (!size) return;
  facts.releases = std::max(*size, total_of(*answer, 1).value_or(*size));
  facts.newest_release = read_newest_release(answer->body);
}

/// The addresses that a list of an organisation's repositories gives, at most five. Those
/// elsewhere than on the forge are not followed.
std::vector<std::string> liveliest(const RepositoryTarget& target, std::string_view json) {
  constexpr std::size_t kMost = 5;
  std::vector<std::string> addresses = read_repository_list(json);
  std::erase_if(addresses, [&](const std::string& address) {
    return !address.starts_with(forge_origin(target) + '/');
  });
  if (addresses.size() > kMost) addresses.resize(kMost);
  return addresses;
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
  if (is_gitlab(target)) {
    const std::string group = base + "/groups/" + path_as_id(path);
    const std::string user = base + "/users/" + path_as_id(path);
    const std::string page =
        "/projects?simple=true&order_by=last_activity_at&per_page=" + std::to_string(kPageSize);
    // A user is described by number only, but the list of projects goes by name too.
    return {{group + "?with_projects=false", group + page + "&include_subgroups=true"},
            {user + page, ""}};
  }
  const std::string organisation = base + "/orgs/" + path;
  const std::string user = base + "/users/" + path;
  const std::string page = "/repos?limit=" + std::to_string(kPageSize);
  return {{organisation, organisation + page}, {user, user + page}};
}

}  // namespace

Task<ForgeFacts> observe_repository_by_api(Web& web, Budget& budget, RepositoryTarget target,
                                           std::string token) {
  const std::string address =
      repository_address(target) + (is_gitlab(target) ? "?license=true" : "");
  Request about = question(target, address, token);
  Fetched described = co_await web.get(std::move(about), budget);
  const Expected<Response, Unseen> answer = api_answer(std::move(described));
  if (!answer) co_return Unexpected{answer.error()};
  RepositoryFacts facts = facts_from_status(*answer, observer(target));
  if (!facts.exists && is_gitlab(target)) {
    co_return co_await observe_organisation_by_api(web, budget, std::move(target),
                                                   std::move(token));
  }
  if (!facts.exists) co_return facts;
  const std::optional<std::string> web_address = read_repository(target, answer->body, facts);
  if (!web_address) co_return Unexpected{unreadable(*answer, "not a repository's description")};
  facts.moved_to = address_if_moved(target, *web_address);
  if (!facts.exists || facts.empty == true) co_return facts;
  Request newest = question(target, newest_commits_address(target), token);
  const Fetched commits = co_await web.get(std::move(newest), budget);
  note_commits(facts, commits);
  if (facts.empty == true || facts.releases == 0) co_return facts;
  Request release = question(target, newest_release_address(target), token);
  const Fetched releases = co_await web.get(std::move(release), budget);
  note_releases(facts, releases);
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
    facts = facts_from_status(*answer, observer(target));
    if (!facts->exists) continue;
    if (const auto organisation = read_organisation(answer->body)) {
      facts->public_repositories = organisation->public_repositories;
    } else {
      facts->public_repositories = total_of(*answer, kPageSize);
      facts->repositories = liveliest(target, answer->body);
    }
    if (place.repositories.empty()) co_return facts;
    Request list = question(target, place.repositories, token);
    const Fetched repositories = co_await web.get(std::move(list), budget);
    if (repositories && repositories->status == 200) {
      facts->public_repositories = total_of(*repositories, kPageSize);
      facts->repositories = liveliest(target, repositories->body);
    }
    co_return facts;
  }
  co_return facts;
}

}  // namespace vigie
