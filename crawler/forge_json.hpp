/// What the answers of forges' APIs say. Members that are missing or of another type stay
/// unknown.
#pragma once

#include "crawler/evidence.hpp"
#include "text/date.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace vigie {

/// Each adds to `facts` what a repository's description tells; false when the text is not a
/// JSON object. Sources: docs.github.com/rest/repos/repos, docs.gitlab.com/api/projects,
/// Gitea's /api/swagger.
std::optional<std::string> read_github_repository(std::string_view json,
                                                  RepositoryFacts& facts);
std::optional<std::string> read_gitlab_project(std::string_view json, RepositoryFacts& facts);
std::optional<std::string> read_gitea_repository(std::string_view json, RepositoryFacts& facts);

/// The answer to "the newest commit, please".
struct NewestCommit {
  bool is_none = false;      // the list is empty
  std::optional<Date> date;  // the committer's, in UTC
};

/// Of any of the three forges; nothing when the text is not a JSON list.
std::optional<NewestCommit> read_newest_commit(std::string_view json);

/// The number of public repositories where an organisation's description has it; nothing when
/// the text is not a JSON object.
struct OrganisationAnswer {
  std::optional<int> public_repositories;
};
std::optional<OrganisationAnswer> read_organisation(std::string_view json);

/// How many elements a JSON list has; nothing when the text is not one.
std::optional<int> list_size(std::string_view json);

/// Whether the text is JSON at all: an API's "not found" is, a web server's is not.
bool is_json(std::string_view text);

/// The day in UTC of a timestamp with an offset: "2026-08-21T00:30:00.000+02:00" is 20 August.
std::optional<Date> utc_day(std::string_view timestamp);

}  // namespace vigie
