/// What was observed of a repository or an organisation on a forge: values only.
#pragma once

#include "crawler/unseen.hpp"
#include "text/date.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vigie {

/// One commit. Who made it is not kept: only whether it was a program.
struct SeenCommit {
  Date date;  // the committer's, in UTC
  bool by_bot = false;

  friend bool operator==(const SeenCommit&, const SeenCommit&) = default;
};

/// What is known of a repository or organisation on a forge. Nothing (or an empty list) where
/// nobody could tell.
struct RepositoryFacts {
  bool exists = true;  // false: the forge says there is no such thing, or not in public
  std::optional<bool> empty;
  std::optional<bool> archived;
  std::optional<std::string> licence;       // SPDX identifier
  std::optional<std::string> licence_file;  // "LICENSE.md"
  std::optional<std::string> default_branch;
  std::optional<Date> last_activity;  // the newest commit's date (committer)
  std::vector<SeenCommit> commits;    // the newest ones, newest first

  /// What stands in the root folder, and in those folders below it where projects keep what
  /// they say of themselves (".github/workflows/ci.yml"). Folders end in '/'.
  std::optional<std::vector<std::string>> paths;
  /// By path: the texts of the files that `is_told_file` names.
  std::map<std::string, std::string> texts;

  std::optional<int> releases;          // published ones
  std::optional<Date> newest_release;   // when it was published
  std::optional<bool> security_policy;  // the forge's word, an organisation's policy included
  std::optional<bool> contribution_guide;  // the same
  std::vector<std::string> topics;

  std::optional<int> public_repositories;  // organisations
  std::vector<std::string> repositories;   // organisations: addresses of the liveliest ones

  std::string moved_to;     // the address that it is known under now, when it was renamed
  std::string observed_by;  // "github-api", "gitlab-api", "gitea-api", "git", "feed"
  std::string url;          // the address that answered
  int status = 200;
  std::string sha256;  // of the answer
  /// Why the forge's API did not tell what only it knows, when it was asked.
  std::optional<Unseen> api_unseen;

  friend bool operator==(const RepositoryFacts&, const RepositoryFacts&) = default;
};

}  // namespace vigie
