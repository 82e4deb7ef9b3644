#include "demo/forge_stand_in.hpp"

#include "demo/git_backend.hpp"
#include "demo/run_program.hpp"
#include "demo/temporary_folder.hpp"
#include "demo/world_server.hpp"
#include "tests/world/http_client.hpp"

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace vigie::world {
namespace {

using namespace std::chrono_literals;

constexpr Date kLastCommit{2026y / 7 / 14};

ForgeTable table() {
  const std::vector<std::pair<std::string, ForgeSoftware>> forges{
      {"github.com", ForgeSoftware::github},
      {"gitlab.com", ForgeSoftware::gitlab},
      {"git.demo.test", ForgeSoftware::gitea}};
  ForgeTable table;
  table.github_points = 2;
  for (const auto& [host, software] : forges) {
    table.hosts.emplace(host, software);
    table.repositories.push_back({.host = host,
                                  .owner = "equipe",
                                  .name = "code",
                                  .licence = "MIT",
                                  .last_commit = kLastCommit,
                                  .git_name = "licensed"});
  }
  return table;
}

class Forges : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(make_git_repository(
        folder.path(), {.name = "licensed",
                        .files = {{"LICENSE", "MIT License\n"}, {"README.md", "# Code\n"}},
                        .last_commit = kLastCommit}));
    ca_file = folder / "ca.pem";
    ASSERT_TRUE(server.write_ca(ca_file));
  }

  test::Seen ask(const std::string& url) const {
    return test::ask(server, ca_file, {.url = url});
  }

  TemporaryFolder folder;
  std::string ca_file;
  GitBackend git{folder.path()};
  ForgeStandIn forges{table(), git};
  WorldServer server{[this](const WorldRequest& request) {
                       return forges.answer(request).value_or(text("elsewhere", 502));
                     },
                     no_faults()};
};

TEST_F(Forges, each_api_tells_what_is_public_and_404_for_the_rest) {
  const std::vector<std::pair<std::string, long>> cases{
      {"https://api.github.com/rate_limit", 200},
      {"https://api.github.com/graphql", 401},
      {"https://gitlab.com/api/v4/projects/equipe%2Fcode?license=true", 200},
      {"https://gitlab.com/api/v4/projects/equipe%2Fsecret", 404},
      {"https://gitlab.com/api/v4/groups/equipe", 200},
      {"https://git.demo.test/api/v1/repos/equipe/code", 200},
      {"https://git.demo.test/api/v1/repos/equipe/secret", 404},
      {"https://github.com/equipe/code", 200},
      {"https://github.com/equipe/code/commits.atom", 200},
      {"https://github.com/equipe/secret", 404},
      {"https://github.com/equipe/secret.git/info/refs?service=git-upload-pack", 401},
      {"https://gitlab.com/equipe/secret.git/info/refs?service=git-upload-pack", 401},
      {"https://git.demo.test/equipe/secret.git/info/refs?service=git-upload-pack", 404},
      {"https://elsewhere.test/", 502},
  };
  for (const auto& [url, status] : cases) EXPECT_EQ(ask(url).status, status) << url;
}

TEST_F(Forges, graphql_says_two_hundred_and_an_error_once_its_points_are_used) {
  const test::Asked question{
      .url = "https://api.github.com/graphql",
      .method = "POST",
      .headers = {"Authorization: Bearer secret"},
      .body = R"({"query":"query($o0: String!, $n0: String!) {\n t0: repository(owner: $o0, )"
              R"(name: $n0) { url } }","variables":{"o0":"equipe","n0":"code"}})"};
  const auto answer = nlohmann::json::parse(test::ask(server, ca_file, question).body);
  EXPECT_EQ(answer["data"]["t0"]["url"], "https://github.com/equipe/code");
  EXPECT_EQ(answer["data"]["rateLimit"]["remaining"], 1);
  test::ask(server, ca_file, question);
  const test::Seen refused = test::ask(server, ca_file, question);
  EXPECT_EQ(refused.status, 200);
  EXPECT_EQ(refused.headers.at("x-ratelimit-remaining"), "0");
  EXPECT_EQ(nlohmann::json::parse(refused.body)["errors"][0]["type"], "RATE_LIMITED");
}

TEST_F(Forges, the_git_program_itself_reads_the_repositories) {
  for (const std::string host : {"github.com", "gitlab.com", "git.demo.test"}) {
    const std::string clone = folder / ("clone-" + host);
    const std::vector<std::string> environment{"HOME=/nonexistent", "GIT_TERMINAL_PROMPT=0",
                                               "GIT_CONFIG_NOSYSTEM=1"};
    const auto cloned = run_program(
        {.words = {"git", "-c", "http.sslCAInfo=" + ca_file, "-c",
                   "http.curloptResolve=" + host + ":" + std::to_string(server.port()) +
                       ":127.0.0.1",
                   "clone", "--quiet", "--filter=blob:none", "--bare",
                   "https://" + host + ":" + std::to_string(server.port()) + "/equipe/code.git",
                   clone},
         .environment = environment});
    ASSERT_TRUE(cloned.has_value()) << host;
    const auto date = run_program({.words = {"git", "-C", clone, "log", "-1", "--format=%cs"},
                                   .environment = environment});
    EXPECT_EQ(date, "2026-07-14\n") << host;
  }
}

TEST_F(Forges, feeds_and_apis_tell_the_date_of_the_last_commit) {
  const auto commits = nlohmann::json::parse(
      ask("https://gitlab.com/api/v4/projects/equipe%2Fcode/repository/commits").body);
  EXPECT_EQ(commits.at(0).at("committed_date"), "2026-07-14T12:00:00Z");
  EXPECT_NE(ask("https://gitlab.com/equipe/code/-/commits/main?format=atom")
                .body.find("<updated>2026-07-14T12:00:00Z</updated>"),
            std::string::npos);
}

}  // namespace
}  // namespace vigie::world
