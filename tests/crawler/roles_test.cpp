#include "crawler/roles.hpp"

#include <string>

#include <gtest/gtest.h>

namespace vigie {
namespace {

TEST(Roles, the_built_in_book_has_the_roles_that_checks_ask_for) {
  for (const std::string id :
       {"stats", "accessibility", "legal-notice", "terms", "privacy", "contact", "budget"})
    EXPECT_NE(default_roles().find(id), nullptr) << id;
  EXPECT_EQ(default_roles().find("stats")->sheet_field, "stats_url");
}

TEST(Roles, every_mistake_is_told_with_its_place_and_the_nearest_word) {
  const auto book = read_roles(
      "roles:\n"
      "  - id: stats\n"
      "    title: {fr: Statistiques, en: Statistics}\n"
      "    sheet-field: stat_url\n"
      "    link-text: [stats]\n"
      "    paths: [stats]\n"
      "    max-visits: many\n"
      "    proof: {phrases: [usagers], at-least: 3}\n"
      "  - id: stats\n"
      "    title: {fr: Statistiques}\n",
      "r.yaml");
  ASSERT_FALSE(book);
  std::string all;
  for (const Diagnostic& problem : book.error()) all += to_string(problem) + '\n';
  EXPECT_EQ(all,
            "r.yaml:5:5: error: unknown key 'link-text' (did you mean 'link-texts'?) [roles]\n"
            "r.yaml:4:18: error: expected a sheet field with an address (did you mean "
            "'stats_url'?) [roles]\n"
            "r.yaml:6:12: error: expected paths that start with '/' [roles]\n"
            "r.yaml:7:17: error: expected a whole number from 1 to 20 [roles]\n"
            "r.yaml:8:43: error: expected a whole number from 1 to 1 [roles]\n"
            "r.yaml:9:5: error: expected a 'title' in 'fr' and 'en' [roles]\n"
            "r.yaml:9:5: error: expected 'proof': what on a page shows that it plays this role "
            "[roles]\n"
            "r.yaml:9:9: error: there is already a role 'stats' [roles]\n");
}

TEST(Roles, a_file_that_is_no_list_of_roles_is_refused) {
  EXPECT_FALSE(read_roles("roles: stats\n", "r.yaml"));
  EXPECT_FALSE(read_roles("- stats\n", "r.yaml"));
  EXPECT_FALSE(read_roles("roles: [stats]\n", "r.yaml"));
}

}  // namespace
}  // namespace vigie
