/// Repository facts from forges: their APIs, and without a token `git` over HTTP and feeds.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "crawler/evidence.hpp"
#include "crawler/web.hpp"

namespace vigie {

/// Tokens by host ("github.com", "gitlab.com", "git.example.org"), from the environment. Each is
/// sent to that forge's own hosts only and never written anywhere.
using ForgeTokens = std::map<std::string, std::string>;

/// GITHUB_TOKEN, GITLAB_TOKEN and VIGIE_TOKEN_<HOST> (dots and dashes as underscores).
ForgeTokens forge_tokens(const std::map<std::string, std::string>& environment);

/// Observes one target in at most a handful of requests. `web`, `budget` and `tokens` outlive
/// the task.
Task<RepositoryVisit> visit_repository(Web& web, Budget& budget, RepositoryTarget target,
                                       const ForgeTokens& tokens);

}  // namespace vigie
