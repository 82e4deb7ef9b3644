#include "portfolio/lint.hpp"

#include "portfolio/read.hpp"
#include "portfolio/readers.hpp"
#include "tests/portfolio/problems.hpp"

#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace vigie {
namespace {

using namespace std::chrono_literals;

constexpr Date kAsOf{2026y / 8 / 20};

/// A sheet without an oddity, up to the fields of a case.
const std::string kPlain =
    "title: T\nmission: M\nincubator: i\ncontact: a@b.fr\nphases:\n"
    "  - name: construction\n    start: 2024-01-01\n";

Portfolio portfolio_of(const std::vector<std::pair<std::string, std::string>>& sheets) {
  Portfolio portfolio;
  for (const auto& [file, fields] : sheets) {
    Reading reading = read_sheet_file("---\n" + fields + "\n---\n", file);
    for (Product& product : reading.products) portfolio.products.push_back(std::move(product));
    for (Diagnostic& problem : reading.problems)
      portfolio.problems.push_back(std::move(problem));
  }
  return portfolio;
}

std::vector<Diagnostic> lint_of(const std::string& fields) {
  return lint(portfolio_of({{"a.md", fields}}), kAsOf);
}

TEST(Lint, says_nothing_of_a_plain_sheet) {
  EXPECT_EQ(texts_of(lint_of(kPlain + "link: https://a.fr\nrepository: https://github.com/o/a\n"
                                      "stats: true\nstats_url: https://a.fr/stats\n"
                                      "budget_url: https://a.fr/budget#2026\n"
                                      "accessibility_status: non conforme")),
            "");
}

struct Case {
  std::string fields;    // added to the plain sheet, from line 9 on
  std::string problems;  // what they lead to
};

TEST(Lint, reports_the_oddities_of_addresses) {
  for (const Case& c : std::vector<Case>{
           {"link: https://a.fr/?utm_source=x", "link-has-tracking-parameters@9"},
           {"link: https://a.fr/?mtm_campaign=x&page=1", "link-has-tracking-parameters@9"},
           {"link: https://a.fr/service", "link-has-path@9"},
           {"link: http://a.fr", "link-plain-http@9"},
           {"link: https://github.com/o/a", "link-not-a-site@9"},
           {"link: https://docs.google.com/spreadsheets/d/x", "link-not-a-site@9"},
           {"link: https://play.google.com/store/apps/details?id=x", "link-not-a-site@9"},
           {"link: https://grist.numerique.gouv.fr/o/x/y", "link-not-a-site@9"},
           {"link: https://docs.numerique.gouv.fr", ""},
           {"link: https://x.notion.site/Page", "link-not-a-site@9"},
           {"stats_url: http://51.210.250.115:3000/public",
            "stats-url-plain-http@9 stats-url-bare-ip@9"},
           {"stats_url: https://a.fr//stats", "stats-url-double-slash@9"},
           {"stats_url: https://a.fr/#/stats", "stats-url-needs-fragment@9"},
           {"stats_url: https://a.fr/i.php?idSite=1#?period=day", "stats-url-needs-fragment@9"},
           {"stats_url: https://a.fr/notre-mission#statistiques", ""},
           {"stats_url: https://beta.gouv.fr/startups/a.html#:~:text=x",
            "stats-url-text-fragment@9 stats-url-is-the-sheet@9"},
           {"stats_url: https://stats.data.gouv.fr/index.php?idSite=1",
            "stats-url-retired-host@9"},
           {"stats_url: https://n8n.a.fr/webhook/x", "stats-url-not-a-page@9"},
           {"stats_url: https://docs.google.com/spreadsheets/d/x", "stats-url-is-a-document@9"},
           {"stats_url: https://github.com/o/a/wiki", "stats-url-is-a-document@9"},
           {"budget_url: ' '", "budget-url-blank@9"},
           {"budget_url: https://a.fr/b?utm_id=x", "budget-url-has-tracking-parameters@9"},
           {"dashlord_url: http://a.fr/x", "dashlord-url-plain-http@9"},
           {"link: 'https:&#x2F;&#x2F;a.fr'", "html-entities@9"},
           {"link: 'https://a.fr '", "link-stray-spaces@9"},
           {"link: a.fr", "link-without-scheme@9"},
       })
    EXPECT_EQ(ids_of(lint_of(kPlain + c.fields)), c.problems) << c.fields;
}

TEST(Lint, reports_the_oddities_of_repositories) {
  for (const Case& c : std::vector<Case>{
           {"repository: https://github.com/o/a/", "repository-trailing-slash@9"},
           {"repository: https://github.com/o/a/tree/main", "repository-branch-address@9"},
           {"repository: http://github.com/o/a", "repository-plain-http@9"},
           {"repository: https://github.com/o", "repository-is-organisation@9"},
           {"repository: https://github.com/orgs/o/teams/t/repositories",
            "repository-is-team@9"},
           {"repository: https://pad.numerique.gouv.fr/s/x", "repository-not-a-forge@9"},
           {"repository: 'https://github.com/o/a; '",
            "repository-stray-spaces@9 repository-stray-text@9"},
       })
    EXPECT_EQ(ids_of(lint_of(kPlain + c.fields)), c.problems) << c.fields;
}

TEST(Lint, reports_fields_that_contradict_each_other) {
  const std::string acceleration = "  - name: acceleration\n    start: 2025-01-01\n";
  const std::string abandoned = "  - name: abandon-investigation\n    start: 2025-01-01\n";
  const std::string impact = "events:\n  - name: national_impact\n    date: 2025-02-01\n";
  for (const Case& c : std::vector<Case>{
           {"stats: false\nstats_url: https://a.fr/stats", "stats-declared-false-with-url@9"},
           {"link: https://a.fr\nstats: true", "stats-declared-true-without-url@10"},
           {"link: https://a.fr\nstats_url: https://www.a.fr/", "stats-url-equals-link@10"},
           {"link: https://a.fr\nstats_url: https://a.fr/#chiffres", ""},
           {"stats_url: https://a.fr/s\nimpact_url: https://a.fr/s",
            "impact-url-equals-stats-url@10"},
           {acceleration, "stats-url-missing@1"},
           {impact, "national-impact-without-stats-url@9"},
           {abandoned + "stats_url: https://a.fr/s\n" + impact, "national-impact-abandoned@12"},
           {abandoned + "accessibility_status: non conforme",
            "accessibility-status-form-default@11"},
           {"accessibility_status: partielement conforme",
            "accessibility-status-unknown-word@9"},
           {"analyse_risques: false\nanalyse_risques_url: https://a.fr/r",
            "risk-analysis-declared-false-with-url@9"},
       })
    EXPECT_EQ(ids_of(lint_of(kPlain + c.fields)), c.problems) << c.fields;
}

TEST(Lint, reports_the_oddities_of_phases_and_events) {
  const std::string head = "title: T\nmission: M\nincubator: i\ncontact: a@b.fr\n";
  for (const Case& c : std::vector<Case>{
           {"", "phase-missing@1"},
           {"phases: []", "phase-missing@6"},
           {"phases:\n  - {name: constuction, start: 2024-01-01}", "phase-unknown@7"},
           {"phases:\n  - {name: investigation, start: 2026-09-07}",
            "phase-not-started@6 phase-future-start@7"},
           {"phases:\n  - {name: construction, start: 2024-01-01}\n"
            "  - {name: abandon, start: 2027-01-01}",
            "phase-future-start@8"},
           {"phases:\n  - {name: construction, start: 2024-01-01}\n"
            "  - {name: investigation, start: 2023-01-01}",
            "phases-out-of-order@8"},
           {"phases:\n  - {name: investigation, start: 2024-01-01}\n"
            "  - {name: construction, start: 2024-01-01}",
            "phases-same-day@8"},
           {"phases:\n  - {name: construction, start: 2024-01-01}\n"
            "  - {name: investigation, start: 2025-01-01}",
            "phases-go-back@8"},
           {"phases:\n  - {name: investigation, start: 2024-01-01, end: 2024-06-01}\n"
            "  - {name: construction, start: 2024-03-01}",
            "phases-overlap@8"},
           {"phases:\n  - {name: construction, start: 2024-01-01, end: 2023-01-01}",
            "phase-ends-before-start@7"},
           {"phases:\n  - {name: construction, start: 2024-01-01}\nevents:\n"
            "  - {name: comittee, date: 2024-01-01}",
            "event-unknown@9"},
           {"phases:\n  - {name: construction, start: 2024-01-01}\nevents:\n"
            "  - {name: committee}",
            "event-date-missing@9"},
       })
    EXPECT_EQ(ids_of(lint_of(head + c.fields)), c.problems) << c.fields;
}

TEST(Lint, names_the_nearest_phase) {
  const auto problems = lint_of(
      "title: T\nmission: M\nincubator: i\ncontact: a@b.fr\n"
      "phases:\n  - {name: constuction, start: 2024-01-01}");
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(to_string(problems[0]),
            "a.md:7: error: unknown phase 'constuction' (did you mean 'construction'?) "
            "[phase-unknown]");
}

TEST(Lint, reports_missing_and_unusual_identities) {
  EXPECT_EQ(
      ids_of(lint_of("title: 'T '\nphases:\n  - {name: construction, start: 2024-01-01}")),
      "missing-contact@1 missing-mission@1 missing-incubator@1 title-stray-spaces@2");
  EXPECT_EQ(ids_of(lint_of("title: T\nmission: M\nincubator: i\ncontact: équipe A, a@b.fr\n"
                           "phases:\n  - {name: construction, start: 2024-01-01}")),
            "contact-not-an-address@5");
  for (const std::string file : {"auxAJ.md", "données.md"})
    EXPECT_EQ(ids_of(lint(portfolio_of({{file, kPlain}}), kAsOf)), "id-unusual@1") << file;
}

TEST(Lint, names_the_other_sheets_that_share_an_address) {
  const std::string pad = "budget_url: https://pad.fr/x?view#";
  const auto problems = lint(portfolio_of({{"a.md", kPlain + "link: http://www.a.fr"},
                                           {"b.md", kPlain + "link: https://a.fr/"},
                                           {"c.md", kPlain + pad + "C"},
                                           {"d.md", kPlain + pad + "D"},
                                           {"e.md", kPlain + pad + "E"},
                                           {"f.md", kPlain + pad}}),
                             kAsOf);
  EXPECT_EQ(ids_of(problems),
            "link-plain-http@9 link-shared@9 link-shared@9 budget-url-shared@9 "
            "budget-url-shared@9 budget-url-shared@9 budget-url-shared@9");
  EXPECT_EQ(problems[2].text, "expected an address of its own; 'a' has the same: 'a.fr'");
  EXPECT_EQ(problems[3].text,
            "expected an address of its own; 'd', 'e' and 'f' have the same: 'pad.fr/x'");
}

TEST(Lint, compares_the_repositories_that_addresses_mean) {
  const auto problems =
      lint(portfolio_of({{"a.md", kPlain + "repository: https://github.com/o/a"},
                         {"b.md", kPlain + "repository: https://github.com/o/a/tree/x"}}),
           kAsOf);
  EXPECT_EQ(ids_of(problems),
            "repository-shared@9 repository-branch-address@9 repository-shared@9");
}

TEST(Lint, puts_the_readers_problems_among_its_own_by_place) {
  const auto problems = lint(
      portfolio_of({{"b.md", kPlain + "link: http://b.fr\nlinq: x"}, {"a.md", "x"}}), kAsOf);
  EXPECT_EQ(ids_of(problems), "front-matter-not-fields@2 link-plain-http@9 unknown-field@10");
}

}  // namespace
}  // namespace vigie
