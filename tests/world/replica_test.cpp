// The program against a replica of the real portfolio: verdicts equal the planted truth,
// product by product, and neither they nor anything else depends on the number of threads.
#include "demo/temporary_folder.hpp"
#include "demo/world_server.hpp"
#include "portfolio/read.hpp"
#include "tests/world/audit_run.hpp"
#include "tests/world/replica_world.hpp"

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace vigie::test {
namespace {

constexpr const char* kPortfolio = VIGIE_SOURCE_DIR "/../shared/portfolio";
constexpr Date kAsOf{std::chrono::year{2026} / 8 / 20};

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

  std::string first;
  for (const int threads : {1, 8}) {
    const AuditResult result = run_audit({.world = server,
                                          .ca_file = out / "ca.pem",
                                          .portfolio = kPortfolio,
                                          .out = out / ("report-" + std::to_string(threads)),
                                          .as_of = kAsOf,
                                          .threads = threads,
                                          .timeout_seconds = 5});
    EXPECT_EQ(result.exit_status, 0);
    ASSERT_FALSE(result.audit.is_null());
    for (const std::string& line : disagreements(truth, result.audit))
      ADD_FAILURE() << "with " << threads << " threads: " << line;
    const std::string bytes = without_run(result.audit);
    if (first.empty()) first = bytes;
    EXPECT_TRUE(bytes == first) << "1 thread and " << threads << " give different bytes";
  }
}

}  // namespace
}  // namespace vigie::test
