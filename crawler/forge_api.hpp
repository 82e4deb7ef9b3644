/// Repository facts from the APIs of GitHub, GitLab and Gitea (Forgejo too).
#pragma once

#include "crawler/forge_http.hpp"
#include "crawler/web.hpp"

#include <string>

namespace vigie {

/// Asks the API of `target.forge` (not `other`) for a repository and its newest commit: one or
/// two requests. `token` may be empty. A GitLab path that is no project may be a group: then
/// the facts are the group's. `web` and `budget` outlive the task.
Task<ForgeFacts> observe_repository_by_api(Web& web, Budget& budget, RepositoryTarget target,
                                           std::string token);

/// The same for an organisation, group or user.
Task<ForgeFacts> observe_organisation_by_api(Web& web, Budget& budget, RepositoryTarget target,
                                             std::string token);

}  // namespace vigie
