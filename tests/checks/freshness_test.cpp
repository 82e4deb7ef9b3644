#include "checks/freshness_context.hpp"
#include "checks/freshness_evidence.hpp"
#include "checks/freshness_series.hpp"
#include "markdown_page.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace vigie::tests {

namespace {

const Date kToday = *parse_iso_date("2026-08-20");

struct Example {
  std::string_view page;
  std::string_view newest;  // "from..to", or "" when nothing dates the figures
};

std::string newest_of(std::string_view text) {
  const FreshnessReading reading =
      read_freshness(markdown_page(text, "https://exemple.test/stats"), kToday);
  const DatedEvidence* const newest = reading.newest();
  if (newest == nullptr) return "";
  return iso_date(newest->span.from) + ".." + iso_date(newest->span.to);
}

void expect_all(std::initializer_list<Example> examples) {
  for (const Example& example : examples)
    EXPECT_EQ(newest_of(example.page), example.newest) << example.page;
}

}  // namespace

TEST(Freshness, a_date_over_figures_dates_them) {
  expect_all({
      {"Au 25 mai 2026 :\n2 827 raccordements", "2026-05-25..2026-05-25"},
      {"Chiffres au 30 juin 2026\n12 430 usagers\n87 % de satisfaction",
       "2026-06-30..2026-06-30"},
      {"Données arrêtées au 31/03/2026 : 1 204 dossiers", "2026-03-31..2026-03-31"},
      {"As of 5 June 2026, 1,204 requests", "2026-06-05..2026-06-05"},
      {"## Chiffres de mai 2026\n### Usage\n12 430 usagers", "2026-05-01..2026-05-31"},
      {"Selon l’enquête d’avril 2026 menée auprès des agents\n100 %\nrecommandent l’outil",
       "2026-04-01..2026-04-30"},
  });
}

TEST(Freshness, a_past_period_in_the_sentence_of_a_figure_dates_it) {
  expect_all({
      {"En décembre 2025, le service est utilisé par 63 administrations.",
       "2025-12-01..2025-12-31"},
      {"Le service compte plus de 3 millions de tests (mai 2026).", "2026-05-01..2026-05-31"},
      {"1,46 million d’usagers uniques en 2025, soit +21 % vs 2024", "2025-01-01..2025-12-31"},
      {"Près de 8 000 agents actifs en 2026", "2026-01-01..2026-08-20"},
      {"12 430 dossiers déposés au 2e trimestre 2026", "2026-04-01..2026-06-30"},
      {"3,5 M\nvisiteurs\nSur la plateforme en 2025", "2025-01-01..2025-12-31"},
  });
}

TEST(Freshness, the_newest_of_several_dates_wins_whatever_their_order) {
  expect_all({
      {"En mars 2026, 300 visites. En janvier 2026, 400 visites.", "2026-03-01..2026-03-31"},
      {"| Mois | Visites |\n| octobre 2025 | 12 |\n| septembre 2025 | 14 |",
       "2025-10-01..2025-10-31"},
  });
}

TEST(Freshness, dates_of_other_things_date_no_figure) {
  expect_all({
      {"12 430 usagers depuis le 01/01/2020", ""},
      {"312 dossiers (depuis 09/2024)", ""},
      {"12 430 dossiers à partir de septembre 2025", ""},
      {"Objectif : 50 000 usagers en juin 2026", ""},
      {"50 000 usagers attendus d’ici décembre 2025", ""},
      {"Couverture de 80 % en 2026 (cible)", ""},
      {"Ouvert au public en octobre 2024, le site compte 400 000 visiteurs", ""},
      {"Lancé en 2023, le service compte 12 430 usagers", ""},
      {"Le décret du 3 juillet 2026 fixe 12 indicateurs", ""},
      {"Publié le 4 avril 2026, 3 000 lecteurs", ""},
      {"83 % d’usagers satisfaits, contre 78 % en 2025", ""},
      {"À titre de comparaison, 2 685 bâtiments ont été raccordés en 2025", ""},
      {"2 500 000 personnes sont concernées (chiffres INSEE 2022)", ""},
      {"En 2022, 67 millions de personnes selon l’INSEE", ""},
      {"Nommé service à impact national en 2026, il sert 12 départements", ""},
      {"L’audit de conformité de juillet 2026 révèle que 94 % des critères sont respectés", ""},
      {"Le budget 2026 est de 450 000 €", ""},
  });
}

TEST(Freshness, dates_without_a_figure_date_nothing) {
  expect_all({
      {"Le service a été présenté en mai 2026 aux associations.", ""},
      {"Statistiques d’usage\nBienvenue, mai 2026", ""},
      {"Une démarche de 10 minutes, pour les plus de 60 ans, en mai 2026", ""},
  });
}

TEST(Freshness, regions_and_sections_that_are_not_the_page_s_own_are_left_out) {
  expect_all({
      {"12 430 usagers\nfooter: © 2026, mis à jour le 1er août 2026", ""},
      {"12 430 usagers\nconsent: Au 1er août 2026, 3 traceurs", ""},
      {"# Accessibilité : état\nAu 3 mars 2026, 81 % des critères", ""},
      {"12 430 usagers\n## Actualités\nEn juillet 2026, 300 visiteurs au salon", ""},
      {"12 430 usagers. Dans la même rubrique : En juin 2026, 300 visiteurs", ""},
  });
}

TEST(Freshness, an_accordion_is_part_of_the_page) {
  EXPECT_EQ(newest_of("hidden: | Mois | juin 2026 |\nhidden: | Visites | 430 |"),
            "2026-06-01..2026-06-30");
}

