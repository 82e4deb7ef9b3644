/// What a sheet's `repository` address points to.
#pragma once

#include "text/url.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vigie {

enum class RepositoryKind { repository, organisation, team, not_a_forge };
enum class ForgeKind { github, gitlab, gitea, other };

std::string_view to_string(RepositoryKind kind);
std::string_view to_string(ForgeKind forge);

/// An address of a sheet, understood. "https://github.com/o/r/tree/main/" is the repository
/// o/r; nested GitLab groups keep their whole path in `owner`. Without asking the server a
/// GitLab path of one segment is an organisation and of two or more a repository (which may
/// prove to be a subgroup when asked).
struct RepositoryTarget {
  std::string url;  // as the sheet gives it, cleaned
  RepositoryKind kind = RepositoryKind::not_a_forge;
  ForgeKind forge = ForgeKind::other;
  std::string host;
  std::string owner;      // "betagouv", "incubateur-territoires/startups/deveco"
  std::string name;       // empty for organisations
  std::string clone_url;  // "https://host/owner/name.git"; empty for organisations

  friend bool operator==(const RepositoryTarget&, const RepositoryTarget&) = default;
};

RepositoryTarget repository_target(std::string_view address);

}  // namespace vigie
