#include "crawler/discover.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace vigie {
namespace {

Page page_with(std::vector<Link> links) {
  Page page;
  page.url = page.final_url = "https://service.example.fr/";
  page.links = std::move(links);
  return page;
}

Role accessibility() {
  return {.id = "accessibility",
          .title = {},
          .sheet_field = {},
          .link_texts = {"accessibilite", "declaration d'accessibilite"},
          .link_texts_refused = {"faire ma declaration"},
          .link_paths = {"accessibilite"},
          .paths = {"/accessibilite", "/declaration-accessibilite"},
          .proof = {}};
}

std::vector<std::string> addresses(const std::vector<Candidate>& candidates) {
  std::vector<std::string> found;
  for (const Candidate& candidate : candidates) found.push_back(candidate.url.href());
  return found;
}

using Addresses = std::vector<std::string>;

TEST(Discover, an_exact_text_in_the_footer_comes_before_a_sentence_that_holds_the_word) {
  const Page page =
      page_with({{.url = "https://service.example.fr/blog/accessibilite-et-numerique",
                  .text = "Notre article sur l'accessibilité des services"},
                 {.url = "https://service.example.fr/a11y",
                  .text = "Accessibilité",
                  .region = Region::footer}});
  EXPECT_EQ(addresses(linked_candidates(page, accessibility())),
            (Addresses{"https://service.example.fr/a11y",
                       "https://service.example.fr/blog/accessibilite-et-numerique"}));
}

TEST(Discover, a_refused_text_is_not_followed_even_when_its_path_matches) {
  const Page page = page_with({{.url = "https://service.example.fr/accessibilite",
                                .text = "Faire ma déclaration d'accessibilité"}});
  EXPECT_TRUE(linked_candidates(page, accessibility()).empty());
}

TEST(Discover, the_label_counts_when_the_text_says_nothing) {
  const Page page = page_with({{.url = "https://service.example.fr/x",
                                .text = "En savoir plus",
                                .label = "Déclaration d’accessibilité"}});
  EXPECT_EQ(addresses(linked_candidates(page, accessibility())),
            (Addresses{"https://service.example.fr/x"}));
}

TEST(Discover, a_path_segment_is_enough_but_a_part_of_a_segment_is_not) {
  const Page page =
      page_with({{.url = "https://service.example.fr/fr/accessibilite/", .text = "Plus"},
                 {.url = "https://service.example.fr/accessibilite-des-erp", .text = "Plus"}});
  EXPECT_EQ(addresses(linked_candidates(page, accessibility())),
            (Addresses{"https://service.example.fr/fr/accessibilite/"}));
}

TEST(Discover, an_anchor_of_the_same_page_is_not_another_page_but_a_hash_route_is) {
  const Page page = page_with(
      {{.url = "https://service.example.fr/#accessibilite", .text = "Accessibilité"},
       {.url = "https://service.example.fr/#/accessibilite", .text = "Accessibilité"}});
  EXPECT_EQ(addresses(linked_candidates(page, accessibility())),
            (Addresses{"https://service.example.fr/#/accessibilite"}));
}

TEST(Discover, other_hosts_are_left_alone_unless_the_role_accepts_them) {
  const Page page = page_with(
      {{.url = "https://ailleurs.example.org/accessibilite", .text = "Accessibilité"}});
  Role role = accessibility();
  EXPECT_TRUE(linked_candidates(page, role).empty());
  role.other_hosts = true;
  EXPECT_EQ(linked_candidates(page, role).size(), 1U);
}

TEST(Discover, links_that_are_not_of_the_web_are_never_candidates) {
  const Page page = page_with({{.url = "mailto:a@example.fr", .text = "Accessibilité"},
                               {.url = "javascript:void(0)", .text = "Accessibilité"}});
  EXPECT_TRUE(linked_candidates(page, accessibility()).empty());
}

TEST(Discover, no_more_links_than_the_role_allows_are_followed) {
  std::vector<Link> links;
  for (int i = 0; i < 30; ++i)
    links.push_back(
        {.url = "https://service.example.fr/" + std::to_string(i), .text = "Accessibilité"});
  EXPECT_EQ(linked_candidates(page_with(links), accessibility()).size(),
            accessibility().max_visits);
}

TEST(Discover, the_sitemap_gives_pages_of_the_same_host_only) {
  const Sitemap sitemap{.entries = {{.url = "https://service.example.fr/accessibilite"},
                                    {.url = "https://ailleurs.example.org/accessibilite"},
                                    {.url = "https://service.example.fr/blog"}}};
  const Url home = parse_url("https://service.example.fr/").value();
  EXPECT_EQ(addresses(sitemap_candidates(sitemap, home, accessibility())),
            (Addresses{"https://service.example.fr/accessibilite"}));
}

TEST(Discover, usual_paths_stand_at_the_origin_of_the_home_page) {
  const Url home = parse_url("https://service.example.fr:8443/app/accueil?x=1#y").value();
  EXPECT_EQ(addresses(usual_candidates(home, accessibility())),
            (Addresses{"https://service.example.fr:8443/accessibilite",
                       "https://service.example.fr:8443/declaration-accessibilite"}));
}

TEST(Discover, the_sheet_declares_an_address_only_when_it_is_one) {
  Role stats{.id = "stats", .title = {}, .sheet_field = "stats_url", .proof = {}};
  Product product;
  EXPECT_FALSE(declared_candidate(product, stats));
  product.stats_url = "voir le site";
  EXPECT_FALSE(declared_candidate(product, stats));
  product.stats_url = "https://stats.example.fr/#/2026";
  ASSERT_TRUE(declared_candidate(product, stats));
  EXPECT_EQ(declared_candidate(product, stats)->url.href(), "https://stats.example.fr/#/2026");
}

}  // namespace
}  // namespace vigie
