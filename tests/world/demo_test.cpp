// The program against the demo: every invented product gets the verdicts that it is there for.
#include "demo/demo_play.hpp"
#include "demo/temporary_folder.hpp"
#include "tests/world/audit_run.hpp"

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

namespace vigie::test {
namespace {

constexpr const char* kDemo = VIGIE_SOURCE_DIR "/demo";

Truth expected() {
  const YAML::Node file = YAML::LoadFile(std::string(kDemo) + "/expected.yaml");
  Truth truth;
  for (const auto& product : file["products"]) {
    Verdicts& verdicts = truth[product.first.as<std::string>()];
    for (const auto& check : file["checks"]) {
      const auto id = check.as<std::string>();
      const YAML::Node own = product.second[id];
      const YAML::Node others = product.second["all-others"];
      verdicts[id] = own ? own.as<std::string>() : others ? others.as<std::string>() : "pass";
    }
  }
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
                                        .timeout_seconds = 5});
  EXPECT_EQ(result.exit_status, 0);
  ASSERT_FALSE(result.audit.is_null());
  for (const std::string& line : disagreements(truth, result.audit)) ADD_FAILURE() << line;
}

}  // namespace
}  // namespace vigie::test
