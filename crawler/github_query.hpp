/// One question to GitHub's GraphQL API about many repositories and organisations; no network.
/// Source: docs.github.com/graphql/reference, "rate limits and query limits".
#pragma once

#include "portfolio/repository_target.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace vigie {

/// How many repositories of an organisation are told: the ones pushed to last.
inline constexpr std::size_t kOrganisationRepositories = 5;
/// The most repositories that one question tells of, those of organisations included.
inline constexpr std::size_t kRepositoriesPerQuestion = 50;

/// The targets of GitHub among `targets`, each once, in questions' worth. Teams are asked for
/// as their organisation, since they are not public.
std::vector<std::vector<RepositoryTarget>> github_batches(
    std::span<const RepositoryTarget> targets);

/// The body of a POST to /graphql. Names travel as variables, never inside the query. The
/// answer to `targets[i]` is `data.t<i>`; `data.rateLimit` tells what the question cost.
std::string github_question(std::span<const RepositoryTarget> targets);

/// The points that the question costs of the hourly quota, by the documented formula: one
/// request for each connection, divided by 100, at least 1.
std::size_t github_points(std::span<const RepositoryTarget> targets);

/// What a target is known by among answers: "owner/name" or "owner", folded.
std::string github_key(const RepositoryTarget& target);

/// The files whose texts are asked for, with the names that they have in the answer.
struct GithubText {
  std::string_view alias;
  std::string_view path;
};
std::span<const GithubText> github_texts();

}  // namespace vigie
