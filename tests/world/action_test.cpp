// The scripts of the GitHub action, as its steps run them.
#include "demo/run_program.hpp"
#include "demo/temporary_folder.hpp"
#include "demo/world_server.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace vigie::test {
namespace {

std::string text_of(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

class Action : public testing::Test {
 protected:
  Action()
      : world_([](const world::WorldRequest& request) { return answer(request); },
               world::no_faults()) {
    EXPECT_TRUE(world_.write_ca(folder_ / "ca.pem"));
    std::ofstream(folder_ / "portfolio.json")
        << R"([{"id": "one", "attributes": {"name": "One", "link": "https://one.test",
               "phases": [{"name": "acceleration", "start": "2024-01-01"}]}},
              {"id": "two", "attributes": {"name": "Two", "link": "https://two.test"}}])";
  }

  static world::WorldAnswer answer(const world::WorldRequest& request) {
    return request.path == "/" ? world::html("<h1>Service</h1>")
                               : world::html("<p>No</p>", 404);
  }

  /// The step "Audit" with these inputs beside the usual ones; whether it succeeded.
  bool audit(std::vector<std::string> inputs) {
    std::vector<std::string> environment{
        "VIGIE=" VIGIE_BINARY_DIR "/vigie", "VIGIE_PORTFOLIO=" + (folder_ / "portfolio.json"),
        "VIGIE_OUT=" + (folder_ / "report"), "GITHUB_OUTPUT=" + (folder_ / "output"),
        "VIGIE_OPTIONS=--connect-to\n" + world_.address() + "\n--ca-file\n" +
            (folder_ / "ca.pem") + "\n--allow-private-addresses\n--quiet"};
    for (std::string& input : inputs) environment.push_back(std::move(input));
    return world::run_program({.words = {"/bin/sh", VIGIE_SOURCE_DIR "/ci/github/audit"},
                               .environment = std::move(environment)})
        .has_value();
  }

  world::TemporaryFolder folder_;
  world::WorldServer world_;
};

TEST_F(Action, audits_and_tells_later_steps_how_it_went) {
  EXPECT_TRUE(audit({"VIGIE_FORMATS=json", "VIGIE_PRODUCTS=one"}));
  EXPECT_EQ(text_of(folder_ / "output"), "status=done\nreport=" + (folder_ / "report") + "\n");
  const std::string report = text_of(folder_ / "report/audit.json");
  EXPECT_NE(report.find("\"id\": \"one\""), std::string::npos);
  EXPECT_EQ(report.find("\"id\": \"two\""), std::string::npos);
}

TEST_F(Action, fails_when_the_gate_trips_and_says_so) {
  EXPECT_FALSE(audit({"VIGIE_FAIL_ON=fail"}));
  EXPECT_NE(text_of(folder_ / "output").find("status=gate"), std::string::npos);
}

TEST_F(Action, keeps_its_memory_where_it_was_told_to) {
  EXPECT_TRUE(audit({"VIGIE_STATE=" + (folder_ / "vigie.db")}));
  EXPECT_TRUE(std::filesystem::exists(folder_ / "vigie.db"));
  EXPECT_TRUE(std::filesystem::exists(folder_ / "report/changes.md"));
}

TEST_F(Action, stops_at_a_mistake_in_its_inputs) {
  EXPECT_FALSE(audit({"VIGIE_FORMATS=jsn"}));
  EXPECT_EQ(text_of(folder_ / "output"), "");
}

TEST_F(Action, cuts_a_summary_that_is_too_long_between_two_lines) {
  std::filesystem::create_directories(folder_ / "report");
  std::ofstream(folder_ / "report/index.md") << "# One\n| a | b |\n| c | d |\n";
  const auto told = world::run_program(
      {.words = {"/bin/sh", VIGIE_SOURCE_DIR "/ci/github/summary", folder_ / "report"},
       .environment = {"VIGIE_SUMMARY_BYTES=18"}});
  ASSERT_TRUE(told);
  EXPECT_EQ(*told, "# One\n| a | b |\n\n*…*\n");
}

}  // namespace
}  // namespace vigie::test
