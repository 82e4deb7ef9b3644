#include "demo/forge_stand_in.hpp"

#include "demo/github_graphql.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include <nlohmann/json.hpp>

namespace vigie::world {

namespace {

using Json = nlohmann::json;

std::string lower(std::string_view text) {
  std::string lowered{text};
  std::ranges::transform(lowered, lowered.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return lowered;
}

std::string percent_decoded(std::string_view text) {
  std::string decoded;
  while (!text.empty()) {
    unsigned value = 0;
    const bool is_escape =
        text.size() >= 3 && text.front() == '%' &&
        std::from_chars(text.data() + 1, text.data() + 3, value, 16).ptr == text.data() + 3;
    decoded += is_escape ? static_cast<char>(value) : text.front();
    text.remove_prefix(is_escape ? 3 : 1);
  }
  return decoded;
}

std::vector<std::string_view> segments(std::string_view path) {
  std::vector<std::string_view> found;
  while (!path.empty()) {
    const std::string_view segment = path.substr(0, path.find('/'));
    if (!segment.empty()) found.push_back(segment);
    path.remove_prefix(std::min(path.size(), segment.size() + 1));
  }
  return found;
}

/// What stands after `prefix`, or nothing.
std::optional<std::string_view> after(std::string_view path, std::string_view prefix) {
  if (!path.starts_with(prefix)) return std::nullopt;
  return path.substr(prefix.size());
}

std::string iso_noon(Date date) {
  return iso_date(date) + "T12:00:00Z";
}

std::string path_of(const ForgeRepository& repository) {
  return repository.owner + '/' + repository.name;
}

WorldAnswer with(WorldAnswer answer, Headers headers) {
  for (auto& header : headers) answer.headers.push_back(std::move(header));
  return answer;
}

WorldAnswer unauthorised(std::string_view realm) {
  return with(text("Repository not found.", 401),
              {{"www-authenticate", "Basic realm=\"" + std::string(realm) + "\""}});
}

WorldAnswer page(const std::string& title, const std::string& main, int status = 200) {
  return html("<!doctype html><html lang=\"en\"><head><title>" + title +
                  "</title></head><body><header><a href=\"/\">Home</a></header><main><h1>" +
                  title + "</h1>" + main + "</main></body></html>",
              status);
}

WorldAnswer feed(const ForgeRepository& repository) {
  std::string entry;
  if (!repository.is_empty)
    entry = "<entry><id>tag:1</id><title>Mise à jour</title><updated>" +
            iso_noon(repository.last_commit) + "</updated></entry>";
  return {.status = 200,
          .headers = {{"content-type", "application/atom+xml; charset=utf-8"}},
          .body =
              "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed "
              "xmlns=\"http://www.w3.org/2005/Atom\"><title>Recent commits</title>" +
              entry + "</feed>\n"};
}

std::string author_of(const ForgeRepository& repository) {
  return repository.last_by.empty() ? "Equipe" : repository.last_by;
}

/// Of GitLab and Gitea: what a list of releases holds.
WorldAnswer releases(const ForgeRepository& repository) {
  Json list = Json::array();
  if (repository.releases > 0)
    list.push_back({{"tag_name", "v1"},
                    {"released_at", iso_noon(repository.last_commit)},
                    {"published_at", iso_noon(repository.last_commit)}});
  const std::string total = std::to_string(repository.releases);
  return with(json(list.dump()), {{"x-total", total}, {"x-total-count", total}});
}

/// The repositories of a group, as its list shows them.
Json listing(const std::vector<const ForgeRepository*>& repositories) {
  Json list = Json::array();
  for (const ForgeRepository* repository : repositories) {
    const std::string address = "https://" + repository->host + '/' + path_of(*repository);
    list.push_back({{"web_url", address},
                    {"html_url", address},
                    {"empty", repository->is_empty},
                    {"last_activity_at", iso_noon(repository->last_commit)},
                    {"updated_at", iso_noon(repository->last_commit)}});
  }
  return list;
}

Json commits(const ForgeRepository& repository) {
  if (repository.is_empty) return Json::array();
  const std::string date = iso_noon(repository.last_commit);
  return Json::array(
      {{{"sha", std::string(40, 'a')},
        {"id", std::string(40, 'a')},
        {"committed_date", date},
        {"author_name", author_of(repository)},
        {"author_email", "equipe@demo.test"},
        {"commit",
         {{"author", {{"name", author_of(repository)}}}, {"committer", {{"date", date}}}}}}});
}

/// What GitLab tells whoever is not logged in: neither `archived` nor `empty_repo`.
Json gitlab_project(const ForgeRepository& repository, bool wants_licence) {
  Json project{{"id", 1},
               {"name", repository.name},
               {"path", repository.name},
               {"path_with_namespace", path_of(repository)},
               {"web_url", "https://" + repository.host + '/' + path_of(repository)},
               {"visibility", "public"},
               {"default_branch", repository.is_empty ? Json() : Json(repository.branch)},
               {"last_activity_at", iso_noon(repository.last_commit)}};
  if (wants_licence && repository.licence.empty()) project["license"] = nullptr;
  if (wants_licence && !repository.licence.empty())
    project["license"] = {{"key", lower(repository.licence)}, {"name", repository.licence}};
  return project;
}

Json gitea_repository(const ForgeRepository& repository) {
  return {{"name", repository.name},
          {"full_name", path_of(repository)},
          {"private", false},
          {"archived", repository.is_archived},
          {"empty", repository.is_empty},
          {"release_counter", repository.releases},
          {"default_branch", repository.branch},
          {"updated_at", iso_noon(repository.last_commit)}};
}

WorldAnswer moved(const ForgeRepository& repository, const std::string& address) {
  return with(json(Json{{"message", "Moved Permanently"}, {"url", address}}.dump(), 301),
              {{"location", "https://" + repository.host + '/' + address}});
}

}  // namespace

ForgeStandIn::ForgeStandIn(ForgeTable table, GitBackend& git)
    : table_(std::move(table)), git_(git) {
  for (std::size_t i = 0; i < table_.repositories.size(); ++i) {
    const ForgeRepository& repository = table_.repositories[i];
    by_path_.emplace(lower(repository.host + '/' + path_of(repository)), i);
  }
}

const ForgeRepository* ForgeStandIn::find(std::string_view host, std::string_view path) const {
  if (path.ends_with(".git")) path.remove_suffix(4);
  const auto found = by_path_.find(lower(std::string(host) + '/' + std::string(path)));
  return found == by_path_.end() ? nullptr : &table_.repositories[found->second];
}

std::vector<const ForgeRepository*> ForgeStandIn::of_owner(std::string_view host,
                                                           std::string_view owner) const {
  const std::string wanted = lower(owner);
  std::vector<const ForgeRepository*> theirs;
  for (const ForgeRepository& repository : table_.repositories) {
    const std::string path = lower(repository.owner);
    if (repository.host == host && (path == wanted || path.starts_with(wanted + '/')))
      theirs.push_back(&repository);
  }
  return theirs;
}

std::size_t ForgeStandIn::count_of(std::string_view host, std::string_view owner) const {
  return of_owner(host, owner).size();
}

std::optional<WorldAnswer> ForgeStandIn::answer(const WorldRequest& request) {
  if (request.host == "api.github.com") return github_api(request);
  const auto forge = table_.hosts.find(request.host);
  if (forge == table_.hosts.end()) return std::nullopt;
  if (request.path == "/robots.txt") return text("User-agent: *\nDisallow: /*/tree/\n");
  switch (forge->second) {
    case ForgeSoftware::github:
      return github_page(request);
    case ForgeSoftware::gitlab:
      return gitlab(request);
    case ForgeSoftware::gitea:
      return gitea(request);
  }
  return std::nullopt;
}

std::optional<WorldAnswer> ForgeStandIn::git_service(const WorldRequest& request,
                                                     std::string_view realm) {
  for (const std::string_view service : {"info/refs", "git-upload-pack"}) {
    const std::string end = '/' + std::string(service);
    if (!request.path.ends_with(end)) continue;
    const std::string_view path =
        std::string_view{request.path}.substr(1, request.path.size() - end.size() - 1);
    const ForgeRepository* const repository = find(request.host, path);
    if (repository == nullptr)
      return realm.empty() ? text("Repository not found", 404) : unauthorised(realm);
    if (!repository->moved_to.empty())
      return redirect("https://" + request.host + '/' + repository->moved_to + ".git" + end +
                          '?' + request.query,
                      301);
    return git_.answer(request, repository->git_name, service);
  }
  return std::nullopt;
}

WorldAnswer ForgeStandIn::github_graphql(const WorldRequest& request) {
  constexpr std::size_t kPoints = 1;
  if (!request.header("authorization").starts_with("Bearer "))
    return json(R"({"message":"This endpoint requires you to be authenticated."})", 401);
  const std::size_t before = github_points_spent_.fetch_add(kPoints);
  const bool has_points = before < table_.github_points;
  const std::size_t left = has_points ? table_.github_points - before - kPoints : 0;
  const Headers quota{{"x-ratelimit-limit", std::to_string(table_.github_points)},
                      {"x-ratelimit-remaining", std::to_string(left)},
                      {"x-ratelimit-reset", "4102444800"},
                      {"x-ratelimit-resource", "graphql"}};
  if (!has_points)
    return with(json(R"({"errors":[{"type":"RATE_LIMITED","message":"API rate limit )"
                     R"(already exceeded for user ID 1."}]})"),
                quota);
  const GraphqlWorld world{
      .find = [&](const std::string& path) { return find("github.com", path); },
      .of_owner = [&](const std::string& owner) { return of_owner("github.com", owner); },
      .table = table_,
      .points_left = left};
  return with(json(answer_graphql(request.body, world)), quota);
}

