#include "crawler/recognise.hpp"

#include <string>

#include <gtest/gtest.h>

namespace vigie {
namespace {

Page page_at(const std::string& address, const std::string& title, const std::string& text) {
  Page page;
  page.url = page.final_url = address;
  page.title = title;
  page.sha256 = title + text;
  page.blocks.push_back({.text = text, .tag = "p"});
  return page;
}

Visit visit_of(const Page& page) {
  return {.role = "stats", .url = page.url, .found = Found::link, .result = page};
}

const Role kStats{.id = "stats",
                  .title = {},
                  .sheet_field = {},
                  .proof = {.phrases = {"utilisateurs", "statistiques"},
                            .at_least = 2,
                            .xpaths = {},
                            .refuted_by = {"mentions legales"}}};

const std::string kStory =
    "Le carnet aide chaque jour des communes à suivre leurs digues, leurs visites et leurs "
    "travaux "
    "avec des relevés simples que chacun peut remplir sur le terrain sans formation préalable.";

void recognise(Visit& visit, const Role& role, const Landmarks& landmarks) {
  Likenesses known;
  recognise(visit, role, landmarks, known);
}

TEST(Recognise, enough_phrases_prove_a_page_and_are_quoted_as_they_read) {
  Visit visit = visit_of(
      page_at("https://a.example.fr/stats", "Nos Statistiques", "1 200 UTILISATEURS en mai"));
  recognise(visit, kStats, {});
  EXPECT_TRUE(visit.proven);
  ASSERT_EQ(visit.proofs.size(), 2U);
  EXPECT_EQ(visit.proofs.front(), "1 200 UTILISATEURS en mai");
}

TEST(Recognise, too_few_phrases_prove_nothing) {
  Visit visit = visit_of(page_at("https://a.example.fr/stats", "Statistiques", "Bientôt"));
  recognise(visit, kStats, {});
  EXPECT_FALSE(visit.proven);
}

TEST(Recognise, a_refuting_title_outweighs_the_proofs) {
  Visit visit = visit_of(page_at("https://a.example.fr/legal", "Mentions légales",
                                 "statistiques des utilisateurs"));
  recognise(visit, kStats, {});
  EXPECT_FALSE(visit.proven);
}

TEST(Recognise, a_success_that_reads_like_the_answer_to_an_impossible_path_is_a_soft_404) {
  const Page probe = page_at("https://a.example.fr/vigie-x", "Le carnet", kStory);
  Visit visit = visit_of(page_at("https://a.example.fr/stats", "Le carnet", kStory));
  recognise(visit, kStats, {.home = nullptr, .probe = &probe});
  EXPECT_TRUE(visit.resembles_absent);
}

TEST(Recognise, an_honest_404_for_the_impossible_path_makes_no_page_suspect) {
  Page probe = page_at("https://a.example.fr/vigie-x", "Le carnet", kStory);
  probe.status = 404;
  Visit visit = visit_of(page_at("https://a.example.fr/stats", "Le carnet", kStory));
  recognise(visit, kStats, {.home = nullptr, .probe = &probe});
  EXPECT_FALSE(visit.resembles_absent);
}

TEST(Recognise, a_redirect_to_the_home_page_is_the_home_page_again) {
  const Page home = page_at("https://a.example.fr/", "Le carnet", kStory);
  Page page = home;
  page.url = "https://a.example.fr/stats";
  Visit visit = visit_of(page);
  recognise(visit, kStats, {.home = &home, .probe = nullptr});
  EXPECT_TRUE(visit.resembles_home);
  EXPECT_FALSE(visit.is_present());
}

TEST(Recognise, a_javascript_shell_resembles_nothing) {
  Page shell = page_at("https://a.example.fr/", "App", "");
  shell.needs_javascript = true;
  Page page = shell;
  page.final_url = "https://a.example.fr/stats";
  Visit visit = visit_of(page);
  recognise(visit, kStats, {.home = &shell, .probe = &shell});
  EXPECT_FALSE(visit.resembles_home);
  EXPECT_FALSE(visit.resembles_absent);
}

TEST(Recognise, words_of_the_navigation_prove_nothing) {
  Page page = page_at("https://a.example.fr/x", "Autre page", "Bonjour");
  page.blocks.push_back({.text = "Statistiques", .tag = "li", .region = Region::footer});
  page.blocks.push_back({.text = "Utilisateurs", .tag = "li", .region = Region::navigation});
  Visit visit = visit_of(page);
  recognise(visit, kStats, {});
  EXPECT_TRUE(visit.proofs.empty());
}

}  // namespace
}  // namespace vigie
