// Dashboards read by their own interfaces, in every state that their sources describe.
#include "ask.hpp"
#include "crawler/dashboard_address.hpp"
#include "crawler/visit_dashboards.hpp"
#include "dashboard_stand_ins.hpp"
#include "demo/temporary_folder.hpp"
#include "demo/world_server.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace vigie::test {
namespace {

using Rows = std::vector<std::vector<std::string>>;

const Date kDay = *parse_iso_date("2026-08-20");

class Dashboards : public testing::Test {
 protected:
  Dashboards()
      : world_(dashboard_answer, [](std::string_view) { return world::HostPolicy{}; }) {
    EXPECT_TRUE(world_.write_ca(folder_ / "ca.pem"));
  }

  /// The dashboards of a product whose sheet gives `address` for its statistics.
  std::vector<DashboardVisit> read(const std::string& address) {
    Page page;
    page.url = address;
    page.final_url = address;
    return read(page);
  }

  std::vector<DashboardVisit> read(const Page& page) {
    std::vector<Visit> visits;
    visits.push_back({.role = "stats", .url = page.url, .found = Found::sheet, .result = page});
    visits.back().proven = true;
    WebOptions options = options_for(world_.address());
    options.ca_file = folder_ / "ca.pem";
    options.allow_private_addresses = true;
    Web web(options, {});
    std::vector<DashboardVisit> seen;
    web.run(1, 1, [&](std::size_t) { return task(web, visits, seen); });
    return seen;
  }

  Task<bool> task(Web& web, const std::vector<Visit>& visits,
                  std::vector<DashboardVisit>& seen) {
    seen = co_await visit_dashboards(web, budget_, product_, visits, kDay);
    co_return true;
  }

  DashboardVisit only(const std::string& address) {
    std::vector<DashboardVisit> all = read(address);
    EXPECT_EQ(all.size(), 1U) << address;
    return all.empty() ? DashboardVisit{} : std::move(all.front());
  }

