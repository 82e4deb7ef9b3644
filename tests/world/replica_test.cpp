// The program against a replica of the real portfolio: verdicts equal the planted truth,
// product by product, and neither they nor anything else depends on the number of threads.
#include "demo/temporary_folder.hpp"
#include "demo/world_server.hpp"
#include "portfolio/read.hpp"
#include "tests/world/audit_run.hpp"
#include "tests/world/replica_world.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <future>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace vigie::test {
namespace {

constexpr const char* kPortfolio = VIGIE_SOURCE_DIR "/../shared/portfolio";
constexpr Date kAsOf{std::chrono::year{2026} / 8 / 20};

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::launch kHowToRun = std::launch::deferred;
#else
constexpr std::launch kHowToRun = std::launch::async;
#endif

class Replica : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(kPortfolio)) GTEST_SKIP() << "no portfolio at " << kPortfolio;
    auto read = read_portfolio(kPortfolio);
    ASSERT_TRUE(read) << to_string(read.error().front());
    portfolio = std::move(*read);
    plan = plan_replica(portfolio, kAsOf);
  }

  Portfolio portfolio;
  ReplicaPlan plan;
};

TEST_F(Replica, every_shape_and_every_fault_is_planted_somewhere) {
  std::set<int> faults;
  std::set<int> homes;
  std::set<int> stats;
  std::set<int> budgets;
  std::set<int> statements;
  std::set<std::size_t> mentions;
  for (const auto& [name, host] : plan.hosts) {
    faults.insert(static_cast<int>(host.fault));
    for (const auto& [document, page] : host.declared) {
      if (page.stats) stats.insert(static_cast<int>(*page.stats));
      if (page.budget) budgets.insert(static_cast<int>(*page.budget));
    }
    if (!host.is_site || host.fault != HostFault::none) continue;
    homes.insert(static_cast<int>(host.plan.home));
    if (host.plan.home != HomeShape::page) continue;
    statements.insert(static_cast<int>(host.plan.statement));
    mentions.insert(host.plan.mention);
  }
  EXPECT_EQ(faults.size(), 12U);
  EXPECT_EQ(homes.size(), 3U);
  EXPECT_EQ(stats.size(), 12U);
  EXPECT_EQ(budgets.size(), 5U);
  EXPECT_EQ(statements.size(), 6U);
  EXPECT_EQ(mentions.size(), mention_plans().size());
}

TEST_F(Replica, each_check_has_every_verdict_that_a_page_can_lead_to) {
  std::map<std::string, std::set<std::string>> words;
  std::size_t planted = 0;
  for (const auto& [product, verdicts] : truth_of(portfolio, plan))
    for (const auto& [check, verdict] : verdicts) {
      ++planted;
      words[check].insert(verdict.substr(0, verdict.find(' ')));
    }
  EXPECT_GT(planted, 7'500U);
  const std::map<std::string, std::size_t> expected{
      {"site-reachable", 4},        {"stats-page", 6},
      {"metric-freshness", 6},      {"open-source", 4},
      {"accessibility-mention", 6}, {"accessibility-statement", 5},
      {"legal-notice", 6},          {"terms", 6},
      {"privacy-policy", 6},        {"contact", 5},
      {"budget-page", 5},           {"https", 4}};
  for (const auto& [check, count] : expected) EXPECT_EQ(words[check].size(), count) << check;
}

TEST_F(Replica, verdicts_equal_the_planted_truth_whatever_the_number_of_threads) {
  const world::TemporaryFolder repositories;
  const world::TemporaryFolder out;
  ReplicaWorld replica(plan, repositories.path());
  ASSERT_TRUE(replica.is_ready());
  world::WorldServer server(
      [&](const world::WorldRequest& request) { return replica.answer(request); },
      [&](std::string_view host) { return replica.policy(host); }, {.as_of = kAsOf});
  ASSERT_TRUE(server.write_ca(out / "ca.pem"));
  const Truth truth = truth_of(portfolio, plan);
  ASSERT_EQ(truth.size(), portfolio.products.size());
  const auto report = [&](int threads) { return out / ("report-" + std::to_string(threads)); };

  // At the same time: an audit mostly waits for its turn at the forges. One after the other
  // where sanitizers make the machine so slow that answers come too late.
  const auto audit_with = [&](int threads) {
    return std::async(kHowToRun, [&, threads] {
      return run_audit({.world = server,
                        .ca_file = out / "ca.pem",
                        .portfolio = kPortfolio,
                        .out = report(threads),
                        .as_of = kAsOf,
                        .threads = threads,
                        .timeout_seconds = 10});
    });
  };
  std::array<std::future<AuditResult>, 2> audits{audit_with(1), audit_with(8)};
  for (std::future<AuditResult>& audit : audits) {
    const AuditResult result = audit.get();
    EXPECT_EQ(result.exit_status, 0);
    ASSERT_FALSE(result.audit.is_null());
    for (const std::string& line : disagreements(truth, result.audit)) ADD_FAILURE() << line;
  }
  const auto one = files_to_compare(report(1));
  const auto eight = files_to_compare(report(8));
  EXPECT_GT(one.size(), portfolio.products.size());
  EXPECT_EQ(one.size(), eight.size());
  for (const auto& [name, text] : one) {
    const auto other = eight.find(name);
    ASSERT_NE(other, eight.end()) << name;
    const auto [here, there] = std::ranges::mismatch(text, other->second);
    const auto around = [](const std::string& whole, std::string::const_iterator at) {
      const auto start = std::max<std::ptrdiff_t>(0, at - whole.begin() - 60);
      return whole.substr(static_cast<std::size_t>(start), 160);
    };
    EXPECT_TRUE(text == other->second)
        << name << " with 1 thread: …" << around(text, here) << "…\nand with 8: …"
        << around(other->second, there) << "…";
  }
}

}  // namespace
}  // namespace vigie::test
