/// Asking forges: one shape of request, and what the statuses of their answers mean.
#pragma once

#include "crawler/evidence.hpp"
#include "crawler/http.hpp"
#include "text/expected.hpp"

#include <optional>
#include <string>

namespace vigie {

using ForgeFacts = Expected<RepositoryFacts, Unseen>;

/// Where a forge is: https unless its address has a port of its own ("http://git.test:3000").
std::string forge_origin(const RepositoryTarget& target);

/// A GET that is not subject to robots.txt (an API, git, a feed: made for programs).
Request forge_request(Url url);

/// Why an answer tells nothing of the thing asked for: 5xx, 429, and 403 (a used-up quota is
/// `rate_limited`, else `blocked`). Nothing for the others.
std::optional<Unseen> refusal_of(const Response& response);

/// An answer that was not what the forge should say.
Unseen unreadable(const Response& response, std::string detail);

/// What the status alone says: exists or not, with the address and the hash of the body.
RepositoryFacts facts_from_status(const Response& response, std::string_view observed_by);

}  // namespace vigie
