/// What GitHub's GraphQL API answered to `github_question`; no network.
#pragma once

#include "crawler/forge_http.hpp"
#include "portfolio/repository_target.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace vigie {

/// By `github_key`: the facts of each target, and those of the repositories that an
/// organisation's answer told.
using GithubAnswers = std::map<std::string, ForgeFacts>;

/// Why an answer as a whole tells nothing: a failure, a refusal, a used-up quota (which
/// GitHub reports with status 200, `errors` and no points left, or with Retry-After: then
/// rate_limited). Nothing when it has `data`.
std::optional<Unseen> github_refusal(const Response& response);

/// The answers to the targets of one question, in an answer that `github_refusal` lets pass.
/// What is private for others does not exist, whatever the token may see. Parts that are
/// missing or of another type stay unknown.
GithubAnswers read_github_answer(const Response& response,
                                 std::span<const RepositoryTarget> targets);

/// The points left of GraphQL's quota, from the answer of /rate_limit; nothing when it does not
/// say.
std::optional<std::size_t> read_github_quota(std::string_view json);

}  // namespace vigie
