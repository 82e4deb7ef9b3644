// The program against the demo: every invented product gets the verdicts that it is there for.
#include "demo/demo_play.hpp"
#include "demo/temporary_folder.hpp"
#include "tests/world/audit_run.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <yaml-cpp/yaml.h>

namespace vigie::test {
namespace {

constexpr const char* kDemo = VIGIE_SOURCE_DIR "/demo";

/// Adds the verdicts of one list of checks; `others` is for those that a product does not name.
void add_verdicts(Truth& truth, const YAML::Node& file, const char* list, const char* others) {
  for (const auto& product : file["products"]) {
    Verdicts& verdicts = truth[product.first.as<std::string>()];
    for (const auto& check : file[list]) {
      const auto id = check.as<std::string>();
      const YAML::Node own = product.second[id];
      const YAML::Node other = product.second[others];
      verdicts[id] = own ? own.as<std::string>() : other ? other.as<std::string>() : "pass";
    }
  }
}

Truth expected() {
  const YAML::Node file = YAML::LoadFile(std::string(kDemo) + "/expected.yaml");
  Truth truth;
  add_verdicts(truth, file, "checks", "all-others");
  add_verdicts(truth, file, "code-checks", "all-code");
  return truth;
}

TEST(Demo, every_product_gets_the_verdicts_that_it_is_there_for) {
  const Date today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  const world::TemporaryFolder repositories;
  const world::TemporaryFolder out;
  const auto play = world::DemoPlay::start(kDemo, repositories.path(), today, 0);
  ASSERT_TRUE(play) << to_string(play.error().front());
  ASSERT_TRUE(play->server().write_ca(out / "ca.pem"));
  const Truth truth = expected();
  ASSERT_GE(truth.size(), 27U);

  const AuditResult result = run_audit({.world = play->server(),
                                        .ca_file = out / "ca.pem",
                                        .portfolio = std::string(kDemo) + "/portfolio",
                                        .out = out / "report",
                                        .as_of = today,
                                        .threads = 2,
                                        .timeout_seconds = 4});
  EXPECT_EQ(result.exit_status, 0);
  ASSERT_FALSE(result.audit.is_null());
  for (const std::string& line : disagreements(truth, result.audit)) ADD_FAILURE() << line;
}

TEST(DemoProgram, says_where_it_listens_and_ends_when_told_to) {
  const world::TemporaryFolder folder;
  std::array<std::string, 7> words{VIGIE_BINARY_DIR "/vigie-demo",
                                   "--root",
                                   kDemo,
                                   "--ca-file",
                                   folder / "ca.pem",
                                   "--ready-file",
                                   folder / "ready"};
  std::array<char*, 8> pointers{};
  std::ranges::transform(words, pointers.begin(),
                         [](std::string& word) { return word.data(); });
  pid_t process = 0;
  ASSERT_EQ(posix_spawn(&process, pointers.front(), nullptr, nullptr, pointers.data(), environ),
            0);
  int status = 0;
  std::string address;
  while (address.empty() && waitpid(process, &status, WNOHANG) == 0) {
    std::ifstream file(folder / "ready");
    std::getline(file, address);
  }
  ASSERT_TRUE(address.starts_with("127.0.0.1:")) << "status " << status;
  ASSERT_EQ(kill(process, SIGTERM), 0);
  ASSERT_EQ(waitpid(process, &status, 0), process);
  EXPECT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
  EXPECT_TRUE(std::filesystem::exists(folder / "ca.pem"));
}

}  // namespace
}  // namespace vigie::test
