#include "crawler/forge_json.hpp"

#include "crawler/commit_author.hpp"
#include "crawler/json_members.hpp"
#include "crawler/licence_text.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include <nlohmann/json.hpp>

namespace vigie {

namespace {

using Json = nlohmann::json;

/// As it is for whoever has no account.
void become_absent(RepositoryFacts& facts) {
  constexpr int kNotFound = 404;
  facts.exists = false;
  facts.status = kNotFound;
}

/// Of GitLab, or of Gitea.
std::string author_of(const Json& commit) {
  const Json& author = json::at(json::at(commit, "commit"), "author");
  const auto either = [&](std::string_view gitlab, std::string_view gitea) {
    return json::text_at(commit, gitlab).value_or(json::text_at(author, gitea).value_or(""));
  };
  return either("author_name", "name") + " <" + either("author_email", "email") + '>';
}

}  // namespace

std::optional<std::string> read_gitlab_project(std::string_view text, RepositoryFacts& facts) {
  const Json project = json::parse(text);
  if (!project.is_object()) return std::nullopt;
  if (json::text_at(project, "visibility").value_or("public") != "public") become_absent(facts);
  facts.topics = json::texts_at(project, "topics");
  facts.archived = json::flag_at(project, "archived");
  facts.empty = json::flag_at(project, "empty_repo");
  facts.default_branch = json::text_at(project, "default_branch");
  if (const auto key = json::text_at(json::at(project, "license"), "key")) {
    facts.licence = spdx_identifier(*key);
  }
  if (const auto address = json::text_at(project, "license_url")) {
    const std::string name = address->substr(address->rfind('/') + 1);
    if (is_licence_file(name)) facts.licence_file = name;
  }
  return json::text_at(project, "web_url").value_or("");
}

std::optional<std::string> read_gitea_repository(std::string_view text,
                                                 RepositoryFacts& facts) {
  const Json repository = json::parse(text);
  if (!repository.is_object()) return std::nullopt;
  if (json::flag_at(repository, "private").value_or(false) ||
      json::flag_at(repository, "internal").value_or(false))
    become_absent(facts);
  facts.releases = json::count_at(repository, "release_counter");
  facts.topics = json::texts_at(repository, "topics");
  facts.archived = json::flag_at(repository, "archived");
  facts.empty = json::flag_at(repository, "empty");
  facts.default_branch = json::text_at(repository, "default_branch");
  const Json& licences = json::at(repository, "licenses");
  if (licences.is_array() && licences.size() == 1 && licences.front().is_string()) {
    facts.licence = spdx_identifier(licences.front().get_ref<const std::string&>());
  }
  return json::text_at(repository, "html_url").value_or("");
}

std::optional<CommitsAnswer> read_commits(std::string_view text) {
  const Json list = json::parse(text);
  if (!list.is_array()) return std::nullopt;
  CommitsAnswer answer{.is_none = list.empty(), .commits = {}};
  for (const Json& commit : list) {
    std::optional<Date> date = json::day_at(commit, "committed_date");
    if (!date) date = json::day_at(json::at(json::at(commit, "commit"), "committer"), "date");
    if (date) answer.commits.push_back({.date = *date, .by_bot = is_bot(author_of(commit))});
  }
  return answer;
}

std::optional<Date> read_newest_release(std::string_view text) {
  const Json list = json::parse(text);
  if (!list.is_array() || list.empty()) return std::nullopt;
  const std::optional<Date> gitlab = json::day_at(list.front(), "released_at");
  return gitlab ? gitlab : json::day_at(list.front(), "published_at");
}

std::vector<std::string> read_repository_list(std::string_view text) {
  const Json list = json::parse(text);
  std::vector<std::pair<Date, std::string>> found;
  if (!list.is_array()) return {};
  for (const Json& repository : list) {
    if (json::flag_at(repository, "fork").value_or(false)) continue;
    if (json::flag_at(repository, "empty").value_or(false)) continue;
    auto address = json::text_at(repository, "web_url");
    if (!address) address = json::text_at(repository, "html_url");
    auto date = json::day_at(repository, "last_activity_at");
    if (!date) date = json::day_at(repository, "updated_at");
    if (address) found.emplace_back(date.value_or(Date{}), *address);
  }
  std::ranges::stable_sort(found, std::ranges::greater{}, &std::pair<Date, std::string>::first);
  std::vector<std::string> addresses;
  addresses.reserve(found.size());
  for (auto& [date, address] : found) addresses.push_back(std::move(address));
  return addresses;
}

std::optional<OrganisationAnswer> read_organisation(std::string_view text) {
  const Json organisation = json::parse(text);
  if (!organisation.is_object()) return std::nullopt;
  return OrganisationAnswer{.public_repositories =
                                json::count_at(organisation, "public_repos")};
}

std::optional<int> list_size(std::string_view text) {
  const Json list = json::parse(text);
  if (!list.is_array()) return std::nullopt;
  return static_cast<int>(list.size());
}

bool is_json(std::string_view text) {
  return Json::accept(text);
}

}  // namespace vigie
