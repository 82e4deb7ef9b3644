// Sheets are mended where it is needed, and stay as they were typed everywhere else.
#include "portfolio/sheet_patch.hpp"

#include <string>

#include <gtest/gtest.h>

namespace vigie::test {
namespace {

const std::string kSheet =
    "---\n"
    "title: 'Un service '\n"
    "mission: >\n"
    "  Aider  les gens\n"
    "# a comment stays\n"
    "link: https://a.example/?utm_source=x&page=2  # the home page\n"
    "repository: \"https://github.com/a/b/\"\n"
    "thematiques:\n"
    "  - 'forêt '\n"
    "  - name: x\n"
    "stats: false\n"
    "---\n"
    "\n"
    "# Texte  avec  'espaces '\n";

TEST(SheetPatch, tidies_what_needs_no_decision) {
  EXPECT_EQ(unified_diff("a.md", kSheet, tidied_sheet(kSheet)),
            "--- a/a.md\n+++ b/a.md\n@@ -1,12 +1,12 @@\n ---\n"
            "-title: 'Un service '\n+title: 'Un service'\n"
            " mission: >\n   Aider  les gens\n # a comment stays\n"
            "-link: https://a.example/?utm_source=x&page=2  # the home page\n"
            "-repository: \"https://github.com/a/b/\"\n"
            "+link: https://a.example/?page=2  # the home page\n"
            "+repository: \"https://github.com/a/b\"\n"
            " thematiques:\n-  - 'forêt '\n+  - 'forêt'\n   - name: x\n stats: false\n ---\n");
}

TEST(SheetPatch, leaves_a_tidy_sheet_alone) {
  const std::string tidy = tidied_sheet(kSheet);
  EXPECT_EQ(tidied_sheet(tidy), tidy);
  EXPECT_EQ(unified_diff("a.md", tidy, tidy), "");
}

TEST(SheetPatch, replaces_a_value_and_adds_a_field_that_is_missing) {
  const std::string edited = edited_sheet(
      kSheet, {{"stats", "true"}, {"stats_url", "https://a.example/stats"}, {"title", "L'un"}});
  EXPECT_NE(edited.find("stats: true\nstats_url: https://a.example/stats\n---\n"),
            std::string::npos);
  EXPECT_NE(edited.find("title: 'Un service '\n"), std::string::npos)
      << "a quote that does not fit between the quotes is left to people";
}

TEST(SheetPatch, quotes_what_yaml_would_read_otherwise) {
  const std::string edited = edited_sheet("---\na: x\n---\n", {{"a", "b: c"}, {"d", "#e"}});
  EXPECT_EQ(edited, "---\na: 'b: c'\nd: '#e'\n---\n");
}

TEST(SheetPatch, leaves_values_of_several_lines_alone) {
  EXPECT_EQ(edited_sheet(kSheet, {{"mission", "court"}}), kSheet);
  EXPECT_EQ(edited_sheet("no front matter\n", {{"a", "b"}}), "no front matter\n");
}

TEST(SheetPatch, keeps_the_line_ends_of_the_sheet) {
  const std::string dos = "---\r\ntitle: ' x'\r\n---\r\ntext";
  EXPECT_EQ(edited_sheet(tidied_sheet(dos), {{"link", "https://a.example"}}),
            "---\r\ntitle: 'x'\r\nlink: https://a.example\r\n---\r\ntext");
}

TEST(UnifiedDiff, shows_changes_that_are_far_apart_in_hunks_of_their_own) {
  std::string before;
  for (int i = 1; i <= 30; ++i) before += std::to_string(i) + "\n";
  std::string after = before;
  after.replace(after.find("5\n"), 2, "five\n");
  after += "31";
  EXPECT_EQ(unified_diff("n", before, after),
            "--- a/n\n+++ b/n\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n"
            "@@ -28,3 +28,4 @@\n 28\n 29\n 30\n+31\n\\ No newline at end of file\n");
}

}  // namespace
}  // namespace vigie::test
