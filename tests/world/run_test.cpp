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
  if (request.path == "/rate_limit")
    return world::json(R"({"resources":{"graphql":{"remaining":5000}}})");
  if (request.path == "/graphql")
    return world::json(R"({"data":{"t0":{"url":"https://github.com/equipe/code",
                           "isArchived":true,"licenseInfo":{"spdxId":"MIT"}}}})");
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

// What the archive holds decides which questions are asked, not who replays it.
TEST_F(Run, replays_what_a_token_showed_without_the_token) {
  std::ofstream(folder_ / "one.json") << R"([{"id": "quick", "attributes": {"name": "Quick",
      "link": "https://quick.test", "repository": "https://github.com/equipe/code"}}])";
  AuditRequest recorded = request(folder_ / "one.json");
  recorded.more = {"--record", folder_ / "night.warc.gz"};
  recorded.github_token = "secret";
  const AuditResult seen = run_audit(recorded);
  ASSERT_FALSE(seen.audit.is_null());
  EXPECT_EQ(verdicts(seen.audit)["quick"]["open-source"], "warn") << "archived";

  AuditRequest replayed = recorded;
  replayed.out = folder_ / "again";
  replayed.more = {"--replay", folder_ / "night.warc.gz"};
  replayed.github_token.clear();
  EXPECT_EQ(run_audit(replayed).exit_status, 0);
  EXPECT_EQ(files_to_compare(recorded.out), files_to_compare(replayed.out));
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
  asked.formats = "md,json,html,csv,sarif,junit,openmetrics,badges,calendar,reminders,api";
  asked.more = {"--state", folder_ / "vigie.db"};
  EXPECT_EQ(run_audit(asked).exit_status, 0);
  const auto told = world::run_program(
      {.words = {"/usr/bin/python3", VIGIE_SOURCE_DIR "/tests/reports/validate_formats.py",
                 asked.out},
       .environment = {}});
  EXPECT_TRUE(told) << "validate_formats.py says why on standard error";
}

TEST_F(Run, shards_merge_to_the_bytes_of_one_run) {
  std::ofstream file(folder_ / "many.json");
  file << "[";
  for (const char* const host : {"a.test", "b.test", "c.test", "d.test", "e.test"})
    file << R"({"id": ")" << host[0] << R"(", "attributes": {"name": "<b>", "link": "https://)"
         << host << R"("}},)";
  file << R"({"id": "hung", "attributes": {"name": "Hung", "link": "https://hung.test"}}])";
  file.close();
  AuditRequest whole = request(folder_ / "many.json");
  whole.timeout_seconds = 2;
  whole.formats = "md,json,html,csv,sarif,junit,openmetrics,badges,calendar,reminders,api";
  EXPECT_EQ(run_audit(whole).exit_status, 0);

  std::vector<std::string> merge{
      VIGIE_BINARY_DIR "/vigie", "merge", "--format", whole.formats, "--out",
      folder_ / "merged"};
  std::size_t products = 0;
  for (const char* const shard : {"1/3", "2/3", "3/3"}) {
    AuditRequest part = whole;
    part.out = folder_ / ("part-" + std::string(1, shard[0]));
    part.formats = "json";
    part.more = {"--shard", shard};
    const AuditResult result = run_audit(part);
    EXPECT_EQ(result.exit_status, 0);
    products += result.audit.at("products").size();
    merge.push_back(part.out + "/audit.json");
  }
  EXPECT_EQ(products, 6U) << "each product is in one shard";
  EXPECT_TRUE(world::run_program({.words = merge, .environment = {}}));
  const auto expected = files_to_compare(whole.out);
  const auto merged = files_to_compare(folder_ / "merged");
  ASSERT_EQ(merged.size(), expected.size());
  for (const auto& [name, text] : expected) EXPECT_EQ(merged.at(name), text) << name;

  merge.pop_back();
  EXPECT_FALSE(world::run_program({.words = merge, .environment = {}})) << "a part is missing";
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
