// Figures in prose, on tiles and in tables: values, units, and whether they tell what is.
#include "checks/figures.hpp"

#include "crawler/html.hpp"

#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace vigie::test {
namespace {

/// "12243 comptes créés actual", one a figure.
std::vector<std::string> told(const std::vector<Figure>& figures) {
  std::vector<std::string> lines;
  for (const Figure& figure : figures) {
    std::ostringstream line;
    line.precision(12);
    line << figure.value << (figure.measure == Measure::percent ? "%" : "") << ' '
         << figure.unit << ' ' << to_string(figure.standing);
    lines.push_back(line.str());
  }
  return lines;
}

std::vector<std::string> in_text(const std::string& text) {
  return told(figures_in_line(text, {}));
}

std::vector<std::string> in_page(const std::string& body) {
  const auto page =
      parse_html("<main>" + body + "</main>", parse_url("https://a.example").value());
  EXPECT_TRUE(page);
  return told(figures_in_page(*page));
}

using Lines = std::vector<std::string>;

TEST(Figures, are_read_in_every_way_to_write_them) {
  EXPECT_EQ(in_text("Le service compte 12\u202f243 ruches suivies."),
            (Lines{"12243 ruches suivies actual"}));
  EXPECT_EQ(in_text("Le site a reçu 1,5 million de visiteurs."),
            (Lines{"1500000 visiteurs actual"}));
  EXPECT_EQ(in_text("Plus de 300.000 usagers et 2.1 M de demandes."),
            (Lines{"300000 usagers actual", "2100000 demandes actual"}));
  EXPECT_EQ(in_text("Un million d'usagers, une centaine de milliers de dossiers déposés"),
            (Lines{"1000000 usagers actual", "100000 dossiers déposés actual"}));
  EXPECT_EQ(in_text("86,5 % des agents"), (Lines{"86.5% agents actual"}));
  EXPECT_EQ(told(figures_in_line("12,500 users", {.english = true})),
            (Lines{"12500 users actual"}));
}

TEST(Figures, take_their_unit_from_the_left_where_the_right_has_none) {
  EXPECT_EQ(in_text("Le nombre de balises posées s'élève à 4 210."),
            (Lines{"4210 balises posees actual"}));
  EXPECT_EQ(in_text("3 millions de visiteurs en 2024, et 3,4 millions en 2025"),
            (Lines{"3000000 visiteurs actual", "3400000 visiteurs actual"}));
}

TEST(Figures, take_the_unit_of_a_share_from_what_it_is_a_share_of) {
  EXPECT_EQ(in_text("Le taux d'abandon a chuté, passant de 90 % à 11 %."),
            (Lines{"90% taux d'abandon baseline", "11% taux d'abandon actual"}));
  EXPECT_EQ(in_text("Coût par dossier : 3 € en 2025, soit une baisse de 20 % sur un an"),
            (Lines{"3 € actual", "-20 cout actual"}));
  EXPECT_EQ(in_text("-40 % sur les délais de traitement"),
            (Lines{"40% délais de traitement actual"}));
  EXPECT_EQ(in_text("75 % des SE suivies publient, contre moins de 20 % l'année précédente"),
            (Lines{"75% SE suivies actual", "20% SE suivies baseline"}));
  EXPECT_EQ(in_text("8 000 € (+12 %) de primes versées"),
            (Lines{"8000 € actual", "12% primes versées actual"}));
}

TEST(Figures, of_a_survey_are_shares_of_whom_it_asked) {
  EXPECT_EQ(in_text("Enquête auprès d'un panel de 3 000 d'usagers : 84 % recommandent."),
            (Lines{"84% usagers actual"}));
  EXPECT_EQ(in_page("<h2>Satisfaction</h2><p>Enquête menée auprès de 1000 agents formés.</p>"
                    "<div><span>86%</span><p>considèrent que le courrier arrive</p></div>"
                    "<h2>Autre</h2><div><span>12%</span><p>sans plus</p></div>"),
            (Lines{"86% agents formés actual", "12%  actual"}));
}

TEST(Figures, told_as_times_count_what_was_done_or_what_was_told_before) {
  EXPECT_EQ(in_text("Les tracés ont été téléchargés plus de 2000 fois."),
            (Lines{"2000 téléchargements actual"}));
  EXPECT_EQ(in_text("Le site a reçu 115 000 visiteurs, soit 2,5 fois plus qu'en 2023."),
            (Lines{"115000 visiteurs actual", "2.5 visiteurs actual"}));
  EXPECT_EQ(in_text("Le service a évité 4,5 tonnes de CO2."), (Lines{"4.5 tCO2 actual"}));
}

TEST(Figures, a_crowd_that_is_the_products_own_is_so_when_it_is_told_again) {
  EXPECT_EQ(in_text("700 000 bénévoles inscrits. Au printemps, 200 000 bénévoles en un mois."),
            (Lines{"700000 bénévoles inscrits actual", "200000 bénévoles actual"}));
}

TEST(Figures, that_tell_what_should_be_are_no_results) {
  EXPECT_EQ(in_text("Notre objectif : atteindre 20 000 usagers d'ici 2027."),
            (Lines{"20000 usagers objective"}));
  EXPECT_EQ(in_text("Le service est utilisé par 120 communes, contre 40 en 2023."),
            (Lines{"120 communes actual", "40 communes baseline"}));
  EXPECT_EQ(in_text("Il pourrait toucher 80 000 familles."),
            (Lines{"80000 familles potential"}));
  EXPECT_EQ(told(figures_in_markdown("## Le problème\n\n500 000 familles renoncent.\n")),
            (Lines{"500000 familles problem"}));
}

TEST(Figures, of_another_time_are_what_was_before) {
  EXPECT_EQ(in_text("Le délai est respecté par 80 % des mairies, contre moins de 30 % avant."),
            (Lines{"80% mairies actual", "30% mairies baseline"}));
  EXPECT_EQ(in_text("Le nombre de dossiers a doublé, passant de 6 000 à 12 000."),
            (Lines{"6000 dossiers baseline", "12000 dossiers actual"}));
  EXPECT_EQ(in_text("41 000 comptes actifs (35 000 en 2023)"),
            (Lines{"41000 comptes actifs actual", "35000 comptes actifs baseline"}));
}

TEST(Figures, of_a_sentence_of_objectives_are_objectives_until_it_tells_what_came) {
  EXPECT_EQ(in_text("Les objectifs de 2027 sont de former 900 agents, d'ouvrir 60 sites."),
            (Lines{"900 agents objective", "60 sites objective"}));
  EXPECT_EQ(in_text("L'équipe a rempli son objectif de 2 000 visiteurs avec 2 415 visiteurs."),
            (Lines{"2000 visiteurs objective", "2415 visiteurs actual"}));
}

TEST(Figures, of_a_plight_or_a_question_about_it_are_the_size_of_the_problem) {
  EXPECT_EQ(
      in_page("<h2>1,2 million</h2><p>C'est le nombre de foyers en attente d'un jardin.</p>"),
      (Lines{"1200000 foyers problem"}));
  EXPECT_EQ(in_text("5 millions de personnes ne se rendent jamais au guichet."),
            (Lines{"5000000 personnes problem"}));
}

TEST(Figures, a_crowd_that_nobody_says_uses_the_product_is_a_market) {
  EXPECT_EQ(in_text("La France compte 900 000 artisans."), (Lines{"900000 artisans market"}));
  EXPECT_EQ(in_text("900 000 artisans utilisent le service."),
            (Lines{"900000 artisans actual"}));
}

TEST(Figures, are_not_found_where_there_are_none) {
  for (const char* const text :
       {"Appelez le 01 23 45 67 89.", "L'article 47 de la loi n° 2005-102 du 11 février 2005",
        "Version 2.4.1 du 3 mai 2026", "Pour les personnes de 60 ans", "En 2025 et en 2026",
        "Sur les 12 derniers mois", "Un service 100 % gratuit", "Une note de 1 à 10",
        "Voir https://a.example/?id=123456", "Page 3 sur 12", "Ouvert de 9h30 à 17h"})
    EXPECT_EQ(in_text(text), Lines{}) << text;
}

TEST(Figures, on_tiles_have_their_neighbour_as_label) {
  EXPECT_EQ(in_page("<div><p>48 210</p><p>usagers inscrits</p></div>"
                    "<div><p>92 %</p><p>des usagers satisfaits</p></div>"),
            (Lines{"48210 usagers inscrits actual", "92% usagers satisfaits actual"}));
  EXPECT_EQ(in_page("<p>7 031</p><p>Nombre d'agents formés</p>"),
            (Lines{"7031 agents formés actual"}));
  const auto page = parse_html("<main><p>3,5 M</p><p>de visiteurs en 2025</p></main>",
                               parse_url("https://a.example").value());
  const auto figures = figures_in_page(*page);
  ASSERT_EQ(figures.size(), 1U);
  EXPECT_EQ(figures.front().label, "de visiteurs en 2025");
  EXPECT_EQ(figures.front().value, 3.5e6);
}

TEST(Figures, of_tables_have_their_headers_and_only_the_newest_period) {
  EXPECT_EQ(in_page("<table><tr><th>Mois</th><th>Visiteurs</th><th>Dossiers</th></tr>"
                    "<tr><td>juin 2026</td><td>1 200</td><td>80</td></tr>"
                    "<tr><td>mai 2026</td><td>1 100</td><td>70</td></tr></table>"),
            (Lines{"1200 Visiteurs actual", "80 Dossiers actual"}));
  EXPECT_EQ(in_page("<table><tr><th>Région</th><th>Communes</th></tr>"
                    "<tr><td>Bretagne</td><td>120</td></tr>"
                    "<tr><td>Corse</td><td>30</td></tr></table>"),
            (Lines{"120 Communes actual", "30 Communes actual"}));
}

TEST(Figures, of_footers_and_menus_are_left_out) {
  const auto page = parse_html(
      "<header><nav>12 000 usagers</nav></header><footer>75007 Paris, 3 000 usagers</footer>",
      parse_url("https://a.example").value());
  EXPECT_TRUE(figures_in_page(*page).empty());
}

TEST(Figures, lose_markup_and_keep_their_words) {
  EXPECT_EQ(told(figures_in_markdown("* **12 000** [dossiers](https://a.example/9999) `42`\n")),
            (Lines{"12000 dossiers actual"}));
}

TEST(Figures, of_a_page_that_is_nothing_but_numbers_are_bounded) {
  std::string numbers;
  for (int i = 0; i < 400'000; ++i) numbers += "12 usagers ";
  Page page;
  page.blocks.push_back({.text = "3 000 dossiers", .tag = "p"});
  page.blocks.push_back({.text = numbers, .tag = "p"});
  EXPECT_EQ(figures_in_page(page).size(), 1U) << "the block that is too long is left out";
  EXPECT_LE(figures_in_line(numbers, {}).size(), 400U);
  EXPECT_LE(figures_in_markdown(numbers + "\n" + numbers).size(), 400U);
}

TEST(SignificantFigure, is_the_largest_count_of_people_that_is_so) {
  const auto figures = figures_in_line(
      "Le service a reçu 9 millions de visites, 300 000 usagers inscrits et 150 000 visiteurs, "
      "avec un objectif de 2 millions d'usagers.",
      {});
  const auto best = significant_figure(figures);
  ASSERT_TRUE(best);
  EXPECT_EQ(best->value, 300'000);
  EXPECT_FALSE(significant_figure(figures_in_line("9 millions de visites", {})));
}

}  // namespace
}  // namespace vigie::test
