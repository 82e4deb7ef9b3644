// A run as a whole: cut short by Ctrl-C or by its deadline, or with a portfolio behind an
// address.
#include "demo/run_program.hpp"
#include "demo/temporary_folder.hpp"
#include "tests/world/audit_run.hpp"

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <thread>

#include <gtest/gtest.h>

namespace vigie::test {
namespace {

using namespace std::chrono_literals;

constexpr const char* kPortfolio = R"([
  {"id": "quick", "attributes": {"name": "Quick", "link": "https://quick.test"}},
  {"id": "hung", "attributes": {"name": "Hung", "link": "https://hung.test"}}
])";

world::WorldAnswer answer(const world::WorldRequest& request) {
  if (request.host == "api.test") return world::json(kPortfolio);
  if (request.path != "/") return world::html("<h1>Nothing</h1>", 404);
  return world::html("<h1>Quick</h1><p>A page that answers.</p>");
}

/// One host answers, one takes connections and says nothing.
class Run : public testing::Test {
 protected:
  Run()
      : world_(answer, [](std::string_view host) {
          return world::HostPolicy{.fault = host == "hung.test"
                                                ? world::ConnectionFault::silence
                                                : world::ConnectionFault::none};
        }) {
    EXPECT_TRUE(world_.write_ca(folder_ / "ca.pem"));
    std::ofstream(folder_ / "portfolio.json") << kPortfolio;
  }

  AuditRequest request(std::string portfolio) const {
    return {.world = world_,
            .ca_file = folder_ / "ca.pem",
            .portfolio = std::move(portfolio),
            .out = folder_ / "report",
            .as_of = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()),
            .threads = 2,
            .timeout_seconds = 120};
  }

  void wait_for_connections(std::size_t count) const {
    while (world_.connections() < count) std::this_thread::sleep_for(10ms);
  }

  /// What was seen so far is told; what was not is cancelled, never a failure.
  void expect_cut_short(const AuditResult& result) const {
    EXPECT_EQ(result.exit_status, 3);
    ASSERT_FALSE(result.audit.is_null());
    EXPECT_EQ(result.audit.at("run").at("status"), "incomplete");
    EXPECT_EQ(verdicts(result.audit)["hung"]["site-reachable"], "error cancelled");
    EXPECT_TRUE(std::filesystem::exists(folder_ / "report" + "/index.md"));
  }

  world::TemporaryFolder folder_;
  world::WorldServer world_;
};

TEST_F(Run, ends_at_once_when_interrupted_and_says_what_it_saw) {
  const AuditRequest asked = request(folder_ / "portfolio.json");
  const pid_t process = start_audit(asked);
  ASSERT_GT(process, 0);
  wait_for_connections(2);
  ASSERT_EQ(kill(process, SIGINT), 0);
  expect_cut_short(finish_audit(process, asked));
}

TEST_F(Run, ends_at_its_deadline) {
  AuditRequest asked = request(folder_ / "portfolio.json");
  asked.more = {"--deadline", "2"};
  expect_cut_short(run_audit(asked));
}

TEST_F(Run, reads_a_portfolio_behind_an_address) {
  AuditRequest asked = request("https://api.test/startups.json");
  asked.more = {"--product", "quick"};
  const AuditResult result = run_audit(asked);
  EXPECT_EQ(result.exit_status, 0);
  ASSERT_FALSE(result.audit.is_null());
  EXPECT_EQ(result.audit.at("run").at("portfolio").at("products"), 2);
  EXPECT_EQ(verdicts(result.audit)["quick"]["site-reachable"], "pass");
}

TEST_F(Run, replays_its_archive_to_the_same_reports) {
  AuditRequest recorded = request(folder_ / "portfolio.json");
  recorded.timeout_seconds = 2;
  recorded.more = {"--record", folder_ / "night.warc.gz"};
  EXPECT_EQ(run_audit(recorded).exit_status, 0);
  const std::size_t connections = world_.connections();

  AuditRequest replayed = recorded;
  replayed.out = folder_ / "again";
  replayed.more = {"--replay", folder_ / "night.warc.gz"};
  EXPECT_EQ(run_audit(replayed).exit_status, 0);
  EXPECT_EQ(files_to_compare(recorded.out), files_to_compare(replayed.out));
  EXPECT_EQ(world_.connections(), connections) << "nobody is asked";
}

TEST_F(Run, tells_nobody_the_password_of_an_address) {
  std::ofstream(folder_ / "secret.json")
      << R"([{"id": "quick", "attributes": {"name": "Q", "link": "https://me:SECRET@quick.test",
            "repository": "https://me:SECRET@git.test/o/r"}}])";
  AuditRequest asked = request(folder_ / "secret.json");
  asked.more = {"--record", folder_ / "report/night.warc.gz", "--log-file",
                folder_ / "report/log", "--verbose"};
  std::filesystem::create_directories(asked.out);
  EXPECT_EQ(run_audit(asked).exit_status, 0);
  for (const auto& [name, text] : files_to_compare(asked.out))
    EXPECT_EQ(text.find("SECRET"), std::string::npos) << name;
}

TEST_F(Run, writes_what_other_programs_read) {
  AuditRequest asked = request(folder_ / "portfolio.json");
  asked.timeout_seconds = 2;
  asked.formats = "md,json,html,csv,sarif,junit,openmetrics,badges";
  EXPECT_EQ(run_audit(asked).exit_status, 0);
  const auto told = world::run_program(
      {.words = {"/usr/bin/python3", VIGIE_SOURCE_DIR "/tests/reports/validate_formats.py",
                 asked.out},
       .environment = {}});
  EXPECT_TRUE(told) << "validate_formats.py says why on standard error";
}

TEST_F(Run, refuses_an_archive_that_is_none) {
  AuditRequest asked = request(folder_ / "portfolio.json");
  asked.more = {"--replay", folder_ / "portfolio.json"};
  EXPECT_EQ(run_audit(asked).exit_status, 2);
}

TEST_F(Run, refuses_a_portfolio_address_that_answers_nothing_useful) {
  EXPECT_EQ(run_audit(request("https://quick.test/absent.json")).exit_status, 2);
}

}  // namespace
}  // namespace vigie::test
