#include "portfolio/readers.hpp"
#include "tests/portfolio/problems.hpp"

#include <string>

#include <gtest/gtest.h>

namespace vigie {
namespace {

using namespace std::chrono_literals;

Reading read(const std::string& fields, const std::string& body = "") {
  return read_sheet_file("---\n" + fields + "\n---\n" + body, "sheets/a.b.md");
}

Product product(const std::string& fields) {
  Reading reading = read(fields);
  EXPECT_EQ(reading.products.size(), 1U) << texts_of(reading.problems);
  return reading.products.empty() ? Product{} : reading.products.front();
}

TEST(Sheet, gives_every_field_its_member) {
  const Reading reading = read(R"(title: Carnet
mission: Tenir un carnet
sponsors:
  - /organisations/anct
incubator: anct
contact: a@b.fr
link: https://carnet.fr/
repository: https://github.com/o/carnet
stats: true
stats_url: https://carnet.fr/stats
budget_url: https://carnet.fr/budget
impact_url: https://carnet.fr/impact
dashlord_url: https://dashlord.fr/carnet
accessibility_status: non conforme
analyse_risques: false
analyse_risques_url: https://carnet.fr/risques
mon_service_securise: oui
usertypes: [etat, entreprise]
thematiques: [Mer]
techno: []
phases:
  - name: construction
    start: 2024-01-02
    end: 2024-03-04
events:
  - name: committee
    date: 2024-02-03
    comment: " tenu "
fast: {promotion: 8, montant: 3}
redirect_from: [/startups/x])",
                               "\n# Titre\n\nTexte\n");
  ASSERT_EQ(reading.products.size(), 1U) << texts_of(reading.problems);
  EXPECT_EQ(ids_of(reading.problems), "");
  const Product& p = reading.products.front();
  EXPECT_EQ(p.id, "a.b");
  EXPECT_EQ(p.name, "Carnet");
  EXPECT_EQ(p.mission, "Tenir un carnet");
  EXPECT_EQ(p.sponsors, std::vector<std::string>{"anct"});
  EXPECT_EQ(p.incubator, "anct");
  EXPECT_EQ(p.contact, "a@b.fr");
  EXPECT_EQ(p.site, "https://carnet.fr/");
  EXPECT_EQ(p.repositories, std::vector<std::string>{"https://github.com/o/carnet"});
  EXPECT_EQ(p.stats, true);
  EXPECT_EQ(p.stats_url, "https://carnet.fr/stats");
  EXPECT_EQ(p.budget_url, "https://carnet.fr/budget");
  EXPECT_EQ(p.impact_url, "https://carnet.fr/impact");
  EXPECT_EQ(p.dashlord_url, "https://dashlord.fr/carnet");
  EXPECT_EQ(p.accessibility_status, "non conforme");
  EXPECT_EQ(p.risk_analysis, false);
  EXPECT_EQ(p.risk_analysis_url, "https://carnet.fr/risques");
  EXPECT_EQ(p.security_registration, true);
  EXPECT_EQ(p.user_types, (std::vector<std::string>{"etat", "entreprise"}));
  EXPECT_EQ(p.themes, std::vector<std::string>{"Mer"});
  EXPECT_TRUE(p.technologies.empty());
  EXPECT_EQ(
      p.phases,
      (std::vector<PhaseSpan>{{"construction", Date{2024y / 1 / 2}, Date{2024y / 3 / 4}}}));
  EXPECT_EQ(p.events, (std::vector<Event>{{"committee", Date{2024y / 2 / 3}, "tenu"}}));
  EXPECT_EQ(p.description, "# Titre\n\nTexte");
  EXPECT_EQ(p.sheet, (Place{"sheets/a.b.md", 1, 0}));
  EXPECT_EQ(p.field_lines.at("title"), 2);
  EXPECT_EQ(p.field_lines.at("link"), 8);
  EXPECT_EQ(p.field_lines.at("phases"), 22);
  EXPECT_EQ(p.field_lines.at("phases.0"), 23);
  EXPECT_EQ(p.field_lines.at("events.0"), 27);
}

TEST(Sheet, cleans_addresses_and_says_what_it_cleaned) {
  struct Row {
    std::string written;
    std::string read;
    std::string problems;
  };
  const std::string kHost = "https://x.gouv.fr";
  for (const Row& row : std::vector<Row>{
           {"''", "", ""},
           {"", "", ""},
           {"null", "", ""},
           {"'null'", "", "absent-word@2"},
           {"'-'", "", "absent-word@2"},
           {"n/a", "", "absent-word@2"},
           {"' '", "", "link-blank@2"},
           {"' https://x.gouv.fr '", kHost, "link-stray-spaces@2"},
           {"https:&#x2F;&#x2F;x.gouv.fr&#47;a", kHost + "/a", "html-entities@2"},
           {"https://x.gouv.fr/?a=1&amp;b=2", kHost + "/?a=1&b=2", "html-entities@2"},
           {"x.gouv.fr/a", kHost + "/a", "link-without-scheme@2"},
           {"//x.gouv.fr", kHost, "link-without-scheme@2"},
           {"'https://x.gouv.fr; '", kHost, "link-stray-spaces@2 link-stray-text@2"},
           {"'<https://x.gouv.fr>'", kHost, "link-stray-text@2"},
           {"https://x.gouv.fr et https://y.gouv.fr", kHost,
            "link-stray-text@2 link-several@2"},
           {"https://x.gouv.fr;https://y.gouv.fr", kHost, "link-several@2"},
           {"https://web.archive.org/web/2020/https://x.fr",
            "https://web.archive.org/web/2020/https://x.fr", ""},
           {"https://nom:SECRET@x.gouv.fr/a@b", kHost + "/a@b", "link-has-credentials@2"},
           {"https://jeton@x.gouv.fr", kHost, "link-has-credentials@2"},
           {"' https://nom:SECRET@x.gouv.fr'", kHost,
            "link-has-credentials@2 link-stray-spaces@2"},
           {"en cours", "", "link-not-an-address@2"},
           {"/stats", "", "link-not-an-address@2"},
           {"equipe@x.gouv.fr", "", "link-not-an-address@2"},
           {"'javascript:alert(1)'", "", "link-not-an-address@2"},
           {"'https://'", "", "link-not-an-address@2"},
           {"[https://x.gouv.fr]", kHost, ""},
           {"{a: b}", "", "wrong-type@2"},
       }) {
    const Reading reading = read("link: " + row.written + "\ntitle: T");
    ASSERT_EQ(reading.products.size(), 1U) << row.written << texts_of(reading.problems);
    EXPECT_EQ(reading.products.front().site, row.read) << row.written;
    EXPECT_EQ(ids_of(reading.problems), row.problems) << row.written;
    EXPECT_EQ(texts_of(reading.problems).find("SECRET"), std::string::npos) << row.written;
  }
}

TEST(Sheet, keeps_every_address_of_several_repositories) {
  const std::vector<std::string> both{"https://github.com/o/a", "https://github.com/o/b"};
  EXPECT_EQ(product("title: T\nrepository: https://github.com/o/a, https://github.com/o/b")
                .repositories,
            both);
  EXPECT_EQ(product("title: T\nrepository:\n  - https://github.com/o/a\n"
                    "  - https://github.com/o/b")
                .repositories,
            both);
  EXPECT_EQ(product("title: T\nrepository: git@github.com:o/a.git").repositories,
            std::vector<std::string>{"https://github.com/o/a.git"});
}

TEST(Sheet, reads_booleans_in_both_languages_and_refuses_other_words) {
  EXPECT_EQ(product("title: T\nstats: Oui").stats, true);
  EXPECT_EQ(product("title: T\nstats: no").stats, false);
  EXPECT_EQ(product("title: T\nstats: ''").stats, std::nullopt);
  const Reading reading = read("title: T\nstats: peut-être");
  ASSERT_EQ(reading.products.size(), 1U);
  EXPECT_EQ(reading.products.front().stats, std::nullopt);
  ASSERT_EQ(ids_of(reading.problems), "wrong-type@3");
  EXPECT_EQ(to_string(reading.problems.front()),
            "sheets/a.b.md:3: error: expected true or false for 'stats', not 'peut-être' "
            "[wrong-type]");
}

TEST(Sheet, keeps_spans_whose_dates_cannot_be_read) {
  const Reading reading = read(R"(title: T
phases:
  - name: construction
    start: 2024-02-30
  - name: acceleration
  - start: 2024-01-01
  - name: consolidation
    start: 2024-05-06T00:00:00Z
    fin: 2025-01-01
events:
  - name: committee
  - date: 2024-01-01)");
  ASSERT_EQ(reading.products.size(), 1U);
  const Product& p = reading.products.front();
  EXPECT_EQ(p.phases, (std::vector<PhaseSpan>{{"construction", {}, {}},
                                              {"acceleration", {}, {}},
                                              {"consolidation", Date{2024y / 5 / 6}, {}}}));
  EXPECT_EQ(p.events, (std::vector<Event>{{"committee", {}, ""}}));
  EXPECT_EQ(ids_of(reading.problems),
            "phase-start-invalid@5 phase-start-missing@6 phase-without-name@7 "
            "unknown-field@10 event-date-missing@12 event-without-name@13");
}

TEST(Sheet, reports_unknown_fields_with_the_nearest_known_one) {
  const Reading reading = read("title: T\nstat_url: https://x.fr");
  ASSERT_EQ(ids_of(reading.problems), "unknown-field@3");
  EXPECT_NE(reading.problems.front().text.find("did you mean 'stats_url'?"), std::string::npos)
      << reading.problems.front().text;
}

TEST(Sheet, reports_the_first_of_very_many_unknown_fields) {
  std::string fields = "title: T";
  for (int i = 0; i < 10'000; ++i) fields += "\nx" + std::to_string(i) + ": 1";
  const Reading reading = read(fields);
  ASSERT_EQ(reading.problems.size(), 21U);
  EXPECT_EQ(reading.problems.back().text, "more unknown fields: 10000 in all");
}

TEST(Sheet, survives_bytes_that_are_no_text) {
  const Reading reading = read(
      "title: \"Caf\xE9\"\nmission: a\x01"
      "b");
  ASSERT_EQ(reading.products.size(), 1U) << texts_of(reading.problems);
  EXPECT_EQ(reading.products.front().name, "Caf\uFFFD");
  EXPECT_EQ(reading.products.front().mission, "ab");
  EXPECT_EQ(ids_of(reading.problems), "not-utf-8@2");
}

TEST(Sheet, accepts_a_byte_order_mark_and_windows_line_ends) {
  const Reading reading = read_sheet_file(
      "\xEF\xBB\xBF---\r\ntitle: T\r\nlink: https://x.fr\r\n---\r\nA\r\n", "t.md");
  ASSERT_EQ(reading.products.size(), 1U) << texts_of(reading.problems);
  EXPECT_EQ(reading.products.front().site, "https://x.fr");
  EXPECT_EQ(ids_of(reading.problems), "");
}

TEST(Sheet, is_left_out_with_a_clear_message_when_it_is_broken) {
  struct Row {
    std::string text;
    std::string message;
  };
  for (const Row& row : std::vector<Row>{
           {"title: T\n",
            "t.md:1: error: left out: expected front matter between two lines "
            "'---' [front-matter-missing]"},
           {"",
            "t.md:1: error: left out: expected front matter between two lines '---' "
            "[front-matter-missing]"},
           {"---\ntitle: T\n",
            "t.md:1: error: left out: expected front matter between two "
            "lines '---' [front-matter-unclosed]"},
           {"---\n- a\n---\n",
            "t.md:2: error: left out: expected fields such as 'title: …' "
            "[front-matter-not-fields]"},
           {"---\ntitle: T\ntitle: U\n---\n",
            "t.md:3:1: error: left out: duplicate key 'title' [yaml-duplicate-key]"},
           {"---\na: &x 1\n---\n",
            "t.md:2:4: error: left out: anchors (&name) are not accepted [yaml-anchor]"},
       }) {
    const Reading reading = read_sheet_file(row.text, "t.md");
    EXPECT_TRUE(reading.products.empty()) << row.text;
    ASSERT_EQ(reading.problems.size(), 1U) << texts_of(reading.problems);
    EXPECT_EQ(to_string(reading.problems.front()), row.message);
  }
}

TEST(Sheet, takes_its_id_for_a_missing_title) {
  const Reading reading = read("link: https://x.fr");
  ASSERT_EQ(reading.products.size(), 1U);
  EXPECT_EQ(reading.products.front().name, "a.b");
  EXPECT_EQ(ids_of(reading.problems), "title-missing@1");
}

TEST(Sheet, reports_stray_spaces_of_a_title_but_not_those_of_a_block) {
  EXPECT_EQ(ids_of(read("title: 'A  B '").problems), "title-stray-spaces@2");
  const Reading block = read("title: T\nmission: |\n  Une\n  deux\n");
  EXPECT_EQ(ids_of(block.problems), "");
  EXPECT_EQ(block.products.front().mission, "Une deux");
}

}  // namespace
}  // namespace vigie
