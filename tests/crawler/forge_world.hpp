/// A world with forges for the tests of visits: repositories in every state, real git behind.
#pragma once

#include "crawler/forge.hpp"
#include "crawler/github.hpp"
#include "demo/forge_stand_in.hpp"
#include "demo/git_backend.hpp"
#include "demo/temporary_folder.hpp"
#include "demo/world_server.hpp"

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace vigie::test {

using namespace std::chrono_literals;

inline constexpr Date kLastCommit{2026y / 7 / 14};

/// By git_name: what the repositories hold.
inline std::map<std::string, world::GitRepository> contents() {
  const std::map<std::string, std::string> files = {{"LICENSE", "MIT License\n"},
                                                    {"README.md", "# Code\n"},
                                                    {"package.json", "{}\n"},
                                                    {".github/workflows/ci.yml", "on: push\n"},
                                                    {".github/CODEOWNERS", "* @equipe\n"},
                                                    {"src/main.cpp", "int main() {}\n"}};
  return {
      {"licensed", {.name = "licensed", .files = files, .last_commit = kLastCommit}},
      {"bare", {.name = "bare", .files = {{"notes.txt", "x\n"}}, .last_commit = kLastCommit}},
      {"empty", {.name = "empty"}}};
}

/// A forge's repository "equipe/code", and one for each state that it may be in.
inline world::ForgeTable forge_table() {
  world::ForgeTable table;
  table.contents = contents();
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

inline Task<bool> visit_task(Web& web, std::string address, ForgeAccess& access, Budget& budget,
                             std::optional<RepositoryVisit>& visit) {
  RepositoryTarget target = repository_target(address);
  const auto token = access.tokens.find("github.com");
  if (token != access.tokens.end()) {
    std::vector<RepositoryTarget> targets(1, target);
    access.github = co_await ask_github(web, budget, std::move(targets), token->second);
  }
  Task<RepositoryVisit> task = visit_repository(web, budget, target, access);
  visit = co_await std::move(task);
  co_return true;
}

inline Task<bool> github_task(Web& web, std::vector<RepositoryTarget> targets, Budget& budget,
                              GithubAnswers& answers) {
  answers = co_await ask_github(web, budget, std::move(targets), "secret");
  co_return true;
}

class Forge : public ::testing::Test {
 protected:
  void SetUp() override {
    for (const auto& [name, repository] : contents())
      ASSERT_TRUE(world::make_git_repository(folder.path(), repository)) << name;
    ASSERT_TRUE(server.write_ca(folder / "ca.pem"));
  }

  WebOptions web_options() {
    WebOptions options;
    options.threads = 1;
    options.retries = 0;
    options.forge_burst = options.host_burst = 1'000;
    options.connect_to = server.address();
    options.ca_file = folder / "ca.pem";
    options.allow_private_addresses = true;
    options.user_agent = "vigie-test";
    return options;
  }

  /// Visits an address in a world where `override` answers first, if it does.
  RepositoryVisit visit(const std::string& address, const ForgeTokens& tokens = {}) {
    Web web(web_options(), {});
    ForgeAccess access{.tokens = tokens, .github = {}};
    std::optional<RepositoryVisit> seen;
    web.run(1, 1, [&](std::size_t) { return visit_task(web, address, access, budget, seen); });
    return *std::move(seen);
  }

  /// What GitHub's API says of repositories "owner/name" or owners.
  GithubAnswers ask(const std::vector<std::string>& paths_at_github) {
    Web web(web_options(), {});
    std::vector<RepositoryTarget> targets;
    for (const std::string& path : paths_at_github)
      targets.push_back(repository_target("https://github.com/" + path));
    GithubAnswers answers;
    web.run(1, 1, [&](std::size_t) { return github_task(web, targets, budget, answers); });
    return answers;
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
  world::ForgeStandIn forges{forge_table(), git};
  std::mutex mutex;
  std::vector<world::WorldRequest> asked;  // guarded by mutex
  std::function<std::optional<world::WorldAnswer>(const world::WorldRequest&)> override;
  Budget budget;
  world::WorldServer server{
      [this](const world::WorldRequest& request) { return answer(request); },
      world::no_faults()};
};

}  // namespace vigie::test