WorldAnswer ForgeStandIn::github_api(const WorldRequest& request) {
  if (request.path == "/graphql") return github_graphql(request);
  if (request.path != "/rate_limit")
    return json(R"({"message":"Not Found","status":"404"})", 404);
  const std::size_t spent = std::min(github_points_spent_.load(), table_.github_points);
  const Json graphql{{"limit", table_.github_points},
                     {"remaining", table_.github_points - spent},
                     {"reset", 4102444800}};
  return json(Json{{"resources", {{"graphql", graphql}}}}.dump());
}

WorldAnswer ForgeStandIn::github_page(const WorldRequest& request) {
  if (auto answer = git_service(request, "GitHub")) return *answer;
  const auto parts = segments(request.path);
  const std::string not_found = "Page not found · GitHub";
  if (parts.size() == 1) {
    const std::size_t count = count_of(request.host, parts[0]);
    if (count == 0) return page(not_found, "", 404);
    return page(
        std::string(parts[0]) + " · GitHub",
        "<p>Repositories <span class=\"Counter\">" + std::to_string(count) + "</span></p>");
  }
  if (parts.size() < 2) return page("GitHub", "");
  const std::string path = std::string(parts[0]) + '/' + std::string(parts[1]);
  const ForgeRepository* const repository = find(request.host, path);
  if (repository == nullptr) return page(not_found, "", 404);
  if (!repository->moved_to.empty())
    return redirect("https://" + request.host + '/' + repository->moved_to, 301);
  if (parts.size() > 2 && request.path.ends_with(".atom")) return feed(*repository);
  return page(
      "GitHub - " + path,
      repository->is_archived
          ? "<p>This repository has been archived by the owner. It is now read-only.</p>"
          : "<p>Code</p>");
}

