#include "portfolio/repository_target.hpp"

#include "portfolio/clean_value.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace vigie {

namespace {

/// Public forges and forges of the administration whose names do not tell what they run.
struct KnownForge {
  std::string_view host;
  ForgeKind kind;
};

constexpr std::array kKnownForges{KnownForge{"github.com", ForgeKind::github},
                                  KnownForge{"www.github.com", ForgeKind::github},
                                  KnownForge{"gitlab.com", ForgeKind::gitlab},
                                  KnownForge{"framagit.org", ForgeKind::gitlab},
                                  KnownForge{"code.europa.eu", ForgeKind::gitlab},
                                  KnownForge{"forgemia.inra.fr", ForgeKind::gitlab},
                                  KnownForge{"salsa.debian.org", ForgeKind::gitlab},
                                  KnownForge{"codeberg.org", ForgeKind::gitea},
                                  KnownForge{"gitea.com", ForgeKind::gitea},
                                  KnownForge{"bitbucket.org", ForgeKind::other},
                                  KnownForge{"git.sr.ht", ForgeKind::other}};

/// The first label of self-hosted forges, or its start before '-' ("gitlab-forge.…").
constexpr std::array kForgeLabels{
    KnownForge{"gitlab", ForgeKind::gitlab}, KnownForge{"git", ForgeKind::gitlab},
    KnownForge{"forge", ForgeKind::gitlab}, KnownForge{"gitea", ForgeKind::gitea},
    KnownForge{"forgejo", ForgeKind::gitea}};

/// Of github.com: first segments that are pages of the service, not accounts.
constexpr std::array<std::string_view, 10> kServicePages{
    "about",   "apps",     "explore",  "features", "login",
    "pricing", "settings", "sponsors", "topics",   "marketplace"};

ForgeKind forge_of(std::string_view host) {
  const auto* const known = std::ranges::find(kKnownForges, host, &KnownForge::host);
  if (known != kKnownForges.end()) return known->kind;
  const std::string_view label = host.substr(0, host.find_first_of(".-"));
  const auto* const labelled = std::ranges::find(kForgeLabels, label, &KnownForge::host);
  return labelled == kForgeLabels.end() ? ForgeKind::other : labelled->kind;
}

bool is_forge(std::string_view host) {
  return forge_of(host) != ForgeKind::other ||
         std::ranges::find(kKnownForges, host, &KnownForge::host) != kKnownForges.end();
}

std::vector<std::string> segments_of(std::string_view path) {
  std::vector<std::string> segments;
  for (const std::string_view segment : split(path, '/'))
    if (!segment.empty()) segments.emplace_back(segment);
  return segments;
}

std::string joined(const std::vector<std::string>& segments, std::size_t count) {
  std::string path;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) path += '/';
    path += segments[i];
  }
  return path;
}

void remove_git_ending(std::string& name) {
  constexpr std::string_view kEnding = ".git";
  if (name.size() > kEnding.size() && name.ends_with(kEnding))
    name.resize(name.size() - kEnding.size());
}

void become_repository(RepositoryTarget& target, const Url& url, std::string owner,
                       std::string name) {
  remove_git_ending(name);
  target.kind = RepositoryKind::repository;
  target.clone_url = url.origin() + "/" + owner + "/" + name + ".git";
  target.owner = std::move(owner);
  target.name = std::move(name);
}

void become_organisation(RepositoryTarget& target, std::string owner) {
  target.kind = RepositoryKind::organisation;
  target.owner = std::move(owner);
}

/// "orgs/o/teams/t/repositories" and the other pages of an organisation.
void read_organisation_page(RepositoryTarget& target, const std::vector<std::string>& path) {
  become_organisation(target, path[1]);
  if (path.size() < 4 || path[2] != "teams") return;
  target.kind = RepositoryKind::team;
  target.name = path[3];
}

/// Two segments are a repository, whatever follows them ("tree/main", "issues").
void read_flat(RepositoryTarget& target, const Url& url, const std::vector<std::string>& path) {
  if (path.front() == "orgs" || path.front() == "org") {
    if (path.size() > 1) read_organisation_page(target, path);
  } else if (path.size() >= 2) {
    become_repository(target, url, path[0], path[1]);
  } else {
    become_organisation(target, path[0]);
  }
}

/// Groups nest; "-" ends the path of a repository ("group/sub/name/-/tree/main").
void read_nested(RepositoryTarget& target, const Url& url, std::vector<std::string> path) {
  const auto dash = std::ranges::find(path, "-");
  path.erase(dash, path.end());
  // Before GitLab 12 there was no "-".
  for (const std::string_view page : {"tree", "blob", "issues", "merge_requests"}) {
    const auto found = std::ranges::find(path, page);
    if (found - path.begin() >= 2) path.erase(found, path.end());
  }
  if (!path.empty() && path.front() == "groups") path.erase(path.begin());
  if (path.empty()) return;
  if (path.size() == 1) {
    become_organisation(target, path[0]);
  } else {
    become_repository(target, url, joined(path, path.size() - 1), path.back());
  }
}

}  // namespace

std::string_view to_string(RepositoryKind kind) {
  switch (kind) {
    case RepositoryKind::repository:
      return "repository";
    case RepositoryKind::organisation:
      return "organisation";
    case RepositoryKind::team:
      return "team";
    case RepositoryKind::not_a_forge:
      return "not-a-forge";
  }
  return "";
}

std::string_view to_string(ForgeKind forge) {
  switch (forge) {
    case ForgeKind::github:
      return "github";
    case ForgeKind::gitlab:
      return "gitlab";
    case ForgeKind::gitea:
      return "gitea";
    case ForgeKind::other:
      return "other";
  }
  return "";
}

RepositoryTarget repository_target(std::string_view address) {
  const AddressesInText found = addresses_in(decode_entities(address));
  RepositoryTarget target;
  target.url =
      found.addresses.empty() ? std::string(trim_spaces(address)) : found.addresses.front();
  auto url = parse_url(target.url);
  if (!url) return target;
  target.host = url->host;
  if (!is_forge(url->host)) return target;
  target.forge = forge_of(url->host);
  if (target.forge == ForgeKind::github) url->host = target.host = "github.com";
  // Forges answer over TLS; a clone in clear would be redirected or refused.
  if (url->port == 0) url->scheme = "https";

  std::vector<std::string> path = segments_of(url->path);
  if (path.empty()) return target;
  if (target.forge == ForgeKind::github &&
      std::ranges::find(kServicePages, path.front()) != kServicePages.end())
    return target;
  if (target.forge == ForgeKind::gitlab) {
    read_nested(target, *url, std::move(path));
  } else {
    read_flat(target, *url, path);
  }
  return target;
}

}  // namespace vigie
