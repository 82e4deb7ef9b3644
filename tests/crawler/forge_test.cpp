#include "crawler/forge.hpp"

#include "demo/forge_stand_in.hpp"
#include "demo/git_backend.hpp"
#include "demo/temporary_folder.hpp"
#include "demo/world_server.hpp"

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace vigie {
namespace {

using namespace std::chrono_literals;

constexpr Date kLastCommit{2026y / 7 / 14};

/// A forge's repository "equipe/code", and one for each state that it may be in.
world::ForgeTable table() {
  world::ForgeTable table;
  table.hosts = {{"github.com", world::ForgeSoftware::github},
                 {"gitlab.com", world::ForgeSoftware::gitlab},
                 {"codeberg.org", world::ForgeSoftware::gitea},
                 {"forge.demo.test", world::ForgeSoftware::gitea}};
  for (const auto& [host, software] : table.hosts) {
    const auto add = [&](const std::string& name, const std::string& git_name) {
      table.repositories.push_back({.host = host,
                                    .owner = "equipe",
                                    .name = name,
                                    .licence = git_name == "licensed" ? "MIT" : "",
                                    .is_archived = name == "archive",
                                    .is_empty = git_name == "empty",
                                    .last_commit = kLastCommit,
                                    .git_name = git_name});
    };
    add("code", "licensed");
    add("archive", "licensed");
    add("nu", "bare");
    add("vide", "empty");
    add("parti", "licensed");
    table.repositories.back().moved_to = "equipe/code";
  }
  table.repositories.push_back({.host = "gitlab.com",
                                .owner = "equipe/groupe",
                                .name = "outil",
                                .licence = "EUPL-1.2",
                                .last_commit = kLastCommit,
                                .git_name = "licensed"});
  return table;
}

Task<bool> visit_task(Web& web, std::string address, const ForgeTokens& tokens, Budget& budget,
                      std::optional<RepositoryVisit>& visit) {
  Task<RepositoryVisit> task =
      visit_repository(web, budget, repository_target(address), tokens);
  visit = co_await std::move(task);
  co_return true;
}

class Forge : public ::testing::Test {
 protected:
  void SetUp() override {
    const std::map<std::string, std::string> files = {
        {"LICENSE", "MIT License\n"},
        {"README.md", "# Code\n"},
        {"package.json", "{}\n"},
        {".github/workflows/ci.yml", "on: push\n"},
        {".github/CODEOWNERS", "* @equipe\n"},
        {"src/main.cpp", "int main() {}\n"}};
    ASSERT_TRUE(world::make_git_repository(
        folder.path(), {.name = "licensed", .files = files, .last_commit = kLastCommit}));
    ASSERT_TRUE(world::make_git_repository(
        folder.path(),
        {.name = "bare", .files = {{"notes.txt", "x\n"}}, .last_commit = kLastCommit}));
    ASSERT_TRUE(world::make_git_repository(folder.path(), {.name = "empty"}));
    ASSERT_TRUE(server.write_ca(folder / "ca.pem"));
  }

  /// Visits an address in a world where `override` answers first, if it does.
  RepositoryVisit visit(const std::string& address, const ForgeTokens& tokens = {}) {
    WebOptions options;
    options.threads = 1;
    options.retries = 0;
    options.forge_burst = options.host_burst = 1'000;
    options.connect_to = server.address();
    options.ca_file = folder / "ca.pem";
    options.allow_private_addresses = true;
    options.user_agent = "vigie-test";
    Web web(options, {});
    std::optional<RepositoryVisit> seen;
    web.run(1, 1, [&](std::size_t) { return visit_task(web, address, tokens, budget, seen); });
    return *std::move(seen);
  }

  RepositoryFacts facts(const std::string& address, const ForgeTokens& tokens = {}) {
    const RepositoryVisit seen = visit(address, tokens);
    EXPECT_TRUE(seen.result) << address << ": "
                             << (seen.result ? "" : seen.result.error().detail);
    return seen.result ? *seen.result : RepositoryFacts{};
  }

  world::WorldAnswer answer(const world::WorldRequest& request) {
    {
      const std::lock_guard lock(mutex);
      asked.push_back(request);
    }
    if (override) {
      if (auto other = override(request)) return *other;
    }
    return forges.answer(request).value_or(world::text("elsewhere", 404));
  }

  /// The addresses that were asked for, robots.txt left out.
  std::vector<std::string> paths() {
    const std::lock_guard lock(mutex);
    std::vector<std::string> out;
    for (const world::WorldRequest& request : asked) {
      if (request.path != "/robots.txt") out.push_back(request.host + request.path);
    }
    return out;
  }

  world::TemporaryFolder folder;
  world::GitBackend git{folder.path()};
  world::ForgeStandIn forges{table(), git};
  std::mutex mutex;
  std::vector<world::WorldRequest> asked;  // guarded by mutex
  std::function<std::optional<world::WorldAnswer>(const world::WorldRequest&)> override;
  Budget budget;
  world::WorldServer server{
      [this](const world::WorldRequest& request) { return answer(request); },
      world::no_faults()};
};

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

TEST_F(Forge, what_the_api_does_not_name_git_reads) {
  const RepositoryFacts seen =
      facts("https://github.com/equipe/nu", {{"github.com", "secret"}});
  EXPECT_EQ(seen.observed_by, "github-api");
  EXPECT_EQ(seen.archived, false);
  EXPECT_EQ(seen.licence, std::nullopt);
  EXPECT_EQ(seen.paths, std::vector<std::string>{"notes.txt"});
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
  EXPECT_EQ(facts("https://gitlab.com/equipe").public_repositories, 6);
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
}  // namespace vigie
