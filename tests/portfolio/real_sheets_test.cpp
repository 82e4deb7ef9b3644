// The public sheets of the programme, where a copy of them stands beside the project.
#include "portfolio/indicators.hpp"
#include "portfolio/lint.hpp"
#include "portfolio/phase.hpp"
#include "portfolio/read.hpp"
#include "portfolio/repository_target.hpp"
#include "portfolio/sheet_patch.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

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
    static const auto kPortfolio = read_portfolio(folder());
    ASSERT_TRUE(kPortfolio);
    portfolio_ = *kPortfolio;
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

TEST_F(RealSheets, show_every_known_oddity) {
  const std::map<std::string, int> counts = lint_counts();
  const std::map<std::string, int> known{{"stats-declared-false-with-url", 16},
                                         {"stats-declared-true-without-url", 25},
                                         {"impact-url-equals-stats-url", 22},
                                         {"link-has-tracking-parameters", 6},
                                         {"link-shared", 2},
                                         {"repository-trailing-slash", 30},
                                         {"repository-is-team", 1},
                                         {"repository-not-a-forge", 2},
                                         {"repository-stray-text", 1},
                                         {"repository-plain-http", 1},
                                         {"stats-url-retired-host", 7},
                                         {"stats-url-bare-ip", 1},
                                         {"stats-url-double-slash", 1},
                                         {"stats-url-not-a-page", 1},
                                         {"stats-url-text-fragment", 1},
                                         {"stats-url-missing", 14},
                                         {"national-impact-without-stats-url", 5},
                                         {"budget-url-blank", 1},
                                         {"phase-future-start", 4},
                                         {"title-stray-spaces", 14},
                                         {"html-entities", 2}};
  for (const auto& [id, count] : known)
    EXPECT_EQ(counts.contains(id) ? counts.at(id) : 0, count) << id;
  // 33 sites have a path; five of them are no sites.
  EXPECT_EQ(counts.at("link-has-path") + counts.at("link-not-a-site"), 33);
}

TEST_F(RealSheets, tell_that_33_of_them_share_one_pad) {
  int sheets = 0;
  for (const Diagnostic& problem : lint(portfolio_, kAsOf)) {
    if (problem.id != "budget-url-shared" ||
        problem.text.find("and 30 others") == std::string::npos)
      continue;
    EXPECT_NE(problem.text.find("pad.numerique.gouv.fr/rHMnemklQm6Sww5yVCI9ow"),
              std::string::npos);
    ++sheets;
  }
  EXPECT_EQ(sheets, 33);
}

TEST_F(RealSheets, give_the_years_of_the_programmes_own_page) {
  struct Row {
    int year, launches, stops, stopped_investigations, national_impacts;
  };
  const Indicators figures = indicators(portfolio_, kAsOf);
  for (const Row& row : std::vector<Row>{{2018, 36, 4, 0, 1},
                                         {2019, 31, 7, 7, 1},
                                         {2020, 43, 16, 33, 2},
                                         {2021, 45, 9, 70, 5},
                                         {2022, 49, 16, 19, 5},
                                         {2023, 40, 18, 14, 7},
                                         {2024, 49, 20, 36, 0},
                                         {2025, 63, 24, 22, 7}}) {
    const auto year = std::ranges::find(figures.years, row.year, &YearIndicators::year);
    ASSERT_NE(year, figures.years.end()) << row.year;
    EXPECT_EQ(year->launches, row.launches) << row.year;
    EXPECT_EQ(year->stops, row.stops) << row.year;
    EXPECT_EQ(year->stopped_investigations, row.stopped_investigations) << row.year;
    EXPECT_EQ(year->national_impacts, row.national_impacts) << row.year;
  }
}

TEST_F(RealSheets, read_the_same_after_they_were_tidied) {
  for (const Product& product : portfolio_.products) {
    std::ifstream file(product.sheet.file, std::ios::binary);
    const std::string sheet{std::istreambuf_iterator<char>(file), {}};
    const std::string tidy = tidied_sheet(sheet);
    if (tidy == sheet) continue;
    const auto again = read_sheet(tidy, product.sheet.file);
    ASSERT_TRUE(again) << product.id;
    EXPECT_EQ(again->phases, product.phases) << product.id;
    EXPECT_EQ(again->themes.size(), product.themes.size()) << product.id;
    EXPECT_EQ(again->description, product.description) << product.id;
  }
}

}  // namespace
}  // namespace vigie
