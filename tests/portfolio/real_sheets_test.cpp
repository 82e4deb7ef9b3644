// The public sheets of the programme, where a copy of them stands beside the project.
#include "portfolio/lint.hpp"
#include "portfolio/phase.hpp"
#include "portfolio/read.hpp"
#include "portfolio/repository_target.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>

#include <gtest/gtest.h>

namespace vigie {
namespace {

using namespace std::chrono_literals;

constexpr Date kAsOf{2026y / 8 / 20};

class RealSheets : public testing::Test {
 protected:
  static const std::filesystem::path& folder() {
    static const std::filesystem::path kFolder(VIGIE_SOURCE_DIR "/../shared/portfolio");
    return kFolder;
  }

  void SetUp() override {
    if (!std::filesystem::is_directory(folder()))
      GTEST_SKIP() << "no copy of the sheets at " << folder();
    auto read = read_portfolio(folder());
    ASSERT_TRUE(read);
    portfolio_ = *std::move(read);
  }

  template <class Predicate>
  auto count(Predicate predicate) const {
    return std::ranges::count_if(portfolio_.products, predicate);
  }

  std::map<std::string, int> lint_counts() const {
    std::map<std::string, int> counts;
    for (const Diagnostic& problem : lint(portfolio_, kAsOf)) ++counts[problem.id];
    return counts;
  }

  Portfolio portfolio_;
};

TEST_F(RealSheets, all_load_without_an_error) {
  EXPECT_EQ(portfolio_.products.size(), 662U);
  for (const Diagnostic& problem : portfolio_.problems)
    EXPECT_NE(problem.severity, Severity::error) << to_string(problem);
}

TEST_F(RealSheets, have_the_known_phases_as_of_a_day) {
  std::map<std::string, int> phases;
  for (const Product& product : portfolio_.products) ++phases[phase_as_of(product, kAsOf)];
  const std::map<std::string, int> known{{"abandon-investigation", 202}, {"abandon", 123},
                                         {"construction", 109},          {"transfere", 91},
                                         {"acceleration", 74},           {"investigation", 25},
                                         {"consolidation", 24},          {"opere", 14}};
  EXPECT_EQ(phases, known);
}

TEST_F(RealSheets, have_the_known_number_of_addresses_after_cleaning) {
  EXPECT_EQ(count([](const Product& p) { return !p.site.empty(); }), 322);
  EXPECT_EQ(count([](const Product& p) { return !p.repositories.empty(); }), 302);
  EXPECT_EQ(count([](const Product& p) { return !p.stats_url.empty(); }), 211);
  EXPECT_EQ(count([](const Product& p) { return !p.budget_url.empty(); }), 129);
  EXPECT_EQ(count([](const Product& p) { return !p.impact_url.empty(); }), 105);
  EXPECT_EQ(count([](const Product& p) { return !p.dashlord_url.empty(); }), 132);
  EXPECT_EQ(count([](const Product& p) { return p.stats.has_value(); }), 335);
  EXPECT_EQ(count([](const Product& p) { return !p.accessibility_status.empty(); }), 265);
  EXPECT_EQ(count([](const Product& p) { return !p.contact.empty(); }), 662);
}

TEST_F(RealSheets, have_the_known_kinds_of_repositories) {
  std::map<RepositoryKind, int> kinds;
  for (const Product& product : portfolio_.products)
    for (const std::string& address : product.repositories)
      ++kinds[repository_target(address).kind];
  const std::map<RepositoryKind, int> known{{RepositoryKind::repository, 277},
                                            {RepositoryKind::organisation, 22},
                                            {RepositoryKind::team, 1},
                                            {RepositoryKind::not_a_forge, 2}};
  EXPECT_EQ(kinds, known);
}

}  // namespace
}  // namespace vigie
