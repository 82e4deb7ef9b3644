/// Repository facts from the APIs of GitLab and Gitea (Forgejo too).
#pragma once

#include "crawler/forge_http.hpp"
#include "crawler/web.hpp"

#include <string>

namespace vigie {

/// Asks the API of `target.forge` (GitLab or Gitea) for a repository, its newest commits and
/// its releases: at most three requests. `token` may be empty. A GitLab path that is no project
/// may be a group: then the facts are the group's. `web` and `budget` outlive the task.
Task<ForgeFacts> observe_repository_by_api(Web& web, Budget& budget, RepositoryTarget target,
                                           std::string token);

/// The same for an organisation, group or user, with the addresses of its liveliest
/// repositories.
Task<ForgeFacts> observe_organisation_by_api(Web& web, Budget& budget, RepositoryTarget target,
                                             std::string token);

}  // namespace vigie