WorldAnswer ForgeStandIn::gitlab(const WorldRequest& request) {
  if (auto answer = git_service(request, "GitLab")) return *answer;
  const std::string_view path = request.path;
  if (const auto rest = after(path, "/api/v4/projects/")) {
    const std::string_view id = rest->substr(0, rest->find('/'));
    const ForgeRepository* const repository = find(request.host, percent_decoded(id));
    if (repository == nullptr) return json(R"({"message":"404 Project Not Found"})", 404);
    if (!repository->moved_to.empty()) return moved(*repository, repository->moved_to);
    if (rest->ends_with("/repository/commits")) return json(commits(*repository).dump());
    if (rest->ends_with("/releases")) return releases(*repository);
    const bool wants_licence = request.query.find("license=true") != std::string::npos;
    return json(gitlab_project(*repository, wants_licence).dump());
  }
  if (const auto rest = after(path, "/api/v4/groups/")) {
    const std::string group = percent_decoded(rest->substr(0, rest->find('/')));
    const std::size_t count = count_of(request.host, group);
    if (count == 0) return json(R"({"message":"404 Group Not Found"})", 404);
    if (rest->ends_with("/projects"))
      return json(listing(of_owner(request.host, group)).dump());
    return json(Json{{"full_path", group}, {"visibility", "public"}}.dump());
  }
  if (path.starts_with("/api/")) return json(R"({"message":"404 Not Found"})", 404);
  const std::size_t dash = path.find("/-/");
  const ForgeRepository* const repository =
      find(request.host, path.substr(1, dash == std::string_view::npos ? dash : dash - 1));
  if (repository == nullptr && count_of(request.host, path.substr(1)) == 0)
    return redirect("https://" + request.host + "/users/sign_in");
  if (repository != nullptr && dash != std::string_view::npos) return feed(*repository);
  return page(std::string(path.substr(1)) + " · GitLab", "<p>Code</p>");
}

WorldAnswer ForgeStandIn::gitea_api(const WorldRequest& request) const {
  const auto absent = [] {
    return json(R"({"message":"The target couldn't be found."})", 404);
  };
  const auto parts = segments(request.path);  // "api", "v1", "repos" or "orgs", …
  if (parts.size() < 4) return absent();
  if (parts[2] == "orgs" || parts[2] == "users") {
    const std::size_t count = count_of(request.host, parts[3]);
    if (count == 0) return absent();
    if (parts.size() == 5) return json(listing(of_owner(request.host, parts[3])).dump());
    return json(Json{{"username", parts[3]}, {"visibility", "public"}}.dump());
  }
  if (parts.size() < 5 || parts[2] != "repos") return absent();
  const ForgeRepository* const repository =
      find(request.host, std::string(parts[3]) + '/' + std::string(parts[4]));
  if (repository == nullptr) return absent();
  if (parts.size() > 5 && parts[5] == "releases") return releases(*repository);
  return json(parts.size() > 5 ? commits(*repository).dump()
                               : gitea_repository(*repository).dump());
}

WorldAnswer ForgeStandIn::gitea(const WorldRequest& request) {
  if (auto answer = git_service(request, "")) return *answer;
  if (request.path.starts_with("/api/v1/")) return gitea_api(request);
  const auto parts = segments(request.path);
  if (parts.size() < 2) return page("Gitea", "");
  const ForgeRepository* const repository =
      find(request.host, std::string(parts[0]) + '/' + std::string(parts[1]));
  if (repository == nullptr) return page("Page not found", "", 404);
  if (parts.size() > 2) return feed(*repository);
  return page(path_of(*repository), "<p>Code</p>");
}

}  // namespace vigie::world
