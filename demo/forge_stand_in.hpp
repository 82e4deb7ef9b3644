/// Stand-ins for GitHub, GitLab and Gitea: their APIs, pages, feeds and git over HTTP.
#pragma once

#include "demo/git_backend.hpp"
#include "demo/world.hpp"
#include "text/date.hpp"

#include <atomic>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::world {

enum class ForgeSoftware { github, gitlab, gitea };

/// One public repository of a forge. Those that are not in the table are missing, or private,
/// which looks the same from outside.
struct ForgeRepository {
  std::string host;
  std::string owner;  // "betagouv", "group/subgroup"
  std::string name;
  std::string licence;  // SPDX identifier, or ""
  bool is_archived = false;
  bool is_empty = false;
  std::string branch = "main";
  Date last_commit = {};
  std::string git_name;                // what GitBackend serves for it
  std::string moved_to = {};           // "owner/name" on the same host: renamed
  std::set<std::string> without = {};  // files of a well-kept repository that it does not have
  std::string last_by = {};            // who made the last commit; "": the team
  int releases = 0;                    // the newest one on the day of the last commit
};

struct ForgeTable {
  std::map<std::string, ForgeSoftware> hosts;  // "api.github.com" goes with "github.com"
  std::vector<ForgeRepository> repositories;
  std::size_t github_points = 5'000;  // of GraphQL, for the token's owner; then RATE_LIMITED
  std::map<std::string, GitRepository> contents = {};  // by git_name: what GraphQL shows
};

/// Answers for the forges of a table. Safe from many threads; `git` outlives it.
class ForgeStandIn {
 public:
  ForgeStandIn(ForgeTable table, GitBackend& git);

  /// Nothing when the host is not a forge of the table.
  std::optional<WorldAnswer> answer(const WorldRequest& request);

 private:
  WorldAnswer github_api(const WorldRequest& request);
  WorldAnswer github_graphql(const WorldRequest& request);
  WorldAnswer github_page(const WorldRequest& request);
  WorldAnswer gitlab(const WorldRequest& request);
  WorldAnswer gitea(const WorldRequest& request);
  WorldAnswer gitea_api(const WorldRequest& request) const;

  const ForgeRepository* find(std::string_view host, std::string_view path) const;
  std::vector<const ForgeRepository*> of_owner(std::string_view host,
                                               std::string_view owner) const;
  std::size_t count_of(std::string_view host, std::string_view owner) const;
  std::optional<WorldAnswer> git_service(const WorldRequest& request, std::string_view realm);

  ForgeTable table_;
  std::map<std::string, std::size_t> by_path_;  // "host/owner/name", in lower case
  GitBackend& git_;
  std::atomic<std::size_t> github_points_spent_{0};
};

}  // namespace vigie::world
