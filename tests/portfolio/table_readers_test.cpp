// Portfolios in one file: JSON, YAML and CSV.
#include "portfolio/csv.hpp"
#include "portfolio/phase.hpp"
#include "portfolio/read.hpp"
#include "tests/portfolio/problems.hpp"

#include <string>

#include <gtest/gtest.h>

namespace vigie {
namespace {

using namespace std::chrono_literals;

Portfolio read(const std::string& text, const std::string& name) {
  auto portfolio = read_portfolio_text(text, name, "");
  EXPECT_TRUE(portfolio) << texts_of(portfolio ? std::vector<Diagnostic>{} : portfolio.error());
  return portfolio ? *std::move(portfolio) : Portfolio{};
}

const std::string kApi = R"({
  "links": {"self": "https://beta.gouv.fr/startups"},
  "data": [
    {
      "id": "mer",
      "type": "startup",
      "attributes": {
        "name": "Mer &amp; Vent",
        "pitch": "Naviguer",
        "stats_url": "https://mer.fr/stats",
        "link": "https://mer.fr",
        "repository": "https://github.com/o/mer",
        "contact": "mer@mer.fr",
        "content_url_encoded_markdown": "%23%20M%C3%A9t%C3%A9o",
        "events": [{"name": "committee", "date": "2024-02-03", "comment": ""}],
        "phases": [
          {"name": "construction", "start": "2023-01-01", "end": "2024-01-01"},
          {"name": "acceleration", "start": "2024-01-01", "end": ""}
        ],
        "sponsors": ["anct"],
        "technos": ["ruby"],
        "analyse_risques": "true"
      },
      "relationships": {"incubator": {"data": {"type": "incubator", "id": "anct"}}}
    },
    {"id": "/startups/air", "attributes": {"name": "Air", "link": null, "phases": []}}
  ]
})";

TEST(Json, reads_the_public_apis_form) {
  const Portfolio portfolio = read(kApi, "startups.json");
  ASSERT_EQ(portfolio.products.size(), 2U);
  EXPECT_EQ(portfolio.products[0].id, "air");
  const Product& mer = portfolio.products[1];
  EXPECT_EQ(mer.id, "mer");
  EXPECT_EQ(mer.name, "Mer & Vent");
  EXPECT_EQ(mer.mission, "Naviguer");
  EXPECT_EQ(mer.incubator, "anct");
  EXPECT_EQ(mer.site, "https://mer.fr");
  EXPECT_EQ(mer.stats_url, "https://mer.fr/stats");
  EXPECT_EQ(mer.description, "# Météo");
  EXPECT_EQ(mer.technologies, std::vector<std::string>{"ruby"});
  EXPECT_EQ(mer.risk_analysis, true);
  ASSERT_EQ(mer.phases.size(), 2U);
  EXPECT_EQ(mer.phases[0],
            (PhaseSpan{"construction", Date{2023y / 1 / 1}, Date{2024y / 1 / 1}}));
  EXPECT_EQ(mer.phases[1], (PhaseSpan{"acceleration", Date{2024y / 1 / 1}, {}}));
  EXPECT_EQ(mer.sheet.line, 4);
  EXPECT_EQ(mer.field_lines.at("link"), 11);
  EXPECT_EQ(mer.field_lines.at("phases.1"), 18);
  EXPECT_EQ(ids_of(portfolio.problems), "html-entities@8");
}

TEST(Json, reads_lists_maps_by_id_and_single_products) {
  for (const std::string text :
       {R"([{"id": "a", "name": "A"}])", R"({"products": [{"id": "a", "title": "A"}]})",
        R"({"startups": [{"slug": "a", "nom": "A"}]})", R"({"a": {"name": "A"}})",
        R"({"id": "a", "name": "A"})"}) {
    const Portfolio portfolio = read(text, "p.json");
    ASSERT_EQ(portfolio.products.size(), 1U) << text;
    EXPECT_EQ(portfolio.products[0].id, "a") << text;
    EXPECT_EQ(portfolio.products[0].name, "A") << text;
  }
}

TEST(Json, that_is_broken_is_refused_with_its_line) {
  const auto portfolio = read_portfolio_text("[\n {\"id\": \"a\",\n }\n]", "p.json", "");
  ASSERT_FALSE(portfolio);
  ASSERT_FALSE(portfolio.error().empty());
  EXPECT_EQ(portfolio.error()[0].place, (Place{"p.json", 3, 0}));
  EXPECT_EQ(portfolio.error()[0].id, "json-syntax");
}

TEST(Json, nested_too_deeply_is_refused) {
  const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
  const auto portfolio = read_portfolio_text(deep, "p.json", "");
  ASSERT_FALSE(portfolio);
  EXPECT_EQ(portfolio.error()[0].id, "json-depth");
}

