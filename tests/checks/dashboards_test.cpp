// What a dashboard that was read, or could not be, makes of a product's statistics.
#include "checks/dashboards.hpp"

#include "checks/catalogue.hpp"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace vigie::test {
namespace {

const Date kDay = *parse_iso_date("2026-08-20");
constexpr const char* kSite = "https://service.test/";
constexpr const char* kStats = "https://service.test/stats";
constexpr const char* kDashboard =
    "https://bi.test/public/dashboard/81a749aa-1111-4222-8333-0123456789ab";

Page page_at(const std::string& url, const std::string& text) {
  Page page;
  page.url = page.final_url = url;
  page.title = "Statistiques";
  page.headings = {{.level = 1, .text = "Statistiques"}};
  if (!text.empty()) page.blocks = {{.text = text, .tag = "p"}};
  return page;
}

/// A series of monthly users that ends with `last`, and one number without a date.
DashboardVisit dashboard(const std::string& last) {
  Page page = page_at(kDashboard, "");
  page.title = "Chiffres";
  page.tables = {
      {.caption = "Usagers actifs",
       .rows = {{"Mois", "Usagers actifs"}, {"2025-01", "120000"}, {last, "150000"}}}};
  return {.tool = "Metabase",
          .url = kDashboard,
          .on_page = kStats,
          .state = DashboardState::read,
          .result = std::move(page),
          .results = 1};
}

DashboardVisit in_state(DashboardState state, const std::string& said) {
  DashboardVisit visit = dashboard("2026-07");
  visit.state = state;
  visit.said = said;
  visit.result = page_at(kDashboard, "");
  visit.result->status = 404;
  return visit;
}

/// A product whose page of statistics holds the dashboard in a frame.
Evidence framed(DashboardVisit shown, const std::string& text = "") {
  Evidence evidence;
  evidence.product.id = "service";
  evidence.product.site = kSite;
  evidence.product.stats_url = kStats;
  evidence.product.sheet.file = "service.md";
  evidence.phase = "acceleration";
  evidence.as_of = kDay;
  Page home = page_at(kSite, "Un service.");
  Page stats = page_at(kStats, text);
  stats.frames = {{.url = kDashboard, .title = "Chiffres"}};
  evidence.visits.push_back(
      {.role = "home", .url = kSite, .found = Found::sheet, .result = std::move(home)});
  evidence.visits.push_back({.role = "stats",
                             .url = kStats,
                             .found = Found::sheet,
                             .result = std::move(stats),
                             .proven = true});
  evidence.dashboards.push_back(std::move(shown));
  return evidence;
}

/// The sheet's address is the dashboard itself, a page that scripts draw.
Evidence bare(DashboardVisit shown) {
  Evidence evidence = framed(std::move(shown));
  evidence.product.stats_url = kDashboard;
  Visit& stats = evidence.visits.back();
  stats.url = kDashboard;
  stats.result = page_at(kDashboard, "");
  stats.result->needs_javascript = true;
  evidence.dashboards.front().on_page = "";
  return evidence;
}

Finding judged(const char* check, const Evidence& evidence) {
  const Check* const found = find_check(check);
  return run_check(*found, evidence, Settings(found->settings));
}

std::string verdict(const char* check, const Evidence& evidence) {
  const Finding finding = judged(check, evidence);
  const auto cause = finding.cause();
  return std::string(to_string(finding.verdict())) +
         (cause ? " " + std::string(to_string(*cause)) : "");
}

TEST(DashboardFreshness, a_series_in_a_frame_dates_the_page) {
  const Finding fresh = judged("metric-freshness", framed(dashboard("2026-07")));
  EXPECT_EQ(fresh.verdict(), Verdict::pass);
  ASSERT_TRUE(fresh.freshness);
  EXPECT_EQ(fresh.freshness->newest.to, *parse_iso_date("2026-07-31"));
  EXPECT_EQ(fresh.freshness->evidence.url, kDashboard);
  EXPECT_EQ(verdict("metric-freshness", framed(dashboard("2025-02"))), "fail")
      << "all that the page shows is dated, and old";
}

TEST(DashboardFreshness, a_dashboard_that_is_the_page_dates_it) {
  EXPECT_EQ(verdict("metric-freshness", bare(dashboard("2026-07"))), "pass");
  EXPECT_EQ(verdict("metric-freshness", bare(dashboard("2025-02"))), "fail");
}

TEST(DashboardFreshness, an_undated_number_may_be_live) {
  DashboardVisit shown = dashboard("2025-02");
  shown.result->blocks = {{.text = "12243", .tag = "p"},
                          {.text = "Usagers inscrits", .tag = "p"}};
  EXPECT_EQ(verdict("metric-freshness", framed(shown)), "unknown");
  EXPECT_EQ(verdict("metric-freshness",
                    framed(dashboard("2025-02"), "Le service compte 12 243 usagers.")),
            "unknown")
      << "a figure of the page around it";
}

TEST(DashboardFreshness, old_text_around_a_living_dashboard_is_not_stale) {
  EXPECT_EQ(verdict("metric-freshness",
                    framed(dashboard("2026-07"), "En 2019, 400 usagers ont répondu.")),
            "pass");
}

TEST(DashboardFreshness, what_cannot_be_seen_is_named_and_never_a_failure) {
  for (const DashboardState state : {DashboardState::gone, DashboardState::closed,
                                     DashboardState::failed, DashboardState::unreadable}) {
    const Finding finding = judged("metric-freshness", framed(in_state(state, "Not found.")));
    EXPECT_EQ(finding.verdict(), Verdict::unknown) << to_string(state);
    EXPECT_NE(finding.reason().in(Language::en).find("Not found."), std::string::npos);
  }
  DashboardVisit down = dashboard("2026-07");
  down.result = Unexpected{Unseen{.cause = Cause::dns, .url = kDashboard, .detail = {}}};
  EXPECT_EQ(verdict("metric-freshness", framed(down)), "error dns");
}

TEST(DashboardPage, a_dashboard_that_was_read_is_public) {
  EXPECT_EQ(verdict("stats-page", bare(dashboard("2026-07"))), "pass");
  EXPECT_EQ(judged("stats-page", bare(dashboard("2026-07"))).confidence_percent, 100);
}

TEST(DashboardPage, a_link_that_was_withdrawn_leads_nowhere) {
  EXPECT_EQ(verdict("stats-page", bare(in_state(DashboardState::gone, "Not found."))), "fail");
  EXPECT_EQ(verdict("stats-page", bare(in_state(DashboardState::closed, ""))), "unknown");
  const std::string text(300, 'x');
  EXPECT_EQ(verdict("stats-page", framed(in_state(DashboardState::gone, ""), text)), "warn")
      << "the page answers 200, and its frame shows nothing";
  EXPECT_EQ(verdict("stats-page", framed(in_state(DashboardState::failed, ""), text)), "warn");
  EXPECT_EQ(verdict("stats-page", framed(in_state(DashboardState::unreadable, ""), text)),
            "pass");
}

}  // namespace
}  // namespace vigie::test
