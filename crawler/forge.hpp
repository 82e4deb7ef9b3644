/// Repository facts from forges: their APIs, and without a token `git` over HTTP and feeds.
#pragma once

#include "crawler/evidence.hpp"
#include "crawler/github_answer.hpp"
#include "crawler/web.hpp"

#include <map>
#include <string>

namespace vigie {

/// Tokens by host ("github.com", "gitlab.com", "git.example.org"), from the environment. Each
/// is sent to that forge's own hosts only and never written anywhere.
using ForgeTokens = std::map<std::string, std::string>;

/// GITHUB_TOKEN, GITLAB_TOKEN and VIGIE_TOKEN_<HOST>, where the host is in capitals, with "_"
/// for each dot and "__" for each dash, so that a name means one host only:
/// VIGIE_TOKEN_MY__GIT_EXAMPLE_ORG is for my-git.example.org.
ForgeTokens forge_tokens(const std::map<std::string, std::string>& environment);

/// What visits of repositories share.
struct ForgeAccess {
  ForgeTokens tokens;
  GithubAnswers github;  // what GitHub's API said beforehand; see ask_github
};

/// Observes one target in at most a handful of requests: through the API of GitLab and Gitea,
/// or what GitHub's said beforehand; for what the API does not tell, through git; then the
/// feed. Organisations without an API, and addresses that are no forge, are pages that answer
/// or not. `web`, `budget` and `access` outlive the task.
Task<RepositoryVisit> visit_repository(Web& web, Budget& budget, RepositoryTarget target,
                                       const ForgeAccess& access);

}  // namespace vigie
