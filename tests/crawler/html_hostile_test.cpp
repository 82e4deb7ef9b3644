#include "crawler/html.hpp"
#include "tests/crawler/html_page.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace vigie {
namespace {

using test::page_address;

/// So that running out of a budget takes no time; what should be read gets the usual one.
constexpr HtmlLimits kTight{.arena_bytes = 24U << 20U,
                            .parse_time = std::chrono::milliseconds(100)};

std::string repeated(std::string_view part, std::size_t times) {
  std::string text;
  text.reserve(part.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

std::string attributes(std::size_t count, std::string_view prefix = "a") {
  std::string text;
  for (std::size_t i = 0; i < count; ++i)
    text += " " + std::string(prefix) + std::to_string(i) + "=1";
  return text;
}

std::optional<HtmlProblem> problem_of(std::string_view html, const HtmlLimits& limits = {}) {
  const auto page = parse_html(html, page_address(), {}, limits);
  if (page) return std::nullopt;
  return page.error();
}

TEST(HtmlHostile, deep_nesting_is_refused_before_parsing) {
  for (const char* const tag : {"<div>",
                                "<b>",
                                "<svg>",
                                "<table><tr><td>",
                                "<b><p>",
                                "<x-y>",
                                "<font><p>",
                                "<DIV >",
                                "<div/>",
                                "<span a='>'>",
                                "<rt>",
                                "<blink\n>",
                                "<div></foo>",
                                "<ul><li>",
                                "<div></div ><p><b>",
                                "<svg><g/>",
                                "<form>",
                                "<optgroup>",
                                "<div><!-- </div> -->",
                                "<div><script></div></script>"})
    EXPECT_EQ(problem_of(repeated(tag, 100'000)), HtmlProblem::too_deep) << tag;
}

TEST(HtmlHostile, real_nesting_is_accepted) {
  EXPECT_EQ(problem_of(repeated("<div>", 500) + repeated("</div>", 500)), std::nullopt);
  for (const char* const part :
       {"<p>a", "<br>", "<img src=a>", "<div>a</div>", "<li>a", "<option>a",
        "<div></div></foo>", "<svg><path/><path/></svg>", "<script>'<div><div>'</script>",
        "<!-- <div> -->", "<!-->a", "<a name=x>", "<textarea><b></textarea>",
        "<style><b></style>", "<svg/>", "</p>", "<b>a</b>", "<title><b></title>", "a < b"})
    EXPECT_EQ(problem_of(repeated(part, 1'000)), std::nullopt) << part;
}

TEST(HtmlHostile, crowded_tags_are_refused_before_parsing) {
  EXPECT_EQ(problem_of("<p" + attributes(513) + ">"), HtmlProblem::too_many_attributes);
  EXPECT_EQ(problem_of("<p" + attributes(100'000)), HtmlProblem::too_many_attributes);
  EXPECT_EQ(problem_of("<p " + repeated("a ", 600)), HtmlProblem::too_many_attributes);
  EXPECT_EQ(problem_of("<p " + repeated("=", 10) + attributes(600) + ">"),
            HtmlProblem::too_many_attributes);
  EXPECT_EQ(problem_of("<p" + attributes(512) + ">"), std::nullopt);
  EXPECT_EQ(problem_of("<p title='" + attributes(1'000) + "'>"), std::nullopt);
}

TEST(HtmlHostile, attributes_that_accumulate_on_the_root_are_counted_together) {
  std::string html;
  for (int i = 0; i < 50'000; ++i) html += "<html a" + std::to_string(i) + ">";
  EXPECT_EQ(problem_of(html), HtmlProblem::too_many_attributes);
}

/// What gets past the look beforehand: the parser stops at its budget.
TEST(HtmlHostile, what_the_first_look_lets_pass_meets_the_budget) {
  std::string formatting;
  for (int i = 0; i < 40'000; ++i) formatting += "<div><b id=" + std::to_string(i) + "></div>";
  EXPECT_EQ(problem_of(formatting, kTight), HtmlProblem::too_costly)
      << "formatting reconstructed";

  std::string breakout = "<svg>" + repeated("<div/>", 200'000);
  EXPECT_EQ(problem_of(breakout, kTight), HtmlProblem::too_costly) << "division in a drawing";

  EXPECT_EQ(problem_of("<svg><style>" + repeated("<div>", 200'000)), HtmlProblem::too_deep);
  EXPECT_EQ(problem_of("<svg><script>" + repeated("<div>", 200'000), kTight),
            HtmlProblem::too_costly);
  EXPECT_EQ(problem_of("<plaintext>" + repeated("<div>", 600)), HtmlProblem::too_deep);
}

TEST(HtmlHostile, a_budget_of_memory_stops_the_parser) {
  EXPECT_EQ(problem_of("<p>" + repeated("a", 1U << 20U), {.arena_bytes = 1U << 20U}),
            HtmlProblem::too_costly);
  EXPECT_EQ(
      problem_of("<p title='" + repeated("a", 1U << 20U) + "'>", {.arena_bytes = 1U << 20U}),
      HtmlProblem::too_costly);
  EXPECT_EQ(problem_of("", {.arena_bytes = 0}), HtmlProblem::too_costly);
}

TEST(HtmlHostile, a_budget_of_time_stops_the_parser) {
  EXPECT_EQ(problem_of(repeated("<p>a", 50'000), {.parse_time = std::chrono::milliseconds(0)}),
            HtmlProblem::too_costly);
}

TEST(HtmlHostile, a_page_after_a_refused_one_is_read_as_ever) {
  EXPECT_EQ(problem_of(repeated("<p>a", 50'000), {.arena_bytes = 2U << 20U}),
            HtmlProblem::too_costly);
  EXPECT_EQ(test::blocks_of("<p>a"), std::vector<std::string>{"main p: a"});
}

TEST(HtmlHostile, large_texts_and_attributes_are_read) {
  const std::string large = repeated("a", 1U << 20U);
  const auto page =
      parse_html("<p>" + large + "</p><a href='" + large + "' title='" + large + "'>b</a>",
                 page_address());
  ASSERT_TRUE(page);
  ASSERT_FALSE(page->blocks.empty());
  EXPECT_EQ(page->blocks[0].text.size(), large.size());
  ASSERT_EQ(page->links.size(), 1U);
  EXPECT_LT(page->links[0].url.size(), 10'000U);
}

TEST(HtmlHostile, nested_captures_do_not_multiply_the_text) {
  const std::string text = repeated("mot ", 5'000);
  const std::string html = repeated("<table><tr><td>", 60) + text + repeated("</table>", 60) +
                           repeated("<h2><div>", 200) + text;
  const auto page = parse_html(html, page_address());
  ASSERT_TRUE(page);
  EXPECT_LE(page->tables.size(), 4U);
  for (const Table& table : page->tables)
    for (const auto& row : table.rows)
      for (const std::string& cell : row) EXPECT_LE(cell.size(), 2'000U);
  for (const Heading& heading : page->headings) EXPECT_LE(heading.text.size(), 2'000U);
}

TEST(HtmlHostile, many_unclosed_noscripts_and_adjacent_texts_take_linear_time) {
  EXPECT_EQ(problem_of(repeated("<noscript>a</noscript>", 20'000)), std::nullopt);
  const std::vector<std::string> xpaths{"//text()", "//*[contains(., 'b')]"};
  EXPECT_TRUE(parse_html(repeated("a<!---->", 20'000), page_address(), xpaths));
}

TEST(HtmlHostile, broken_bytes_are_survived) {
  for (const std::string_view html : {std::string_view("<"),
                                      std::string_view("</"),
                                      std::string_view("<!"),
                                      std::string_view("<!-"),
                                      std::string_view("<!--"),
                                      std::string_view("<a "),
                                      std::string_view("<a b='"),
                                      std::string_view("<a b="),
                                      std::string_view("&#"),
                                      std::string_view("&#4294967361;"),
                                      std::string_view("\0<p\0>\0", 6),
                                      std::string_view("\xFF\xFE<p>\xC3"),
                                      std::string_view("<p>\xED\xA0\x80</p>"),
                                      std::string_view("<\xC3\xA9>"),
                                      std::string_view("<p \xC3>"),
                                      std::string_view("<!--->"),
                                      std::string_view("<![CDATA[a]]>"),
                                      std::string_view("<svg><![CDATA[a]]></svg>"),
                                      std::string_view("<script><!--<script></script>"),
                                      std::string_view("<frameset><frame>"),
                                      std::string_view("<a href='http://[::1'>x</a>"),
                                      std::string_view("<isindex>")})
    EXPECT_EQ(problem_of(html), std::nullopt) << html;
}

TEST(HtmlHostile, shuffled_markup_never_crashes) {
  const std::vector<std::string> parts{"<div>",        "</div>",
                                       "<b>",          "</b>",
                                       "<p>",          "</p>",
                                       "<table>",      "</table>",
                                       "<tr>",         "<td>",
                                       "<a href=x>",   "</a>",
                                       "<svg>",        "</svg>",
                                       "<select>",     "<option>",
                                       "<template>",   "</template>",
                                       "<details>",    "<summary>",
                                       "</details>",   "<h1>",
                                       "</h1>",        "<form>",
                                       "</form>",      "<math>",
                                       "<mi>",         "<noscript>",
                                       "</noscript>",  "<title>",
                                       "</title>",     "<textarea>",
                                       "</textarea>",  "<iframe src=a>",
                                       "</iframe>",    "<object>",
                                       "</object>",    "<nav>",
                                       "</nav>",       "<footer>",
                                       "<div hidden>", "<caption>",
                                       "<col>",        "<time>",
                                       "</time>",      "<dialog>",
                                       "texte ",       "é",
                                       "&amp;",        "<!--",
                                       "-->",          "<body a=1>",
                                       "<html b=2>",   "<head>",
                                       "</head>",      "<base href=/a/>",
                                       "<frameset>",   "<foreignObject>",
                                       "<desc>",       "<button>",
                                       "<li>",         "<dd>",
                                       "<rt>",         "<img alt=x>"};
  std::mt19937 random(20260820);  // fixed: the same pages at each run
  std::uniform_int_distribution<std::size_t> pick(0, parts.size() - 1);
  const std::vector<std::string> xpaths{"//a", "//td//b"};
  std::size_t read = 0;
  for (int i = 0; i < 400; ++i) {
    std::string html;
    for (int j = 0; j < 60; ++j) html += parts[pick(random)];
    if (parse_html(html, page_address(), xpaths)) ++read;
  }
  EXPECT_EQ(read, 400U);
}

}  // namespace
}  // namespace vigie
