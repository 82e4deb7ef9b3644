#include "checks/statement.hpp"

#include "checks/mention.hpp"
#include "crawler/html.hpp"
#include "text/url.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace vigie::tests {
namespace {

Page page_of(std::string_view body) {
  const std::string html = "<main>" + std::string(body) + "</main>";
  auto page = parse_html(html, *parse_url("https://exemple.test/accessibilite"));
  if (!page) return {};
  page->url = page->final_url = "https://exemple.test/accessibilite";
  return *std::move(page);
}

/// A heading or a section title, then the paragraph.
struct Row {
  std::string_view body;
  std::string_view value;
};

std::string status_of(std::string_view body) {
  const auto status = read_statement(page_of(body)).status;
  return status ? std::string(to_string(status->value)) : "";
}

TEST(Statement, the_state_is_that_of_the_site) {
  for (const Row& row : std::initializer_list<Row>{
           {"<p>exemple.fr est <b>partiellement conforme</b> avec le RGAA, version 4.1.</p>",
            "partiellement"},
           {"<p>Exemple est en conformité partielle avec le référentiel général.</p>",
            "partiellement"},
           {"<p>Le site est en totale conformité avec le RGAA.</p>", "totalement"},
           {"<p>Le service n’est pas conforme au RGAA 4.1.2.</p>", "non"},
           {"<p>Le site n’est pas en conformité avec le référentiel.</p>", "non"},
           {"<p>L’application est non-conforme avec le RGAA.</p>", "non"},
           {"<p>Le site Exemple est « partiellement conforme » avec le référentiel.</p>",
            "partiellement"},
           {"<h2>État de conformité</h2><h3>Non-conforme</h3>", "non"},
           {"<table><tr><td>Statut de conformité</td><td>Partiellement conforme</td></table>",
            "partiellement"},
           {"<h1>Accessibilité : partiellement conforme</h1>", "partiellement"},
           {"<p>État de conformité : non conforme.</p>", "non"},
           {"<p>Il respecte 100 % des critères : le site est totalement conforme.</p>",
            "totalement"},
           {"<p>Ce site est à ce jour non conforme.</p>", "non"},
           {"<p>EXEMPLE EST EN CONFORMITE PARTIELLE AVEC LE RGAA</p>", "partiellement"},
           {"<p>The website is partially compliant with RGAA 4.1.</p>", "partiellement"},
           {"<p>This service is not compliant with the RGAA.</p>", "non"},
           {"<p>The site fully complies with the RGAA.</p>", "totalement"},
           {"<p>Le site était non conforme en 2022.</p><p>Il est désormais partiellement "
            "conforme au RGAA.</p>",
            "partiellement"},
           {"<p>Le site est non conforme au RGAA. Notre objectif est d’être totalement "
            "conforme "
            "en 2027.</p>",
            "non"},
           {"<p>Le site n’est pas totalement conforme au RGAA.</p>", ""},
           {"<p>Le site est totalement en grande partie conforme avec le RGAA.</p>", ""},
           {"<p>Le site est conforme au RGAA.</p>", ""},
           {"<p>Le site est non/partiellement/totalement conforme avec le RGAA.</p>", ""},
           {"<ul><li>Conformité totale : si tous les critères sont respectés</li>"
            "<li>Conformité partielle : si au moins 50 % des critères le sont</li></ul>",
            ""},
           {"<h2>Contenus non accessibles</h2><p>Le lecteur vidéo n’est pas conforme.</p>", ""},
           {"<p>Nombre de critères non conformes : 12</p>", ""},
           {"<p>Faites votre déclaration en toute conformité.</p>", ""}}) {
    EXPECT_EQ(status_of(row.body), row.value) << row.body;
  }
}

TEST(Statement, the_rate_is_the_share_of_criteria_and_never_the_average) {
  for (const Row& row : std::initializer_list<Row>{
           {"<p>81,25 % des critères sont respectés.</p>", "81.25"},
           {"<p>L’audit révèle que 81.25% des critères du RGAA 4.1 sont respectés.</p>",
            "81.25"},
           {"<p>L’audit révèle que :</p><ul><li>64 % des critères sont respectés ;</li>"
            "<li>le taux moyen de conformité du service s’élève à 88 %.</li></ul>",
            "64"},
           {"<p>Le taux moyen de conformité est de 92 % et 81 % des critères sont "
            "respectés.</p>",
            "81"},
           {"<p>Taux moyen : 92 %. Taux de conformité global : 57,4 %.</p>", "57.4"},
           {"<p>Taux de conformité global : 57 % (taux moyen : 88,5 %).</p>", "57"},
           {"<p>Le site est conforme à 79,03 % au RGAA version 4.1.</p>", "79.03"},
           {"<p>Le site est conforme au RGAA 4.1 à 84 % en moyenne.</p>", ""},
           {"<p>100 pour cent des critères sont respectés.</p>", "100"},
           {"<p>76% of the criteria are met.</p>", "76"},
           {"<p>59 critères sur 78 sont respectés.</p>", "75.6"},
           {"<p>59 critères respectés sur 78 critères applicables.</p>", "75.6"},
           {"<p>59/78 critères applicables sont respectés.</p>", "75.6"},
           {"<p>Sur les 78 critères applicables, 59 sont respectés.</p>", "75.6"},
           {"<p>19 critères non respectés sur 78.</p>", "75.6"},
           {"<p>59 out of 78 criteria are met.</p>", "75.6"},
           {"<p>19 critères sur 78 ne sont pas respectés.</p>", "75.6"},
           {"<p>Sur 106 critères, 61 sont applicables : 44 sont conformes et 17 non "
            "conformes.</p>",
            "72.1"},
           {"<p>61 critères sur 106 sont applicables.</p>", ""},
           {"<p>Conforme au RGAA 4.1. 72% des critères sont respectés.</p>", "72"},
           {"<ul><li>Nombre de critères conformes : 45</li><li>Nombre de critères non "
            "conformes : 15</li><li>Non applicables : 46</li></ul>",
            "75"},
           {"<p>72,6 % des critères sont respectés : 53 critères conformes, 20 non "
            "conformes.</p>",
            "72.6"},
           {"<h3>Résultats des tests</h3><p>Taux de conformité</p><p>63 %</p>", "63"},
           {"<h3>Résultats des tests</h3><p>63 %</p><p>des critères respectés</p>", "63"},
           {"<p>Le taux est passé de 45 % à 62 % des critères.</p>", "62"},
           {"<p>Le site était conforme à 45 %, il respecte désormais 62 % des critères.</p>",
            "62"},
           {"<p>20 % des critères ne sont pas respectés.</p>", ""},
           {"<p>Notre objectif est de 75 % des critères d’ici 2027.</p>", ""},
           {"<p>Le texte peut être agrandi à 200 %.</p>", ""},
           {"<p>Moins de 50 % des critères sont respectés.</p>", ""},
           {"<h2>Contenus non accessibles</h2><p>30 % des critères des vidéos.</p>", ""},
           {"<p>Ce site compte 3 critères de recherche.</p>", ""}}) {
    const auto rate = read_statement(page_of(row.body)).rate;
    EXPECT_EQ(rate ? rate_text(rate->value) : "", row.value) << row.body;
  }
}

std::string dates_of(std::string_view body) {
  const Statement statement = read_statement(page_of(body));
  const auto text = [](const std::optional<Stated<DateSpan>>& date) {
    return date ? date_text(date->value) : std::string("-");
  };
  return text(statement.audit) + " " + text(statement.established) + " " +
         text(statement.updated);
}

/// Audit, establishment, update.
TEST(Statement, each_date_goes_to_its_event) {
  for (const Row& row : std::initializer_list<Row>{
           {"<p>L’audit réalisé par Exemplia le 12 mars 2025 révèle ceci.</p>",
            "2025-03-12 - -"},
           {"<p>Audit : mars 2024.</p>", "2024-03 - -"},
           {"<p>42 % des critères sont respectés, audit du 03/02/2026.</p>", "2026-02-03 - -"},
           {"<p>100 % des critères sont respectés (audit interne, 10.06.2025).</p>",
            "2025-06-10 - -"},
           {"<p>L’audit a été mené du 3 au 7 mars 2025.</p>", "2025-03-07 - -"},
           {"<p>Le 12 mars 2025, un audit a été conduit.</p>", "2025-03-12 - -"},
           {"<h2>Date de réalisation de l’audit</h2><p>Le 22/07/2024.</p>", "2024-07-22 - -"},
           {"<p>L’audit publié le 3 mai 2025 est en ligne.</p>", "2025-05-03 - -"},
           {"<p>Cette déclaration a été établie le 2 avril 2025. Elle a été mise à jour le "
            "5 janvier 2026.</p>",
            "- 2025-04-02 2026-01-05"},
           {"<p>Établie le <span>27 mars 2023</span>.</p>", "- 2023-03-27 -"},
           {"<p>Déclaration d’accessibilité établie le 1er mars 2024, à la suite de l’audit du "
            "12/01/2024.</p>",
            "2024-01-12 2024-03-01 -"},
           {"<p>Cette déclaration d’accessibilité a été créé le 22 novembre 2023 grâce au "
            "Générateur de Déclaration d’Accessibilité, sur la base de l’audit réalisé par "
            "Exemplia le 21 septembre 2023.</p>",
            "2023-09-21 2023-11-22 -"},
           {"<h2>Établissement de cette déclaration</h2><p>Le 2 avril 2025.</p>",
            "- 2025-04-02 -"},
           {"<p>Dernière mise à jour : janvier 2026</p>", "- - 2026-01"},
           {"<p>L’audit réalisé en septembre 2023 est en ligne.</p><p>L’audit a été réalisé le "
            "21 septembre 2023.</p>",
            "2023-09-21 - -"},
           {"<table><tr><th>Date de l’audit</th><td>15/02/2025</td></tr></table>",
            "2025-02-15 - -"},
           {"<p>Un audit est prévu au premier semestre 2027.</p>", "- - -"},
           {"<p>This statement was prepared on 2 April 2025. It was last updated on January 5, "
            "2026.</p>",
            "- 2025-04-02 2026-01-05"},
           {"<p>Loi du 11 février 2005. Décret du 24 juillet 2019.</p>", "- - -"},
           {"<p>Le prochain audit est prévu en mars 2027.</p>", "- - -"},
           {"<p>Un audit sera réalisé en mars 2027.</p>", "- - -"},
           {"<h2>Non-conformités</h2><p>Une correction est publiée le 3 mai 2026.</p>",
            "- - -"},
           {"<p>Le schéma pluriannuel a été publié en mai 2024.</p>", "- - -"},
           {"<p>Le site, mis en ligne le 3 mai 2024, plaît.</p>", "- - -"}}) {
    EXPECT_EQ(dates_of(row.body), row.value) << row.body;
  }
}

TEST(Statement, the_version_of_the_referential_is_read) {
  for (const Row& row : std::initializer_list<Row>{
           {"<p>conforme avec le RGAA 4.1.2.</p>", "4.1.2"},
           {"<p>(RGAA), version 4.1, en raison de</p>", "4.1"},
           {"<p>la version 4.1 du référentiel général</p>", "4.1"},
           {"<p>RGAA v4</p>", "4"},
           {"<p>RGAA version 4</p><p>RGAA 4.1.2</p>", "4.1.2"},
           {"<p>Le référentiel général d’amélioration de l’accessibilité - version 4.1</p>",
            "4.1"},
           {"<p>RGAA 47 critères</p>", ""},
           {"<p>conformément au RGAA, article 47</p>", ""},
           {"<p>EN 301 549 V3.2.1</p>", ""}}) {
    const auto rgaa = read_statement(page_of(row.body)).rgaa;
    EXPECT_EQ(rgaa ? rgaa->value : "", row.value) << row.body;
  }
}

TEST(Statement, the_auditor_is_a_name) {
  for (const Row& row : std::initializer_list<Row>{
           {"<p>L’audit réalisé par la société Exemplia le 12 mars révèle</p>", "Exemplia"},
           {"<p>L’audit de conformité réalisé par Exemplia révèle que</p>", "Exemplia"},
           {"<p>L’audit, effectué par l’agence Très Accès en mai, montre</p>", "Très Accès"},
           {"<p>L’audit réalisé par la DINUM révèle</p>", "DINUM"},
           {"<p>L’audit au RGAA 4.1.2 réalisé en mars 2026 par la société <a href=/x>Idéal</a> "
            "révèle</p>",
            "Idéal"},
           {"<p>Audit mené par Exemplia et Accessia, en 2025.</p>", "Exemplia et Accessia"},
           {"<p>Auditeur : Exemplia</p><p>L’audit est public.</p>", "Exemplia"},
           {"<p>Auditeur : Exemplia (audit de mars)</p>", "Exemplia"},
           {"<table><tr><th>Auditeur</th><td>Exemplia</td></tr></table>", "Exemplia"},
           {"<p>Audit externe mené en mai 2024 par le cabinet Accessia.</p>", "Accessia"},
           {"<p>Le 3 mars 2025, la société Accessia a évalué et audité le site.</p>",
            "Accessia"},
           {"<p>L’audit (février 2026, société Accessia) est public.</p>", "Accessia"},
           {"<p>The audit was carried out by Exemplia on 12 March.</p>", "Exemplia"},
           {"<p>L’audit réalisé en interne révèle</p>", ""},
           {"<p>L’audit réalisé par nos soins révèle</p>", ""},
           {"<p>L’audit réalisé par un prestataire externe révèle</p>", ""},
           {"<p>Un site réalisé par Exemplia.</p>", ""}}) {
    const auto auditor = read_statement(page_of(row.body)).auditor;
    EXPECT_EQ(auditor ? auditor->value : "", row.value) << row.body;
  }
}

TEST(Statement, the_contact_is_an_address_or_a_form) {
  for (const Row& row : std::initializer_list<Row>{
           {"<p><a href='mailto:acces@exemple.fr?subject=x'>Nous écrire</a></p>",
            "acces@exemple.fr"},
           {"<p>Écrivez à acces@exemple.fr.</p>", "acces@exemple.fr"},
           {"<p>contact (at) exemple.fr</p>", "contact@exemple.fr"},
           {"<p>contact [arobase] exemple [point] fr</p>", "contact@exemple.fr"},
           {"<p>contact[at]exemple.gouv.fr</p>", "contact@exemple.gouv.fr"},
           {"<p>contact arobase exemple point fr</p>", "contact@exemple.fr"},
           {"<p>Contact: access AT exemple DOT fr</p>", "access@exemple.fr"},
           {"<p>Have a look at exemple.fr</p>", ""},
           {"<p>Formulaire : <a href='/ecrire-ici'>formulaire de contact</a></p>",
            "https://exemple.test/ecrire-ici"},
           {"<p><a href='/contact'>nous joindre</a></p>", "https://exemple.test/contact"},
           {"<p><a href='/information'>Plus d’informations</a></p>", ""},
           {"<p><a href='https://formulaire.defenseurdesdroits.fr/'>Écrire un message au "
            "Défenseur des droits</a> <a href='https://www.defenseurdesdroits.fr/x'>Contacter "
            "le délégué</a></p>",
            ""},
           {"<p>Nous sommes à votre écoute.</p>", ""}}) {
    const auto contact = read_statement(page_of(row.body)).contact;
    EXPECT_EQ(contact ? contact->value : "", row.value) << row.body;
  }
}

std::string years_of(const std::optional<Stated<YearRange>>& years) {
  if (!years) return "";
  return std::to_string(years->value.first) + "-" + std::to_string(years->value.last);
}

TEST(Statement, the_years_of_plans_are_those_written_with_them) {
  const Statement both =
      read_statement(page_of("<p><a href='/2021/07/s.pdf'>Schéma pluriannuel 2025-2027</a> · "
                             "<a href='/plan'>Plan d’actions 2026</a></p>"));
  EXPECT_EQ(years_of(both.scheme), "2025-2027");
  EXPECT_EQ(years_of(both.plan), "2026-2026");
  const Statement neither = read_statement(
      page_of("<p><a href='/2021/07/schema.pdf'>Schéma pluriannuel</a>. Plan d’action national "
              "contre le bruit 2026.</p>"));
  EXPECT_EQ(years_of(neither.scheme), "");
  EXPECT_EQ(years_of(neither.plan), "");
  const Statement words = read_statement(
      page_of("<p>Schéma pluriannuel de mise en accessibilité numérique 2024 à 2026, plan "
              "d’actions annuel pour l’année 2026.</p>"));
  EXPECT_EQ(years_of(words.scheme), "2024-2026");
  EXPECT_EQ(years_of(words.plan), "2026-2026");
}

TEST(Statement, the_law_is_cited_in_many_ways) {
  for (const std::string_view body :
       {"article 47 de la loi n° 2005-102 du 11 février 2005", "loi n<sup>o</sup> 2005-102",
        "loi nº 2005‑102", "loi numéro 2005-102", "article 47 de la loi du 11 février 2005",
        "Act no. 2005-102 of 11 February 2005"})
    EXPECT_TRUE(read_statement(page_of("<p>" + std::string(body) + "</p>")).cites_law) << body;
  EXPECT_FALSE(read_statement(page_of("<p>Le 11 février 2005, il neigeait.</p>")).cites_law);
}

TEST(Statement, the_generators_are_recognised) {
  EXPECT_EQ(read_statement(page_of("<p>créée grâce au <a href='https://betagouv.github.io/"
                                   "a11y-generateur-declaration/#create'>Générateur</a></p>"))
                .generator,
            "betagouv");
  EXPECT_EQ(read_statement(
                page_of("<p><a href='https://ara.numerique.gouv.fr/rapport/x'>Audit</a></p>"))
                .generator,
            "ara");
  EXPECT_TRUE(read_statement(page_of("<p>[Nom de l’entité] s’engage</p>")).is_unfilled);
}

TEST(Statement, a_page_is_one_when_it_speaks_as_one) {
  EXPECT_TRUE(is_statement(page_of("<h1>Accessibilité</h1><p>RGAA, Défenseur des droits</p>")));
  EXPECT_FALSE(is_statement(page_of("<h1>Faire ma déclaration</h1><p>En conformité.</p>")));
}

TEST(Statement, a_page_of_nothing_but_cues_is_read_in_linear_time) {
  for (const std::string_view unit :
       {"accessibilité : ", "audit 12 % ", "le 3 mai 2025 ", "a@b ", "non conforme ",
        "59 critères sur ", "schéma pluriannuel 20", "réalisé par Ex. ", "[at] "}) {
    std::string body = "<h1>";
    while (body.size() < 200'000) body += unit;
    body += "</h1>";
    for (int i = 0; i < 500; ++i) body += "<p>audit</p>";
    const Page page = page_of(body);
    EXPECT_FALSE(page.blocks.empty());
    EXPECT_LE(read_statement(page).generator.size(), 8U) << unit;
    EXPECT_LE(read_mention(page).text.size(), 1'000U) << unit;
  }
}

}  // namespace
}  // namespace vigie::tests
