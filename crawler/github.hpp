/// Asks GitHub's GraphQL API about a whole portfolio, within its quota.
#pragma once

#include "crawler/github_answer.hpp"
#include "crawler/web.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vigie {

/// The question that each run which asks GitHub's API asks first.
inline constexpr std::string_view kGithubQuota = "https://api.github.com/rate_limit";

/// Asks for the targets of GitHub, at most 50 repositories a question, one question after the
/// other as GitHub wishes. The quota is asked for first (which is free): what it does not cover
/// is not asked and is `rate_limited`, like everything after a refusal. It never waits for a
/// quota to come back. `token` is sent to api.github.com only. `web` and `budget` outlive the
/// task.
Task<GithubAnswers> ask_github(Web& web, Budget& budget, std::vector<RepositoryTarget> targets,
                               std::string token);

}  // namespace vigie
