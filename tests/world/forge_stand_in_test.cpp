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
      {"https://api.github.com/repos/equipe/code", 200},
      {"https://api.github.com/repos/equipe/secret", 404},
      {"https://api.github.com/orgs/equipe", 200},
      {"https://api.github.com/orgs/personne", 404},
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

TEST_F(Forges, the_github_api_stops_answering_once_its_quota_is_used) {
  test::Seen seen;
  for (int i = 0; i < 61; ++i) seen = ask("https://api.github.com/repos/equipe/code");
  EXPECT_EQ(seen.status, 403);
  EXPECT_EQ(seen.headers.at("x-ratelimit-remaining"), "0");
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
      ask("https://api.github.com/repos/equipe/code/commits?per_page=1").body);
  EXPECT_EQ(commits.at(0).at("commit").at("committer").at("date"), "2026-07-14T12:00:00Z");
  EXPECT_NE(ask("https://gitlab.com/equipe/code/-/commits/main?format=atom")
                .body.find("<updated>2026-07-14T12:00:00Z</updated>"),
            std::string::npos);
}

}  // namespace
}  // namespace vigie::world
