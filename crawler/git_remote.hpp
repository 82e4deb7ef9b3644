/// Repository facts from git itself, over HTTP: a few kilobytes, no API, no quota, any forge.
#pragma once

#include "crawler/forge_http.hpp"
#include "crawler/web.hpp"

#include <string>

namespace vigie {

/// Asks in two to four requests whether a repository is public, for its default branch, and
/// (when the server can leave out files) for the date of its newest commit, the files of its
/// root folder and its licence. 401 and 404 are how forges say "not in public". What fails
/// after the first answer leaves facts unknown. `web` and `budget` outlive the task.
Task<ForgeFacts> observe_by_git(Web& web, Budget& budget, std::string clone_url);

}  // namespace vigie