TEST(Json, leaves_out_what_is_no_product_and_keeps_the_others) {
  const Portfolio portfolio = read(
      "[{\"id\": \"a\", \"name\": \"A\"},\n 7,\n {\"link\": \"https://x.fr\"},\n {\"id\": "
      "\"b\", "
      "\"name\": [1]}]",
      "p.json");
  ASSERT_EQ(portfolio.products.size(), 2U);
  EXPECT_EQ(portfolio.products[1].name, "b");
  EXPECT_EQ(ids_of(portfolio.problems),
            "wrong-type@2 id-missing@3 wrong-type@4 title-missing@4");
}

TEST(Json, leaves_out_a_product_with_a_field_of_ten_megabytes) {
  const std::string long_text(10U << 20U, 'x');
  const Portfolio portfolio = read(
      "[{\"id\": \"a\", \"name\": \"A\"},\n{\"id\": \"b\", \"name\": \"" + long_text + "\"}]",
      "p.json");
  ASSERT_EQ(portfolio.products.size(), 1U);
  ASSERT_EQ(ids_of(portfolio.problems), "field-too-long@2");
  EXPECT_EQ(portfolio.problems[0].text,
            "left out: expected at most 1048576 bytes for the field 'name'");
}

TEST(Json, keeps_the_first_of_two_products_with_one_id_and_names_both_places) {
  const Portfolio portfolio =
      read("[{\"id\": \"a\", \"name\": \"first\"},\n{\"id\": \"a\", \"name\": \"second\"}]",
           "p.json");
  ASSERT_EQ(portfolio.products.size(), 1U);
  EXPECT_EQ(portfolio.products[0].name, "first");
  ASSERT_EQ(portfolio.problems.size(), 1U);
  EXPECT_EQ(to_string(portfolio.problems[0]),
            "p.json:2: error: left out: expected one product 'a', and p.json:1 has it already "
            "[duplicate-id]");
}

TEST(Json, says_an_unknown_field_once_a_file) {
  const Portfolio portfolio = read(
      "[{\"id\": \"a\", \"name\": \"A\", \"lnik\": \"\"},\n"
      "{\"id\": \"b\", \"name\": \"B\", \"lnik\": \"\"}]",
      "p.json");
  ASSERT_EQ(ids_of(portfolio.problems), "unknown-field@1");
  EXPECT_EQ(portfolio.problems[0].text, "unknown field 'lnik' (did you mean 'link'?)");
}

TEST(Yaml, reads_products_with_the_sheets_fields) {
  const Portfolio portfolio = read(R"(products:
  - id: mer
    title: Mer
    link: https://mer.fr
    phases:
      - name: construction
        start: 2023-01-01
  - id: air
    title: Air
    phase: acceleration
)",
                                   "p.yaml");
  ASSERT_EQ(portfolio.products.size(), 2U);
  EXPECT_EQ(portfolio.products[0].phases,
            (std::vector<PhaseSpan>{{"acceleration", Date{}, {}}}));
  EXPECT_EQ(portfolio.products[1].field_lines.at("phases.0"), 6);
  EXPECT_EQ(ids_of(portfolio.problems), "");
}

TEST(Csv, reads_quotes_separators_and_byte_order_marks) {
  struct Row {
    std::string text;
    char separator;
  };
  for (const Row& row : std::vector<Row>{
           {"id,nom,url\na,\"A, \"\"B\"\"\nC\",https://x.fr\n", ','},
           {"\xEF\xBB\xBFid;nom;url\r\na;\"A, \"\"B\"\"\nC\";https://x.fr\r\n", ';'},
           {"id\tnom\turl\na\t\"A, \"\"B\"\"\nC\"\thttps://x.fr", '\t'}}) {
    EXPECT_EQ(csv_separator(row.text), row.separator);
    const Portfolio portfolio = read(row.text, "p.csv");
    ASSERT_EQ(portfolio.products.size(), 1U) << row.text;
    EXPECT_EQ(portfolio.products[0].id, "a");
    EXPECT_EQ(portfolio.products[0].name, "A, \"B\" C");
    EXPECT_EQ(portfolio.products[0].site, "https://x.fr");
    EXPECT_EQ(portfolio.products[0].sheet.line, 2);
    EXPECT_EQ(ids_of(portfolio.problems), "") << row.text;
  }
}

TEST(Csv, reads_the_public_apis_table) {
  const Portfolio portfolio = read(
      "id;name;mission;start;status;incubator;stats;link;repository;accessibility;contact;"
      "incubators\n"
      "mer;\"Mer\";\"Naviguer\";2020-01-02;acceleration;anct;https://mer.fr/stats;https://"
      "mer.fr;"
      "null;\"non conforme\";mer@mer.fr;\"anct,dinum\"\n",
      "startups.csv");
  ASSERT_EQ(portfolio.products.size(), 1U);
  const Product& mer = portfolio.products[0];
  EXPECT_EQ(mer.phases, (std::vector<PhaseSpan>{{"acceleration", Date{2020y / 1 / 2}, {}}}));
  EXPECT_EQ(mer.stats_url, "https://mer.fr/stats");
  EXPECT_EQ(mer.stats, std::nullopt);
  EXPECT_TRUE(mer.repositories.empty());
  EXPECT_EQ(mer.incubator, "anct");
  EXPECT_EQ(mer.accessibility_status, "non conforme");
}

