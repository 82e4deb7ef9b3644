#include "text/yaml.hpp"

#include <array>

#include <gtest/gtest.h>

namespace vigie {
namespace {

/// The one problem of `text`, as "line:column id: sentence"; "" when it is read.
std::string problem(std::string_view text, const YamlLimits& limits = {}) {
  const auto read = read_yaml(text, "f.yaml", 1, limits);
  if (read) return "";
  EXPECT_EQ(read.error().size(), 1U);
  const Diagnostic& diagnostic = read.error().front();
  EXPECT_EQ(diagnostic.place.file, "f.yaml");
  EXPECT_EQ(diagnostic.severity, Severity::error);
  return std::to_string(diagnostic.place.line) + ':' + std::to_string(diagnostic.place.column) +
         ' ' + diagnostic.id + ": " + diagnostic.text;
}

YAML::Node read(std::string_view text) {
  auto result = read_yaml(text, "f.yaml");
  EXPECT_TRUE(result) << (result ? "" : to_string(result.error().front()));
  return result ? *std::move(result) : YAML::Node();
}

TEST(Yaml, a_document_is_read) {
  const YAML::Node node = read("name: Vigie\nphases:\n  - {name: opere, start: 2026-01-02}\n");
  EXPECT_EQ(scalar_or_empty(node["name"]), "Vigie");
  EXPECT_EQ(scalar_or_empty(node["phases"][0]["start"]), "2026-01-02");
}

TEST(Yaml, an_empty_document_is_null) {
  for (const char* text : {"", "\n\n", "# a comment\n", "---\n", "~", "\xEF\xBB\xBF"}) {
    EXPECT_TRUE(read(text).IsNull()) << text;
  }
}

TEST(Yaml, marks_and_line_ends_of_other_systems_are_accepted) {
  const YAML::Node node = read(
      "\xEF\xBB\xBF"
      "a: un\r\nb:\r\n  - deux\r\nc: |\r\n  x\r\n");
  EXPECT_EQ(scalar_or_empty(node["a"]), "un");
  EXPECT_EQ(scalar_or_empty(node["b"][0]), "deux");
}

TEST(Yaml, one_end_marker_is_no_second_document) {
  EXPECT_EQ(scalar_or_empty(read("---\na: 1\n...\n")["a"]), "1");
  EXPECT_EQ(problem("a: 1\n---\nb: 2\n"),
            "2:1 yaml-documents: expected a single document: nothing may follow its end");
}

TEST(Yaml, foreign_tags_are_only_names) {
  const YAML::Node node =
      read("a: !!python/object/apply:os.system ['x']\nb: !ruby/object:A {c: 1}\n");
  EXPECT_EQ(scalar_or_empty(node["a"][0]), "x");
  EXPECT_EQ(scalar_or_empty(node["b"]["c"]), "1");
}

TEST(Yaml, anchors_and_aliases_are_refused_before_any_tree_is_built) {
  EXPECT_EQ(problem("a: &x 1\nb: *x\n"), "1:4 yaml-anchor: anchors (&name) are not accepted");
  EXPECT_EQ(problem("&a [*a]"), "1:1 yaml-anchor: anchors (&name) are not accepted");
  EXPECT_EQ(problem("a: *x"),
            "1:4 yaml-syntax: aliases (*name) are not accepted: write the value again");
  std::string bomb = "l0: &l0 [a,a,a,a,a,a,a,a,a]\n";
  for (int i = 1; i < 10; ++i) {
    const std::string below = std::to_string(i - 1);
    bomb += "l" + std::to_string(i) + ": &l" + std::to_string(i) + " [*l" + below + ",*l" +
            below + ",*l" + below + ",*l" + below + "]\n";
  }
  EXPECT_EQ(problem(bomb), "1:5 yaml-anchor: anchors (&name) are not accepted");
}

TEST(Yaml, a_duplicate_key_is_told_at_its_second_place) {
  EXPECT_EQ(problem("a: 1\nb: 2\na: 3\n"), "3:1 yaml-duplicate-key: duplicate key 'a'");
  EXPECT_EQ(problem("x:\n  - {k: 1, \"k\": 2}\n"),
            "2:12 yaml-duplicate-key: duplicate key 'k'");
  EXPECT_EQ(problem("a: {k: 1}\nb: {k: 1}\nk: k\n"), "");
  EXPECT_EQ(problem("- k\n- k\n"), "");
  EXPECT_EQ(problem("a: {b: {c: 1}, d: [a, a]}\nb: a\nc: a\n"), "");
}

TEST(Yaml, nesting_has_a_limit) {
  const auto brackets = [](std::size_t n) { return std::string(n, '[') + std::string(n, ']'); };
  EXPECT_EQ(problem(brackets(64)), "");
  EXPECT_EQ(problem(brackets(65)),
            "1:65 yaml-depth: nested too deeply: expected at most 64 levels");
  EXPECT_EQ(problem(brackets(1'000)),
            "1:65 yaml-depth: nested too deeply: expected at most 64 levels");
  EXPECT_EQ(problem("a: {b: [c]}", {.max_depth = 2}),
            "1:8 yaml-depth: nested too deeply: expected at most 2 levels");
  std::string steps;
  for (std::size_t i = 0; i < 500; ++i) steps += std::string(i, ' ') + "a:\n";
  EXPECT_NE(problem(steps).find("nested too deeply"), std::string::npos);
}

TEST(Yaml, sizes_have_limits) {
  EXPECT_EQ(problem(std::string(10U << 20U, '[')),
            "0:0 yaml-size: too long: expected at most 4194304 bytes");
  EXPECT_NE(problem(std::string((4U << 20U) - 1, '[')), "");
  EXPECT_EQ(problem("[a, b, c]", {.max_nodes = 3}),
            "1:8 yaml-size: too long: expected at most 3 values");
  EXPECT_EQ(problem("[a, b]", {.max_nodes = 3}), "");
}

TEST(Yaml, a_text_field_of_megabytes_is_read) {
  const std::string big(3U << 20U, 'x');
  EXPECT_EQ(scalar_or_empty(read("a: \"" + big + "\"\nb: 1\n")["a"]).size(), big.size());
}

TEST(Yaml, mistakes_are_told_with_their_place_and_what_was_expected) {
  struct Case {
    std::string_view text;
    std::string_view problem;
  };
  constexpr std::array kCases = {
      Case{"a: b: c\n",
           "1:5 yaml-syntax: unexpected ':': expected one key a line, and quotes "
           "around text that holds ': '"},
      Case{"a:\n\t- b\n", "2:2 yaml-syntax: expected spaces: a tab cannot indent"},
      Case{"a: [b, c\nd: e\n", "2:2 yaml-syntax: expected ',' or ']'"},
      Case{"a: {b: c\n", "1:1 yaml-syntax: expected ',' or '}'"},
      Case{"a: 'b\n", "1:6 yaml-syntax: expected the closing quote of a text that opens above"},
      Case{"a: \"\\q\"\n", "1:7 yaml-syntax: unknown escape after '\\'"},
      Case{"a: @b\n",
           "1:4 yaml-syntax: unexpected character: expected quotes around text that begins so"},
      Case{"- a\nb\n",
           "2:1 yaml-documents: expected a single document: nothing may follow its end"},
      Case{"a: 1\n b: 2\n",
           "2:3 yaml-syntax: unexpected ':': expected one key a line, and quotes around text "
           "that holds ': '"},
      Case{"a: ]\n", "1:4 yaml-syntax: unexpected ']' or '}': nothing is open"},
      Case{"a: \"\\ud83d\\ude00\"\n",
           "1:11 yaml-syntax: expected a Unicode character after '\\u'"},
      Case{"%YAML 9.9\n---\na: 1\n", "1:1 yaml-syntax: expected YAML 1.1 or 1.2"},
  };
  for (const Case& c : kCases) {
    const std::string said = problem(c.text);
    EXPECT_EQ(said, c.problem) << c.text << "\n  " << said;
  }
}

TEST(Yaml, bytes_that_are_no_text_are_refused) {
  using namespace std::string_view_literals;
  EXPECT_EQ(problem("a: 1\nb: caf\xE9\n"), "2:7 yaml-bytes: expected UTF-8 text");
  EXPECT_EQ(problem("a: é\0\n"sv), "1:5 yaml-bytes: unexpected control character");
  EXPECT_EQ(problem("\xFF\xFE"
                    "a\0"sv),
            "1:1 yaml-bytes: expected UTF-8 text");
}

TEST(Yaml, places_are_shifted_to_the_file_that_holds_the_document) {
  const auto good = read_yaml("a: 1\nb:\n  - c\n", "sheet.md", 2);
  ASSERT_TRUE(good);
  EXPECT_EQ(place_of((*good)["b"][0], "sheet.md", 2),
            (Place{.file = "sheet.md", .line = 4, .column = 5}));
  EXPECT_EQ(place_of((*good)["z"], "sheet.md", 2), (Place{.file = "sheet.md"}));
  const auto bad = read_yaml("a: 1\na: 2\n", "sheet.md", 2);
  ASSERT_FALSE(bad);
  EXPECT_EQ(to_string(bad.error().front()),
            "sheet.md:3:1: error: duplicate key 'a' [yaml-duplicate-key]");
}

TEST(Yaml, only_scalars_have_a_text) {
  const YAML::Node node = read("a: x\nb: [y]\nc: ~\nd: ''\ne: null\nf: 'null'\n");
  EXPECT_EQ(scalar_or_empty(node["a"]), "x");
  for (const char* key : {"b", "c", "d", "e", "absent"})
    EXPECT_EQ(scalar_or_empty(node[key]), "");
  EXPECT_EQ(scalar_or_empty(node["f"]), "null");
}

}  // namespace
}  // namespace vigie