  world::TemporaryFolder folder_;
  world::WorldServer world_;
  Product product_;
  Budget budget_;
};

std::string metabase_at(const std::string& host, const std::string& prefix = "") {
  return "https://" + host + prefix + "/public/dashboard/" + kMetabaseUuid;
}

std::vector<std::string> texts(const Page& page) {
  std::vector<std::string> all;
  for (const Block& block : page.blocks) all.push_back(block.text);
  return all;
}

TEST_F(Dashboards, a_metabase_dashboard_is_its_series_and_its_numbers) {
  const DashboardVisit seen = only(metabase_at("metabase.test", "/bi") + "#hide_parameters=x");
  ASSERT_TRUE(seen.result);
  EXPECT_EQ(seen.tool, "Metabase");
  EXPECT_EQ(seen.state, DashboardState::read);
  EXPECT_EQ(seen.results, 4U);
  EXPECT_EQ(seen.failed_results, 0U);
  const Page& page = *seen.result;
  EXPECT_EQ(page.title, "Chiffres clés");
  EXPECT_EQ(page.final_url,
            std::string("https://metabase.test/bi/api/public/dashboard/") + kMetabaseUuid);
  ASSERT_EQ(page.tables.size(), 1U);
  EXPECT_EQ(page.tables[0].caption, "Usagers actifs par mois");
  EXPECT_EQ(page.tables[0].rows, (Rows{{"Created At: Month", "Usagers actifs par mois"},
                                       {"2026-04", "120"},
                                       {"2026-05", "175"},
                                       {"2026-06", "0"},
                                       {"2026-07", ""}}));
  EXPECT_EQ(texts(page),
            (std::vector<std::string>{
                "12243", "Usagers inscrits", "Objectif : 500 Structures ouvertes", "312",
                "Structures ouvertes", "92,257 %", "Part des usagers satisfaits"}));
}

TEST_F(Dashboards, a_metabase_question_is_one_series) {
  const DashboardVisit seen =
      only(std::string("https://metabase.test/bi/public/question/") + kQuestionUuid);
  ASSERT_TRUE(seen.result);
  ASSERT_EQ(seen.result->tables.size(), 1U);
  EXPECT_EQ(seen.result->tables[0].rows,
            (Rows{{"Semaine", "Trajets réalisés"}, {"2026-08-03", "7"}, {"2026-08-10", "9"}}));
}

TEST_F(Dashboards, a_metabase_of_before_is_read_by_its_routes) {
  const DashboardVisit seen = only(metabase_at("older.test"));
  EXPECT_EQ(seen.state, DashboardState::read);
  EXPECT_EQ(seen.results, 4U);
}

TEST_F(Dashboards, parameters_are_those_of_the_address_else_their_defaults) {
  EXPECT_EQ(only(metabase_at("asking.test") + "?annee=2026").results, 4U);
  const DashboardVisit unasked = only(metabase_at("asking.test"));
  EXPECT_EQ(unasked.state, DashboardState::failed);
  EXPECT_EQ(unasked.failed_results, 4U);
}

TEST_F(Dashboards, what_nobody_can_see_is_told_apart) {
  struct Case {
    std::string host;
    DashboardState state;
    std::string said;
  };
  for (const Case& each :
       {Case{"revoked.test", DashboardState::gone, "Not found."},
        Case{"unshared.test", DashboardState::closed, "Public sharing is not enabled."},
        Case{"failing.test", DashboardState::failed, ""},
        Case{"oauth.test", DashboardState::closed, ""},
        Case{"nothing.test", DashboardState::unreadable, ""}}) {
    const DashboardVisit seen = only(metabase_at(each.host));
    ASSERT_TRUE(seen.result) << each.host;
    EXPECT_EQ(to_string(seen.state), to_string(each.state)) << each.host;
    EXPECT_EQ(seen.said, each.said) << each.host;
  }
}

TEST_F(Dashboards, an_outage_is_no_state_of_a_dashboard) {
  const DashboardVisit seen = only(metabase_at("broken.test"));
  ASSERT_FALSE(seen.result);
  EXPECT_EQ(seen.result.error().cause, Cause::http_5xx);
}

TEST_F(Dashboards, a_huge_result_costs_its_own_place_only) {
  const DashboardVisit seen = only(metabase_at("huge.test"));
  EXPECT_EQ(seen.state, DashboardState::read);
  EXPECT_EQ(seen.results, 3U);
  EXPECT_EQ(seen.failed_results, 1U);
}

TEST_F(Dashboards, a_matomo_is_its_visits_by_day_and_by_month) {
  const DashboardVisit seen = only("https://matomo.test/index.php?module=CoreHome&idSite=75");
  ASSERT_TRUE(seen.result);
  ASSERT_EQ(seen.result->tables.size(), 2U);
  EXPECT_EQ(seen.result->tables[1].rows, (Rows{{"", "visites", "visiteurs uniques"},
                                               {"2026-06", "1200", "800"},
                                               {"2026-07", "1300", "900"}}));
  EXPECT_EQ(only("https://matomo.test/#?period=day&idSite=75").results, 2U);
  EXPECT_TRUE(read("https://matomo.test/index.php?module=CoreAdminHome&idSite=75").empty())
      << "the opt-out of a legal page";
}

TEST_F(Dashboards, a_matomo_that_is_not_public_says_so_with_status_200) {
  const DashboardVisit seen = only("https://private.test/index.php?idSite=75");
  EXPECT_EQ(seen.state, DashboardState::closed);
  EXPECT_NE(seen.said.find("requires 'view' access"), std::string::npos) << seen.said;
}

TEST_F(Dashboards, a_superset_is_the_charts_that_the_public_may_read) {
  const DashboardVisit seen = only("https://superset.test/superset/dashboard/lasuite/");
  ASSERT_TRUE(seen.result);
  EXPECT_EQ(seen.result->title, "La Suite");
  EXPECT_EQ(seen.results, 1U);
  EXPECT_EQ(seen.failed_results, 1U);
  EXPECT_EQ(seen.result->tables.at(0).rows,
            (Rows{{"mois", "comptes"}, {"2026-06-01", "41000"}, {"2026-07-01", "45000"}}));
}

TEST_F(Dashboards, a_grafana_is_asked_panel_by_panel) {
  const DashboardVisit seen =
      only(std::string("https://grafana.test/public-dashboards/") + kGrafanaToken);
  ASSERT_TRUE(seen.result);
  EXPECT_EQ(seen.result->title, "Disponibilité");
  EXPECT_EQ(seen.results, 1U);
  EXPECT_EQ(seen.failed_results, 1U) << "the panel of a closed row, whose query failed";
  EXPECT_EQ(seen.result->tables.at(0).rows, (Rows{{"Time", "Requêtes par jour"},
                                                  {"2026-08-17", "510"},
                                                  {"2026-08-18", "498,5"},
                                                  {"2026-08-19", ""}}));
}

TEST_F(Dashboards, a_document_of_la_suite_is_its_text_and_its_last_change) {
  for (const std::string host : {"docs.test", "olddocs.test"}) {
    const DashboardVisit seen = only("https://" + host + "/docs/" + kDocsUuid + "/");
    ASSERT_TRUE(seen.result) << host;
    EXPECT_EQ(seen.state, DashboardState::read) << host;
    EXPECT_EQ(seen.result->title, "Matrice d'impact");
    EXPECT_EQ(seen.result->last_modified, parse_iso_date("2026-05-04"));
    EXPECT_EQ(seen.result->tables.size(), 1U);
    EXPECT_EQ(texts(*seen.result).at(1), "En avril 2026, 4 210 usagers actifs.");
  }
}

TEST_F(Dashboards, a_shared_link_of_plausible_opens_its_graph) {
  const DashboardVisit seen = only("https://plausible.test/share/site.example?auth=slug");
  ASSERT_TRUE(seen.result);
  EXPECT_EQ(seen.result->tables.at(0).rows.back(),
            (std::vector<std::string>{"2026-07", "1700"}));
  EXPECT_EQ(only("https://plausible.test/share/site.example?auth=no").state,
            DashboardState::gone);
}

TEST_F(Dashboards, a_page_shows_frames_links_and_the_route_of_its_host) {
  Page page;
  page.url = page.final_url = "https://site.test/stats";
  page.frames = {{.url = metabase_at("older.test"), .title = ""},
                 {.url = "https://video.test/embed/1", .title = ""}};
  page.links = {{.url = metabase_at("older.test"), .text = "En grand"},
                {.url = "https://superset.test/superset/dashboard/lasuite/", .text = "Détail"},
                {.url = metabase_at("revoked.test"), .text = "Pied", .region = Region::footer}};
  const std::vector<DashboardVisit> all = read(page);
  std::vector<std::string> tools;
  for (const DashboardVisit& each : all) tools.push_back(each.tool + " " + each.on_page);
  EXPECT_EQ(tools, (std::vector<std::string>{"Metabase https://site.test/stats",
                                             "Superset https://site.test/stats",
                                             "/api/stats https://site.test/stats"}));
  EXPECT_EQ(
      all.back().result->tables.at(0).rows,
      (Rows{{"", "Simulations par mois"}, {"2026-06-30", "1100"}, {"2026-07-31", "1200"}}));
}

TEST_F(Dashboards, what_a_product_may_ask_is_bounded) {
  budget_.max_requests = 3;
  const DashboardVisit seen = only(metabase_at("older.test"));
  EXPECT_LE(budget_.spent.requests, 10U) << "one answer and one round of results";
  EXPECT_NE(seen.state, DashboardState::unreadable);
}

TEST(DashboardAddress, tells_public_views_from_other_addresses) {
  for (const std::string url :
       {"https://bi.test/public/dashboard/not-a-uuid", "https://bi.test/dashboard/12",
        "https://bi.test/superset/welcome/", "https://grafana.test/d/abc/x",
        "https://site.test/page?idSite=x", "https://site.test/docs/guide/", "mailto:a@b.test",
        "https://site.test/a/b.html?idSite=3"})
    EXPECT_FALSE(dashboard_address(url)) << url;
  const auto signed_one =
      dashboard_address("https://bi.test/embed/dashboard/aaa.bbb.ccc#bordered=false");
  ASSERT_TRUE(signed_one);
  EXPECT_TRUE(signed_one->is_signed);
}

}  // namespace
}  // namespace vigie::test