TEST(Csv, takes_a_phase_without_a_date_as_the_phase_of_any_day) {
  const Portfolio portfolio = read("nom,phase\nMer du Nord,construction\n", "p.csv");
  ASSERT_EQ(portfolio.products.size(), 1U);
  EXPECT_EQ(portfolio.products[0].id, "mer-du-nord");
  EXPECT_EQ(phase_as_of(portfolio.products[0], Date{1970y / 1 / 1}), "construction");
  EXPECT_EQ(ids_of(portfolio.problems), "id-missing@2");
}

TEST(Csv, reports_unknown_columns_once_and_rows_that_do_not_fit) {
  const Portfolio portfolio =
      read("id,nom,lein,Dépôt\na,A,,https://github.com/o/a\nb,B\nc,C,,,,\nd,\"D\n", "p.csv");
  ASSERT_EQ(portfolio.products.size(), 2U);
  EXPECT_EQ(portfolio.products[0].repositories,
            std::vector<std::string>{"https://github.com/o/a"});
  EXPECT_EQ(ids_of(portfolio.problems),
            "unknown-field@1 csv-row-too-short@3 csv-row-too-long@4 csv-unclosed-quote@5");
  EXPECT_EQ(portfolio.problems[0].text, "unknown column 'lein' (did you mean 'lien'?)");
}

TEST(Text, is_recognised_by_type_then_name_then_content) {
  const std::string json = R"([{"id": "a", "name": "A"}])";
  const std::string yaml = "- id: a\n  title: A\n";
  const std::string csv = "id;nom\na;A\n";
  const std::string sheet = "---\ntitle: A\n---\n";
  struct Row {
    std::string text;
    std::string name;
    std::string type;
  };
  for (const Row& row : std::vector<Row>{{json, "x", "application/json; charset=utf-8"},
                                         {json, "x.json?v=2", "text/plain"},
                                         {json, "x", ""},
                                         {yaml, "x", "application/yaml"},
                                         {yaml, "x.yml", ""},
                                         {yaml, "x", ""},
                                         {csv, "x", "text/csv"},
                                         {csv, "x.csv", "text/plain"},
                                         {csv, "x", ""},
                                         {sheet, "a.md", ""},
                                         {sheet, "a", ""}}) {
    const auto portfolio = read_portfolio_text(row.text, row.name, row.type);
    ASSERT_TRUE(portfolio) << row.name << ' ' << row.type << texts_of(portfolio.error());
    EXPECT_EQ(portfolio->products[0].id, "a") << row.name << ' ' << row.type;
    EXPECT_EQ(portfolio->products[0].name, "A") << row.name << ' ' << row.type;
  }
}

TEST(Text, that_is_a_web_page_is_refused_as_such) {
  const auto portfolio = read_portfolio_text("<!doctype html>", "https://x.fr/", "text/html");
  ASSERT_FALSE(portfolio);
  EXPECT_EQ(ids_of(portfolio.error()), "portfolio-is-a-web-page@0");
}

TEST(Forms, of_the_same_products_read_equal) {
  const Portfolio json = read(
      R"([{"id": "a", "name": "A", "link": "https://a.fr", "repository":
         ["https://github.com/o/a", "https://github.com/o/b"], "stats": true,
         "usertypes": ["etat", "entreprise"],
         "phases": [{"name": "construction", "start": "2023-01-02", "end": "2024-01-01"},
                    {"name": "acceleration", "start": "2024-01-01"}]}])",
      "p.json");
  const Portfolio yaml = read(R"(- id: a
  title: A
  link: https://a.fr
  repository: https://github.com/o/a https://github.com/o/b
  stats: oui
  usertypes: [etat, entreprise]
  phases:
    - {name: construction, start: 2023-01-02, end: 2024-01-01}
    - {name: acceleration, start: 2024-01-01}
)",
                              "p.yaml");
  const Portfolio csv = read(
      "identifiant;nom;site;dépôt;stats;publics;phases\n"
      "a;A;https://a.fr;https://github.com/o/a https://github.com/o/b;true;etat, entreprise;"
      "construction 2023-01-02 2024-01-01 | acceleration 2024-01-01\n",
      "p.csv");
  ASSERT_EQ(json.products.size(), 1U);
  for (const Portfolio* other : {&yaml, &csv}) {
    ASSERT_EQ(other->products.size(), 1U);
    const Product& a = json.products[0];
    const Product& b = other->products[0];
    EXPECT_EQ(ids_of(other->problems), "");
    EXPECT_EQ(a.id, b.id);
    EXPECT_EQ(a.name, b.name);
    EXPECT_EQ(a.site, b.site);
    EXPECT_EQ(a.repositories, b.repositories);
    EXPECT_EQ(a.stats, b.stats);
    EXPECT_EQ(a.user_types, b.user_types);
    EXPECT_EQ(a.phases, b.phases);
  }
}

}  // namespace
}  // namespace vigie
