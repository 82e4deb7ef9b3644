#include "tests/crawler/forge_world.hpp"

#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace vigie::test {
namespace {

TEST_F(Forge, git_alone_tells_all_of_a_github_repository_but_whether_it_is_archived) {
  const RepositoryFacts seen = facts("https://github.com/equipe/code");
  EXPECT_TRUE(seen.exists);
  EXPECT_EQ(seen.observed_by, "git");
  EXPECT_EQ(seen.empty, false);
  EXPECT_EQ(seen.archived, std::nullopt);
  EXPECT_EQ(seen.default_branch, "main");
  EXPECT_EQ(seen.last_activity, kLastCommit);
  EXPECT_EQ(seen.paths,
            (std::vector<std::string>{".github/", "LICENSE", "README.md", "package.json",
                                      "src/", ".github/CODEOWNERS", ".github/workflows/",
                                      ".github/workflows/ci.yml"}));
  EXPECT_EQ(seen.texts, (std::map<std::string, std::string>{{"README.md", "# Code\n"},
                                                            {"package.json", "{}\n"}}));
  EXPECT_EQ(seen.commits,
            (std::vector<SeenCommit>{{.date = kLastCommit},
                                     {.date = kLastCommit - std::chrono::days{30}}}));
  EXPECT_EQ(seen.licence_file, "LICENSE");
  EXPECT_EQ(seen.licence, "MIT");
  EXPECT_EQ(seen.moved_to, "");
  EXPECT_EQ(seen.url, "https://github.com/equipe/code.git");
  EXPECT_EQ(seen.sha256.size(), 64U);
  EXPECT_EQ(paths(), (std::vector<std::string>{"github.com/equipe/code.git/info/refs",
                                               "github.com/equipe/code.git/git-upload-pack",
                                               "github.com/equipe/code.git/git-upload-pack",
                                               "github.com/equipe/code.git/git-upload-pack"}));
  EXPECT_LT(budget.spent.bytes, 4'000U);
}

TEST_F(Forge, a_repository_without_a_licence_has_none) {
  const RepositoryFacts seen = facts("https://github.com/equipe/nu");
  EXPECT_EQ(seen.paths, std::vector<std::string>{"notes.txt"});
  EXPECT_EQ(seen.licence_file, std::nullopt);
  EXPECT_EQ(seen.licence, std::nullopt);
  EXPECT_EQ(seen.last_activity, kLastCommit);
}

TEST_F(Forge, an_empty_repository_is_empty_however_it_is_seen) {
  for (const std::string host : {"github.com", "gitlab.com", "codeberg.org"}) {
    for (const ForgeTokens& tokens : {ForgeTokens{}, ForgeTokens{{"github.com", "secret"}}}) {
      const RepositoryFacts seen = facts("https://" + host + "/equipe/vide", tokens);
      EXPECT_TRUE(seen.exists) << host;
      EXPECT_EQ(seen.empty, true) << host;
      EXPECT_EQ(seen.last_activity, std::nullopt) << host;
    }
  }
}

TEST_F(Forge, what_is_missing_or_private_is_not_public) {
  for (const std::string host : {"github.com", "gitlab.com", "codeberg.org"}) {
    for (const ForgeTokens& tokens : {ForgeTokens{}, ForgeTokens{{"github.com", "secret"}}}) {
      const RepositoryFacts seen = facts("https://" + host + "/equipe/cache", tokens);
      EXPECT_FALSE(seen.exists) << host;
      EXPECT_GE(seen.status, 401) << host;
    }
  }
  EXPECT_EQ(facts("https://github.com/equipe/cache").status, 401);
}

TEST_F(Forge, with_a_token_githubs_api_is_asked_and_no_other_host_sees_the_token) {
  const RepositoryFacts seen =
      facts("https://github.com/equipe/archive", {{"github.com", "secret"}});
  EXPECT_EQ(seen.observed_by, "github-api");
  EXPECT_EQ(seen.archived, true);
  EXPECT_EQ(seen.licence, "MIT");
  EXPECT_EQ(seen.last_activity, kLastCommit);
  facts("https://gitlab.com/equipe/code", {{"github.com", "secret"}});
  facts("https://github.com/equipe/nu", {{"github.com", "secret"}});
  std::size_t with_token = 0;
  for (const world::WorldRequest& request : asked) {
    const std::string_view authorization = request.header("authorization");
    if (authorization.empty()) continue;
    EXPECT_EQ(authorization, "Bearer secret");
    EXPECT_EQ(request.host, "api.github.com");
    ++with_token;
  }
  EXPECT_EQ(with_token, 4U);
}

TEST_F(Forge, what_githubs_api_tells_needs_no_git) {
  const RepositoryFacts seen =
      facts("https://github.com/equipe/code", {{"github.com", "secret"}});
  const RepositoryFacts by_git = facts("https://github.com/equipe/code");
  EXPECT_EQ(seen.observed_by, "github-api");
  EXPECT_EQ(seen.archived, false);
  EXPECT_EQ(seen.licence_file, by_git.licence_file);
  EXPECT_EQ(seen.commits, by_git.commits);
  EXPECT_EQ(seen.texts, by_git.texts);
  EXPECT_EQ(seen.releases, 0);
  EXPECT_EQ(seen.security_policy, false);
  EXPECT_EQ(std::set<std::string>(seen.paths->begin(), seen.paths->end()),
            std::set<std::string>(by_git.paths->begin(), by_git.paths->end()));
}

TEST_F(Forge, gitlab_and_gitea_are_asked_without_a_token) {
  const RepositoryFacts gitlab = facts("https://gitlab.com/equipe/code");
  EXPECT_EQ(gitlab.observed_by, "gitlab-api");
  EXPECT_EQ(gitlab.last_activity, kLastCommit);
  EXPECT_EQ(gitlab.licence, "MIT");
  EXPECT_EQ(gitlab.empty, false);
  const RepositoryFacts gitea = facts("https://codeberg.org/equipe/archive");
  EXPECT_EQ(gitea.observed_by, "gitea-api");
  EXPECT_EQ(gitea.archived, true);
  EXPECT_EQ(gitea.last_activity, kLastCommit);
  EXPECT_EQ(gitea.licence, "MIT") << "from git: this API does not tell";
}

TEST_F(Forge, a_group_of_gitlab_is_told_from_a_project) {
  const RepositoryFacts group = facts("https://gitlab.com/equipe/groupe");
  EXPECT_TRUE(group.exists);
  EXPECT_EQ(group.public_repositories, 1);
  const RepositoryFacts project = facts("https://gitlab.com/equipe/groupe/outil");
  EXPECT_TRUE(project.exists);
  EXPECT_EQ(project.licence, "EUPL-1.2");
  EXPECT_EQ(project.public_repositories, std::nullopt);
}

TEST_F(Forge, a_guess_of_the_wrong_software_ends_with_git) {
  // "forge." is taken for GitLab, whose API this host does not have.
  const RepositoryFacts seen = facts("https://forge.demo.test/equipe/code");
  EXPECT_EQ(seen.observed_by, "git");
  EXPECT_EQ(seen.last_activity, kLastCommit);
}

TEST_F(Forge, a_renamed_repository_is_found_and_its_new_address_told) {
  EXPECT_EQ(facts("https://github.com/equipe/parti").moved_to,
            "https://github.com/equipe/code");
  EXPECT_EQ(facts("https://github.com/equipe/parti").last_activity, kLastCommit);
  EXPECT_EQ(facts("https://github.com/equipe/parti", {{"github.com", "secret"}}).moved_to,
            "https://github.com/equipe/code");
  EXPECT_EQ(facts("https://github.com/Equipe/Code").moved_to, "") << "capitals are no move";
}

TEST_F(Forge, organisations_exist_or_not) {
  const RepositoryFacts page = facts("https://github.com/equipe");
  EXPECT_TRUE(page.exists);
  EXPECT_EQ(page.public_repositories, std::nullopt);
  EXPECT_FALSE(facts("https://github.com/personne").exists);
  const RepositoryFacts api = facts("https://github.com/equipe", {{"github.com", "secret"}});
  EXPECT_TRUE(api.exists);
  EXPECT_EQ(api.public_repositories, 5);
  EXPECT_FALSE(facts("https://github.com/personne", {{"github.com", "secret"}}).exists);
  EXPECT_EQ(api.repositories.size(), 5U);
  const RepositoryFacts group = facts("https://gitlab.com/equipe");
  EXPECT_EQ(group.public_repositories, 6);
  EXPECT_EQ(group.repositories.size(), 5U) << "the liveliest ones only";
  EXPECT_FALSE(facts("https://gitlab.com/personne").exists);
  EXPECT_TRUE(facts("https://codeberg.org/equipe").exists);
}

TEST_F(Forge, a_team_is_seen_as_its_organisation) {
  EXPECT_TRUE(facts("https://github.com/orgs/equipe/teams/dev/repositories").exists);
  EXPECT_EQ(paths(), std::vector<std::string>{"github.com/equipe"});
}

TEST_F(Forge, an_address_that_is_no_forge_answers_or_not) {
  override = [](const world::WorldRequest& request) -> std::optional<world::WorldAnswer> {
    if (request.path == "/code") return world::html("<p>Code</p>");
    return std::nullopt;
  };
  const RepositoryVisit seen = visit("https://www.demo.test/code");
  EXPECT_EQ(seen.target.kind, RepositoryKind::not_a_forge);
  ASSERT_TRUE(seen.result);
  EXPECT_TRUE(seen.result->exists);
  EXPECT_EQ(seen.result->last_activity, std::nullopt);
  EXPECT_FALSE(facts("https://www.demo.test/rien").exists);
}

TEST_F(Forge, a_used_up_quota_is_no_absence_and_nothing_more_is_asked) {
  override = [](const world::WorldRequest& request) -> std::optional<world::WorldAnswer> {
    if (request.host != "gitlab.com") return std::nullopt;
    return world::text("Retry later", 429);
  };
  const RepositoryVisit seen = visit("https://gitlab.com/equipe/code");
  ASSERT_FALSE(seen.result);
  EXPECT_EQ(seen.result.error().cause, Cause::rate_limited);
  EXPECT_EQ(seen.result.error().http_status, 429);
  EXPECT_EQ(paths().size(), 1U);
}

TEST_F(Forge, when_githubs_api_is_out_git_answers) {
  for (const int status : {401, 403, 500}) {
    override =
        [status](const world::WorldRequest& request) -> std::optional<world::WorldAnswer> {
      if (request.host != "api.github.com") return std::nullopt;
      return world::WorldAnswer{.status = status,
                                .headers = {{"x-ratelimit-remaining", "0"}},
                                .body = R"({"message":"no"})"};
    };
    const RepositoryFacts seen =
        facts("https://github.com/equipe/code", {{"github.com", "secret"}});
    EXPECT_EQ(seen.observed_by, "git") << status;
    EXPECT_EQ(seen.last_activity, kLastCommit) << status;
    ASSERT_TRUE(seen.api_unseen) << status;
    EXPECT_EQ(seen.api_unseen->cause, status == 403   ? Cause::rate_limited
                                      : status == 500 ? Cause::http_5xx
                                                      : Cause::blocked);
  }
}

TEST_F(Forge, when_git_is_out_the_feed_tells_the_date) {
  override = [](const world::WorldRequest& request) -> std::optional<world::WorldAnswer> {
    if (request.path.find(".git/") == std::string::npos) return std::nullopt;
    return world::html("<title>Sign in</title>");
  };
  const RepositoryFacts seen = facts("https://github.com/equipe/code");
  EXPECT_EQ(seen.observed_by, "feed");
  EXPECT_EQ(seen.last_activity, kLastCommit);
  EXPECT_EQ(seen.licence, std::nullopt);
}

TEST_F(Forge, a_feed_that_is_absent_proves_nothing) {
  override = [](const world::WorldRequest& request) -> std::optional<world::WorldAnswer> {
    if (request.path.ends_with(".atom")) return world::text("no such feed", 404);
    return world::html("<title>Sign in</title>");
  };
  const RepositoryVisit seen = visit("https://github.com/equipe/code");
  ASSERT_FALSE(seen.result);
  EXPECT_EQ(seen.result.error().cause, Cause::decode);
}

TEST_F(Forge, a_server_that_cannot_leave_files_out_is_not_asked_for_a_commit) {
  override = [this](const world::WorldRequest& request) -> std::optional<world::WorldAnswer> {
    if (!request.path.ends_with("/info/refs")) return std::nullopt;
    world::WorldAnswer answer = *forges.answer(request);
    const std::size_t filter = answer.body.find(" filter");
    if (filter != std::string::npos) answer.body.replace(filter, 7, " retlif");
    return answer;
  };
  const RepositoryFacts seen = facts("https://github.com/equipe/code");
  EXPECT_EQ(seen.observed_by, "git");
  EXPECT_EQ(seen.default_branch, "main");
  EXPECT_EQ(seen.last_activity, kLastCommit) << "from the feed";
  EXPECT_EQ(seen.paths, std::nullopt);
  EXPECT_EQ(paths().back(), "github.com/equipe/code/commits.atom");
}

TEST_F(Forge, an_outage_is_an_error_with_its_cause) {
  override = [](const world::WorldRequest&) -> std::optional<world::WorldAnswer> {
    return world::text("down", 503);
  };
  for (const std::string address :
       {"https://github.com/equipe/code", "https://gitlab.com/equipe/code",
        "https://github.com/equipe", "https://codeberg.org/equipe"}) {
    const RepositoryVisit seen = visit(address);
    ASSERT_FALSE(seen.result) << address;
    EXPECT_EQ(seen.result.error().cause, Cause::http_5xx) << address;
  }
}

TEST_F(Forge, a_tokens_text_is_in_no_result) {
  override = [](const world::WorldRequest&) -> std::optional<world::WorldAnswer> {
    return world::text("down", 500);
  };
  const RepositoryVisit seen =
      visit("https://gitlab.com/equipe/code", {{"gitlab.com", "gl-secret"}});
  ASSERT_FALSE(seen.result);
  EXPECT_EQ((seen.result.error().detail + seen.result.error().url).find("secret"),
            std::string::npos);
  EXPECT_EQ(asked.front().header("authorization"), "Bearer gl-secret");
}

TEST(ForgeTokens, come_from_the_environment_for_one_host_each) {
  const ForgeTokens tokens = forge_tokens({{"GITHUB_TOKEN", "a"},
                                           {"GITLAB_TOKEN", "b"},
                                           {"VIGIE_TOKEN_GIT_EXAMPLE_ORG", "c"},
                                           {"VIGIE_TOKEN_MY__GIT_EXAMPLE_ORG", "d"},
                                           {"VIGIE_TOKEN_", "e"},
                                           {"VIGIE_TOKEN_EMPTY_TEST", ""},
                                           {"PATH", "/bin"}});
  EXPECT_EQ(tokens, (ForgeTokens{{"github.com", "a"},
                                 {"gitlab.com", "b"},
                                 {"git.example.org", "c"},
                                 {"my-git.example.org", "d"}}));
}

TEST(ForgeTokens, a_variable_of_its_own_wins) {
  EXPECT_EQ(forge_tokens({{"GITHUB_TOKEN", "a"}, {"VIGIE_TOKEN_GITHUB_COM", "b"}}),
            (ForgeTokens{{"github.com", "b"}}));
}

}  // namespace
}  // namespace vigie::test
