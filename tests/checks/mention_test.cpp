#include "checks/mention.hpp"

#include "crawler/html.hpp"
#include "text/url.hpp"

#include <fstream>
#include <string>
#include <string_view>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace vigie::tests {
namespace {

using Kind = MentionReading::Kind;

Page page_of(std::string_view html) {
  auto page = parse_html(html, *parse_url("https://exemple.test/"));
  return page ? *std::move(page) : Page{};
}

std::string status_of(const MentionReading& reading) {
  return reading.conformity ? std::string(to_string(*reading.conformity)) : "";
}

struct Row {
  std::string_view footer;
  Kind kind;
  std::string_view status;
};

TEST(Mention, is_read_in_every_spelling_of_the_footer) {
  const std::initializer_list<Row> rows{
      {"Accessibilité : non conforme", Kind::exact, "non"},
      {"Accessibilité: partiellement conforme", Kind::exact, "partiellement"},
      {"Accessibilité&nbsp;: totalement conforme", Kind::exact, "totalement"},
      {"Accessibilité&#8239;: non conforme", Kind::exact, "non"},
      {"Accessibilité:non conforme", Kind::exact, "non"},
      {"ACCESSIBILITÉ : NON CONFORME", Kind::exact, "non"},
      {"<a href=/a><b>Acces</b>sibilité <i>: </i>non <u>conforme</u></a>", Kind::exact, "non"},
      {"Acces&shy;sibilité : non&#8203; conforme.", Kind::exact, "non"},
      {"Plan du site | Accessibilité : non conforme | Mentions légales", Kind::exact, "non"},
      {"<a href=/a>Accessibilité : non conforme - Ouvre une nouvelle fenêtre</a>", Kind::exact,
       "non"},
      {"<dl><dt>Accessibilité :</dt><dd>non conforme</dd></dl>", Kind::exact, "non"},
      {"Accessibilite : non conforme", Kind::variant, "non"},
      {"Accessibilité : non conforme - Ouvre nouvelle fenêtre", Kind::variant, "non"},
      {"Accessibilité (partiellement conforme)", Kind::variant, "partiellement"},
      {"Accessibilité : non-conforme", Kind::variant, "non"},
      {"Accessibilité – non conforme", Kind::variant, "non"},
      {"Accessibilité non conforme", Kind::variant, "non"},
      {"Accessibilité numérique : non conforme", Kind::variant, "non"},
      {"Accessibilité du site : non conforme", Kind::variant, "non"},
      {"Accessibilité du site exemple.gouv.fr : non conforme", Kind::variant, "non"},
      {"Accessibilité (RGAA) : partiellement conforme", Kind::variant, "partiellement"},
      {"Accessibilité RGAA 4.1 : partiellement conforme", Kind::variant, "partiellement"},
      {"Accessibilité : partiellement conforme (RGAA 4.1)", Kind::variant, "partiellement"},
      {"Accessibilité : partiellement conforme (81 %)", Kind::variant, "partiellement"},
      {"Accessibilité : conformité partielle", Kind::variant, "partiellement"},
      {"Déclaration d’accessibilité : non conforme", Kind::variant, "non"},
      {"Niveau d’accessibilité : non conforme", Kind::variant, "non"},
      {"Accessiblité : non conforme", Kind::variant, "non"},
      {"Accessibility: partially compliant", Kind::variant, "partiellement"},
      {"Accessibility: fully compliant", Kind::variant, "totalement"},
      {"Accessibility : non conforme", Kind::variant, "non"},
      {"Accessibilité : conforme", Kind::malformed, ""},
      {"Accessibilité : conforme au RGAA", Kind::malformed, ""},
      {"Accessibilité : partielle", Kind::malformed, ""},
      {"Accessibilité : {{status}} conforme", Kind::unfilled, ""},
      {"Accessibilité : ${niveau}", Kind::unfilled, ""},
      {"Accessibilité : &lt;%= niveau %&gt; conforme", Kind::unfilled, ""},
      {"Accessibilité : [statut] conforme", Kind::unfilled, ""},
      {"Accessibilité : undefined conforme", Kind::unfilled, ""},
      {"Accessibilité : non/partiellement/totalement conforme", Kind::unfilled, ""},
      {"Accessibilité : non, partiellement ou totalement conforme", Kind::unfilled, ""},
      {"Accessibilité : totalement non conforme", Kind::absent, ""},
      {"Accessibilité : pas vraiment conforme", Kind::absent, ""},
      {"Accessibilité de n’importe quoi : non conforme", Kind::absent, ""},
      {"Accessibilité des locaux : conforme", Kind::absent, ""},
      {"Accessibilité", Kind::absent, ""},
      {"Accessibilité : en cours d’audit", Kind::absent, ""},
      {"<span hidden>Accessibilité : non conforme</span>", Kind::absent, ""},
      {"<script>'Accessibilité : non conforme'</script>", Kind::absent, ""},
      {"<template>Accessibilité : non conforme</template>", Kind::absent, ""},
      {"<noscript>Accessibilité : non conforme</noscript>", Kind::absent, ""},
  };
  for (const Row& row : rows) {
    const std::string html =
        "<main><h1>Service</h1><p>Une démarche simple.</p></main><footer>" +
        std::string(row.footer) + "</footer>";
    const MentionReading reading = read_mention(page_of(html));
    EXPECT_EQ(reading.kind, row.kind) << row.footer << " read as: " << reading.text;
    EXPECT_EQ(status_of(reading), row.status) << row.footer;
  }
}

struct PageRow {
  std::string_view html;
  Kind kind;
  std::string_view status;
};

TEST(Mention, is_the_most_prominent_one_of_the_page) {
  const std::initializer_list<PageRow> rows{
      {"<main><p>Accessibilité : non conforme</p></main>", Kind::exact, "non"},
      {"<main><p>Ce site est jeune. Accessibilité : non conforme. Merci.</p></main>",
       Kind::exact, "non"},
      {"<main><p>L’accessibilité totalement conforme, le mythe.</p></main>", Kind::absent, ""},
      {"<main><p>Écrivez « Accessibilité : non conforme » en bas de page.</p></main>",
       Kind::absent, ""},
      {"<main><p>Accessibilité : non conforme</p><p>Accessibilité : partiellement conforme</p>"
       "<p>Accessibilité : totalement conforme</p></main>",
       Kind::absent, ""},
      {"<main><p>Accessibilité : non conforme</p><p>Accessibilité : totalement conforme</p>"
       "</main><footer>Accessibilité : partiellement conforme</footer>",
       Kind::exact, "partiellement"},
      {"<header><a href=/a>Accessibilité : non conforme</a></header>"
       "<footer>Accessibilité : totalement conforme</footer>",
       Kind::ambiguous, ""},
      {"<header><a href=/a>Accessibilité : non conforme</a></header>"
       "<footer>Accessibilité numérique : non conforme</footer>",
       Kind::exact, "non"},
  };
  for (const PageRow& row : rows) {
    const MentionReading reading = read_mention(page_of(row.html));
    EXPECT_EQ(reading.kind, row.kind) << row.html << " read as: " << reading.text;
    EXPECT_EQ(status_of(reading), row.status) << row.html;
  }
}

TEST(Mention, the_nearest_text_explains_an_absence) {
  const auto reading =
      read_mention(page_of("<main><p>L’accessibilité de nos locaux est bonne.</p></main>"
                           "<footer><a href=/a>Accessibilité : en cours</a></footer>"));
  EXPECT_EQ(reading.kind, Kind::absent);
  EXPECT_EQ(reading.text, "Accessibilité : en cours");
  EXPECT_EQ(reading.where, "footer");
}

/// "status verdict", as the labels have it.
std::string conclusion(const Page& page) {
  if (page.needs_javascript) return " unknown";
  const MentionReading reading = read_mention(page);
  const std::string status = status_of(reading) + " ";
  switch (reading.kind) {
    case Kind::exact:
      return status + "pass";
    case Kind::variant:
    case Kind::malformed:
      return status + "warn";
    case Kind::ambiguous:
      return status + "unknown";
    case Kind::unfilled:
    case Kind::absent:
      return status + "fail";
  }
  return "";
}

TEST(MentionEval, every_labelled_page_is_read_right) {
  std::ifstream file(VIGIE_SOURCE_DIR "/../shared/eval/mention.jsonl");
  if (!file) GTEST_SKIP() << "the labelled pages are not here";
  for (std::string line; std::getline(file, line);) {
    const auto row = nlohmann::json::parse(line);
    const auto& status = row["expected"]["status"];
    const std::string expected = (status.is_null() ? "" : status.get<std::string>()) + " " +
                                 row["expected"]["verdict"].get<std::string>();
    EXPECT_EQ(conclusion(page_of(row["html"].get<std::string>())), expected)
        << row["id"] << " " << row["html"];
  }
}

}  // namespace
}  // namespace vigie::tests
