#include "crawler/resemblance.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace vigie {
namespace {

Page page_of(const std::string& title, const std::vector<Block>& blocks) {
  Page page;
  page.title = title;
  page.blocks = blocks;
  return page;
}

Page page_with(const std::string& text, const std::string& title = "Le site") {
  return page_of(title, {{.text = text, .tag = "p"}});
}

bool reads_like(const Page& page, const Page& other) {
  return Likeness{page}.reads_like(Likeness{other});
}

std::string words(int from, int to) {
  const std::vector<std::string> syllables{"ba", "ce", "di", "fo", "gu", "ly", "ma", "ne"};
  std::string text;
  for (int i = from; i < to; ++i) {
    for (int rest = i + 64; rest > 0; rest /= 8)
      text += syllables[static_cast<std::size_t>(rest % 8)];
    text += ' ';
  }
  return text;
}

TEST(Resemblance, the_same_text_is_alike_whatever_its_case_and_accents) {
  EXPECT_TRUE(reads_like(page_with("Page introuvable"), page_with("PAGE INTROUVABLE")));
  EXPECT_TRUE(reads_like(page_with(words(0, 50), "Un"), page_with(words(0, 50), "Deux")));
}

TEST(Resemblance, other_texts_are_not_alike) {
  EXPECT_FALSE(reads_like(page_with(words(0, 50)), page_with(words(100, 150))));
  EXPECT_FALSE(reads_like(page_with("Statistiques"), page_with("Accessibilité")));
  EXPECT_FALSE(reads_like(page_with(words(0, 50)), page_with(words(0, 80))));
}

TEST(Resemblance, noise_of_each_request_does_not_count) {
  EXPECT_TRUE(reads_like(page_with("Le chemin /vigie-8f3a2c n'existe pas, 12:04:31"),
                         page_with("Le chemin /vigie-00ff1e n'existe pas, 12:04:58")));
  EXPECT_TRUE(
      reads_like(page_with(words(0, 200) + "alpha beta"), page_with(words(0, 200) + "gamma")));
}

TEST(Resemblance, what_surrounds_the_content_does_not_count) {
  const Block menu{.text = words(0, 100), .tag = "li", .region = Region::header};
  const Block hidden{.text = words(200, 300), .tag = "p", .region = Region::hidden};
  const Page stats = page_of("a", {menu, {.text = words(300, 330), .tag = "p"}, hidden});
  const Page other = page_of("a", {menu, {.text = words(400, 430), .tag = "p"}, hidden});
  EXPECT_FALSE(reads_like(stats, other));
}

TEST(Resemblance, pages_without_content_are_compared_by_all_their_text) {
  const Block menu{.text = words(0, 30), .tag = "li", .region = Region::header};
  const Block other_menu{.text = words(50, 80), .tag = "li", .region = Region::header};
  EXPECT_TRUE(reads_like(page_of("a", {menu}), page_of("a", {menu})));
  EXPECT_FALSE(reads_like(page_of("a", {menu}), page_of("a", {other_menu})));
}

TEST(Resemblance, shells_of_one_application_are_alike) {
  Page shell = page_of("Mon application", {});
  shell.needs_javascript = true;
  Page other = page_of("Autre application", {});
  other.needs_javascript = true;
  EXPECT_TRUE(reads_like(shell, shell));
  EXPECT_FALSE(reads_like(shell, other));
  EXPECT_FALSE(reads_like(shell, page_with("Mon application")));
}

TEST(Resemblance, a_long_text_is_compared_with_a_short_one_by_the_same_sample) {
  EXPECT_TRUE(reads_like(page_with(words(0, 980)), page_with(words(0, 1030))));
  EXPECT_FALSE(reads_like(page_with(words(0, 980)), page_with(words(490, 1600))));
  EXPECT_FALSE(reads_like(page_with(words(0, 4000)), page_with(words(2000, 6000))));
}

TEST(Resemblance, very_long_texts_are_compared_by_their_start) {
  EXPECT_TRUE(reads_like(page_with(words(0, 60'000)), page_with(words(0, 60'001))));
}

struct AbsenceCase {
  const char* title;
  const char* heading;
  bool says_absent;
};

TEST(Absence, is_told_by_title_or_heading) {
  const std::vector<AbsenceCase> cases{
      {"Page introuvable – Mon service", "", true},
      {"Page non trouvée | Mon service", "", true},
      {"404", "", true},
      {"404 - Mon service", "", true},
      {"Mon service", "404 : page absente", true},
      {"Mon service", "Erreur 404", true},
      {"Mon service", "Oups, cette page n’existe pas !", true},
      {"Mon service", "La page que vous cherchez est introuvable", true},
      {"Page not found", "", true},
      {"404: This page could not be found.", "", true},
      {"Mon service", "Statistiques", false},
      {"Mon service", "Que faire en cas d'erreur 404 ?", false},
      {"Mon service", "404 communes nous font confiance", false},
      {"Tout savoir de ce que nos équipes ont appris des pages introuvables et de l'erreur 404 "
       "au fil des années",
       "", false},
      {"", "", false},
  };
  for (const AbsenceCase& expected : cases) {
    Page page = page_with("texte", expected.title);
    if (*expected.heading != '\0')
      page.headings.push_back({.level = 1, .text = expected.heading});
    EXPECT_EQ(says_it_is_absent(page), expected.says_absent)
        << expected.title << " / " << expected.heading;
  }
}

TEST(Absence, is_not_told_by_a_minor_or_hidden_heading_nor_by_an_error_status) {
  Page page = page_with("texte", "Mon service");
  page.headings = {{.level = 3, .text = "Erreur 404"},
                   {.level = 1, .text = "Erreur 404", .region = Region::hidden}};
  EXPECT_FALSE(says_it_is_absent(page));
  Page absent = page_with("texte", "Erreur 404");
  absent.status = 404;
  EXPECT_FALSE(says_it_is_absent(absent));
}

}  // namespace
}  // namespace vigie
