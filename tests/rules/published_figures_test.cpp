// Where a product's figures are taken from.
#include "rules/published_figures.hpp"

#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace vigie {
namespace {

TEST(PublishedFigures, the_newest_of_a_dashboards_series_of_people_shows_the_reach) {
  const std::string url = "https://bi.test/public/dashboard/1";
  Page page;
  page.url = page.final_url = url;
  page.tables = {
      {.caption = "Usagers actifs",
       .rows = {{"Mois", "Usagers actifs"}, {"2025-01", "120000"}, {"2026-07", "150000"}}}};
  Evidence evidence;
  evidence.dashboards.push_back({.tool = "Metabase",
                                 .url = url,
                                 .on_page = {},
                                 .state = DashboardState::read,
                                 .result = page,
                                 .results = 1});
  const PublishedFigures figures = published_figures(evidence);
  ASSERT_TRUE(figures.significant);
  EXPECT_EQ(figures.significant->value, 150'000);
  EXPECT_EQ(figures.significant->period, "2026-07");
  EXPECT_EQ(figures.significant->evidence.url, url);

  evidence.dashboards.front().state = DashboardState::closed;
  EXPECT_TRUE(published_figures(evidence).figures.empty());
}

}  // namespace
}  // namespace vigie