TEST(Freshness, a_declared_update_counts_when_no_figure_has_a_date) {
  EXPECT_EQ(newest_of("12 430 usagers\nDernière mise à jour : mai 2026"),
            "2026-05-01..2026-05-31");
  EXPECT_EQ(newest_of("12 430 usagers en 2025\nMis à jour le 3 août 2026"),
            "2025-01-01..2025-12-31");
}

TEST(Freshness, targets_and_empty_buckets_of_a_table_never_win) {
  expect_all({
      {"| Indicateur | 2024 | 2025 (cible) |\n| Usagers | 120 | 300 |",
       "2024-01-01..2024-12-31"},
      {"| Mois | Visites |\n| mai 2026 | 12 |\n| juin 2026 | 0 |\n| juillet 2026 | |",
       "2026-05-01..2026-05-31"},
      {"| Unité | 2024 | 2025 | 2026 | 2027 |\n| Nombre | 2 | 5 | 6 | 7 |",
       "2025-01-01..2025-12-31"},
      {"| Département | Usagers |\n| Ain | 12 |", ""},
  });
}

TEST(Freshness, an_upper_bound_needs_every_figure_to_be_dated) {
  const auto read = [](std::string_view text) {
    return read_freshness(markdown_page(text, "https://exemple.test/stats"), kToday);
  };
  EXPECT_TRUE(read("Au 25 mai 2024 :\n2 827 raccordements").hi);
  EXPECT_FALSE(read("En mai 2024, 300 éditions.\nLe service compte 12 430 usagers.").hi);
  EXPECT_FALSE(read("En temps réel.\nEn mai 2024, 300 éditions.").hi);
  EXPECT_TRUE(read("Au 31 mai 2024 :\n| Département | Usagers |\n| Ain | 12 |").hi);
  EXPECT_FALSE(read("| Département | Usagers |\n| Ain | 12 |\n## Mai 2024\n300 éditions").hi);
}

TEST(Freshness, a_series_in_a_chart_script_is_read_in_each_way_to_write_it) {
  const auto newest = [](std::string_view script) {
    const auto end = newest_in_data(script, kToday);
    return end ? iso_date(end->bucket.to) : "";
  };
  EXPECT_EQ(
      newest(R"(new Chartkick["LineChart"]("a", [["2026-05-01", 62], ["2026-06-01", 0]]))"),
      "2026-05-01");
  EXPECT_EQ(newest("Highcharts.chart('a', {series: [{data: [[1780272000000, 4], "
                   "[1782864000000, 5]]}]})"),
            "2026-07-01");
  EXPECT_EQ(newest("new Chart(c, {data: {labels: ['avril 2026', \"mai 2026\"], "
                   "datasets: [{label: 'Visites', data: [51, 62]}]}})"),
            "2026-05-31");
  EXPECT_EQ(
      newest("{xAxis: {categories: ['T1 2026', 'T2 2026']}, series: [{data: [3, 4, 5]}]}"), "")
      << "as many values as labels";
  EXPECT_EQ(newest("new Chart(c, {labels: ['Ain', 'Aisne'], data: [1, 2]})"), "");
}

TEST(Freshness, a_month_without_a_year_has_that_of_the_date_before) {
  expect_all({
      {"29 075 visiteurs en février 2021, puis 32 717 visiteurs en mars.",
       "2021-03-01..2021-03-31"},
      {"12 000 visiteurs en novembre 2025 et 14 000 visiteurs en janvier.",
       "2026-01-01..2026-01-31"},
      {"32 717 visiteurs en mars.", ""},
      {"Au 25 mai 2026 :\n900 usagers\nProchain comité en juin, le 25 mai 2026 étant passé.",
       "2026-05-25..2026-05-25"},
      {"En mai 2025, 900 usagers. L'objectif n'a pas été atteint (1 100 usagers en juin).",
       "2025-06-01..2025-06-30"},
  });
}

TEST(Freshness, figures_are_counts_and_shares_and_nothing_else) {
  const auto count = [](std::string_view text) {
    return find_figures(text, find_dates(text)).size();
  };
  EXPECT_EQ(count("12 243 comptes, 94,28 % et 3,5 millions"), 3U);
  EXPECT_EQ(count("1 955 formulaires"), 1U);
  EXPECT_EQ(count("2005 formulaires"), 1U);
  EXPECT_EQ(count("au 25 mai 2026"), 0U);
  EXPECT_EQ(count("loi n° 2005-102, article 47"), 0U);
  EXPECT_EQ(count("moins de 10 minutes en 3 ans"), 0U);
  EXPECT_EQ(count("01 40 00 00 00"), 0U);
  EXPECT_EQ(count("24/7, version 2.1.4"), 0U);
}

TEST(Freshness, a_series_in_json_needs_two_points_and_drops_its_zero_tail) {
  const auto end = newest_in_data(
      R"([{"date":"2026-05","value":12},{"date":"2026-06","value":9},{"date":"2026-07","value":0}])",
      kToday);
  ASSERT_TRUE(end);
  EXPECT_EQ(iso_date(end->bucket.to), "2026-06-30");
  EXPECT_FALSE(newest_in_data(R"([{"date":"2026-05","value":12}])", kToday));
  EXPECT_FALSE(newest_in_data(
      R"([{"date":"2026-05-02","title":"Un article qui raconte une longue histoire du service","id":1},
          {"date":"2026-06-02","title":"Un autre article qui raconte la suite de cette histoire","id":2}])",
      kToday));
}

// Each of these would take minutes if a date were compared with every figure of its block.
TEST(Freshness, a_hostile_page_is_read_in_bounded_work) {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "En mai 2026, 12 300 dossiers. ";
  EXPECT_EQ(newest_of(text), "2026-05-01..2026-05-31");
}

}  // namespace vigie::tests
