/// What the answers of forges' APIs say. Members that are missing or of another type stay
/// unknown.
#pragma once

#include "crawler/evidence.hpp"
#include "text/date.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie {

/// Each adds to `facts` what a repository's description tells and returns its web address;
/// nothing when the text is not a JSON object. What is not public for everybody does not exist,
/// whatever a token may see. Sources: docs.gitlab.com/api/projects, Gitea's /api/swagger.
std::optional<std::string> read_gitlab_project(std::string_view text, RepositoryFacts& facts);
std::optional<std::string> read_gitea_repository(std::string_view text, RepositoryFacts& facts);

/// The answer to "the newest commits, please".
struct CommitsAnswer {
  bool is_none = false;  // the list is empty
  std::vector<SeenCommit> commits;
};

/// Of either forge; nothing when the text is not a JSON list.
std::optional<CommitsAnswer> read_commits(std::string_view text);

/// The day of the newest release of a list; nothing when the text is not a JSON list, or the
/// list is empty or without a date.
std::optional<Date> read_newest_release(std::string_view text);

/// The web addresses of a list of repositories, those changed last first, without the forks and
/// empty ones that the list tells as such.
std::vector<std::string> read_repository_list(std::string_view text);

/// The number of public repositories where an organisation's description has it; nothing when
/// the text is not a JSON object.
struct OrganisationAnswer {
  std::optional<int> public_repositories;
};
std::optional<OrganisationAnswer> read_organisation(std::string_view text);

/// How many elements a JSON list has; nothing when the text is not one.
std::optional<int> list_size(std::string_view text);

/// Whether the text is JSON at all: an API's "not found" is, a web server's is not.
bool is_json(std::string_view text);

}  // namespace vigie
