#include "crawler/github_query.hpp"

#include "text/fold.hpp"
#include "text/percent.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include <nlohmann/json.hpp>

namespace vigie {

namespace {

constexpr std::array<GithubText, 11> kTexts{{{"readme", "README.md"},
                                             {"readmeLower", "readme.md"},
                                             {"readmeTitle", "Readme.md"},
                                             {"readmePlain", "README"},
                                             {"readmeRst", "README.rst"},
                                             {"readmeAdoc", "README.adoc"},
                                             {"publiccode", "publiccode.yml"},
                                             {"packageJson", "package.json"},
                                             {"pyproject", "pyproject.toml"},
                                             {"composer", "composer.json"},
                                             {"gemfile", "Gemfile"}}};

constexpr std::string_view kRepositoryFields = R"(
fragment Listing on Tree { entries { name type } }
fragment Text on Blob { text isTruncated }
fragment Repo on Repository {
  nameWithOwner url isPrivate isArchived isEmpty pushedAt
  licenseInfo { spdxId }
  isSecurityPolicyEnabled
  contributingGuidelines { url }
  defaultBranchRef { name target { ... on Commit {
    history(first: 30) { nodes { committedDate author { name email } } } } } }
  releases(first: 1, orderBy: {field: CREATED_AT, direction: DESC}) {
    totalCount nodes { publishedAt } }
  repositoryTopics(first: 10) { nodes { topic { name } } }
  root: object(expression: "HEAD:") { ...Listing }
  dotGithub: object(expression: "HEAD:.github") { ...Listing }
  workflows: object(expression: "HEAD:.github/workflows") { ...Listing }
  docs: object(expression: "HEAD:docs") { ...Listing }
)";

bool is_organisation(const RepositoryTarget& target) {
  return target.kind != RepositoryKind::repository;
}

/// Repositories that the answer to a target may tell of.
std::size_t repositories_of(const RepositoryTarget& target) {
  return is_organisation(target) ? kOrganisationRepositories : 1;
}

std::string repository_fragment() {
  std::string text{kRepositoryFields};
  for (const GithubText& each : kTexts)
    text += "  " + std::string(each.alias) +
            ": object(expression: \"HEAD:" + std::string(each.path) + "\") { ...Text }\n";
  return text + "}\n";
}

std::string field_for(const RepositoryTarget& target, const std::string& number) {
  const std::string alias = "  t" + number + ": ";
  if (!is_organisation(target))
    return alias + "repository(owner: $o" + number + ", name: $n" + number + ") { ...Repo }\n";
  return alias + "repositoryOwner(login: $o" + number +
         ") { url all: repositories(privacy: PUBLIC) { totalCount }\n"
         "    repositories(first: " +
         std::to_string(kOrganisationRepositories) +
         ", privacy: PUBLIC, isFork: false, ownerAffiliations: OWNER, "
         "orderBy: {field: PUSHED_AT, direction: DESC}) { nodes { ...Repo } } }\n";
}

}  // namespace

std::vector<std::vector<RepositoryTarget>> github_batches(
    std::span<const RepositoryTarget> targets) {
  std::vector<std::vector<RepositoryTarget>> batches;
  std::set<std::string> known;
  std::size_t room = 0;
  for (const RepositoryTarget& target : targets) {
    if (target.forge != ForgeKind::github || target.owner.empty()) continue;
    if (!known.insert(github_key(target)).second) continue;
    if (repositories_of(target) > room) {
      batches.emplace_back();
      room = kRepositoriesPerQuestion;
    }
    room -= repositories_of(target);
    batches.back().push_back(target);
  }
  return batches;
}

std::string github_question(std::span<const RepositoryTarget> targets) {
  std::string parameters;
  std::string fields;
  nlohmann::json variables = nlohmann::json::object();
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const std::string number = std::to_string(i);
    parameters += " $o" + number + ": String!";
    variables["o" + number] = valid_utf8(percent_decode(targets[i].owner));
    if (!is_organisation(targets[i])) {
      parameters += " $n" + number + ": String!";
      variables["n" + number] = valid_utf8(percent_decode(targets[i].name));
    }
    fields += field_for(targets[i], number);
  }
  const std::string query = "query(" + parameters +
                            ") {\n  rateLimit { cost remaining resetAt }\n" + fields + "}\n" +
                            repository_fragment();
  return nlohmann::json{{"query", query}, {"variables", std::move(variables)}}.dump();
}

std::size_t github_points(std::span<const RepositoryTarget> targets) {
  constexpr std::size_t kConnections = 3;  // history, releases, topics
  std::size_t requests = 0;
  for (const RepositoryTarget& target : targets)
    requests += kConnections * repositories_of(target) + (is_organisation(target) ? 2 : 0);
  constexpr std::size_t kRequestsPerPoint = 100;
  return std::max<std::size_t>(1, (requests + kRequestsPerPoint / 2) / kRequestsPerPoint);
}

std::string github_key(const RepositoryTarget& target) {
  return fold(is_organisation(target) ? target.owner : target.owner + '/' + target.name);
}

std::span<const GithubText> github_texts() {
  return kTexts;
}

}  // namespace vigie
