#include "crawler/robots.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace vigie {
namespace {

struct Case {
  std::string_view why;
  std::string_view robots_txt;
  std::string_view agent;
  std::string_view path;
  bool allowed;
};

const std::vector<Case> kCases{
    {"an empty file allows everything", "", "vigie", "/", true},
    {"a file without groups allows everything", "hello\nworld\n", "vigie", "/x", true},
    {"a page instead of a file allows everything",
     "<!DOCTYPE html>\n<html><body>Disallow: /</body></html>", "vigie", "/", true},
    {"rules before any group are nobody's", "Disallow: /\nUser-agent: other\nDisallow: /",
     "vigie", "/", true},

    // Groups.
    {"the group for everybody", "User-agent: *\nDisallow: /x", "vigie", "/x/y", false},
    {"the group for everybody leaves the rest", "User-agent: *\nDisallow: /x", "vigie", "/y",
     true},
    {"our group wins over everybody's",
     "User-agent: *\nDisallow: /\nUser-agent: vigie\nAllow: /", "vigie", "/x", true},
    {"our group wins wherever it stands",
     "User-agent: vigie\nDisallow: /a\n\nUser-agent: *\nDisallow: /b", "vigie", "/b", true},
    {"our empty group allows everything", "User-agent: vigie\n\nUser-agent: *\nDisallow: /",
     "other", "/", false},
    {"a group without rules is the following group's too",
     "User-agent: vigie\n\nUser-agent: *\nDisallow: /", "vigie", "/", false},
    {"our group with an empty Disallow allows everything",
     "User-agent: *\nDisallow: /\nUser-agent: vigie\nDisallow:", "vigie", "/x", true},
    {"several names share a group", "User-agent: other\nUser-agent: vigie\nDisallow: /x",
     "vigie", "/x", false},
    {"groups of one name are merged, first part",
     "User-agent: vigie\nDisallow: /a\nUser-agent: other\nDisallow: /\nUser-agent: "
     "vigie\nDisallow: /b",
     "vigie", "/a", false},
    {"groups of one name are merged, second part",
     "User-agent: vigie\nDisallow: /a\nUser-agent: other\nDisallow: /\nUser-agent: "
     "vigie\nDisallow: /b",
     "vigie", "/b", false},
    {"groups of others are not ours",
     "User-agent: vigie\nDisallow: /a\nUser-agent: other\nDisallow: /c", "vigie", "/c", true},
    {"lines of other kinds do not end the list of names",
     "User-agent: vigie\nSitemap: https://x.test/s.xml\nUser-agent: other\nDisallow: /x",
     "vigie", "/x", false},
    {"unknown lines do not end the list of names",
     "User-agent: vigie\nInvalid-Line: y\nUser-agent: other\nDisallow: /x", "vigie", "/x",
     false},

    // Names.
    {"names are compared without case", "USER-AGENT: VIGIE\nDISALLOW: /x", "vigie", "/x",
     false},
    {"a version after the name does not count", "User-agent: vigie/2.0\nDisallow: /", "vigie",
     "/", false},
    {"words after the name do not count", "User-agent: vigie bot\nDisallow: /", "vigie", "/",
     false},
    {"a longer name is another name", "User-agent: vigies\nDisallow: /", "vigie", "/", true},
    {"a shorter name is another name", "User-agent: vig\nDisallow: /", "vigie", "/", true},
    {"a star before other words is everybody", "User-agent: * vigie\nDisallow: /", "vigie", "/",
     false},
    {"a star glued to a word is no name", "User-agent: *vigie\nDisallow: /", "vigie", "/",
     true},
    {"an empty name is nobody", "User-agent:\nDisallow: /", "vigie", "/", true},

    // Lines.
    {"spaces around everything", "\t User-agent \t:\t * \t\n  Disallow  :  /x  ", "vigie", "/x",
     false},
    {"no space at all", "user-agent:*\ndisallow:/x", "vigie", "/x", false},
    {"a space instead of a colon", "user-agent *\ndisallow /x", "vigie", "/x", false},
    {"three words without a colon are no rule", "user-agent: *\ndisallow /x /y", "vigie", "/x",
     true},
    {"CR ends lines", "User-agent: *\rDisallow: /x\r", "vigie", "/x", false},
    {"CRLF ends lines", "User-agent: *\r\nDisallow: /x\r\n", "vigie", "/x", false},
    {"no end of the last line", "User-agent: *\nDisallow: /x", "vigie", "/x", false},
    {"comments", "# one\nUser-agent: * # all\nDisallow: /x # why", "vigie", "/x", false},
    {"a rule in a comment", "User-agent: *\n#Disallow: /x", "vigie", "/x", true},
    {"a byte order mark", "\xEF\xBB\xBFUser-agent: *\nDisallow: /x", "vigie", "/x", false},
    {"half a byte order mark", "\xEF\xBBUser-agent: *\nDisallow: /x", "vigie", "/x", false},
    {"a byte order mark further on spoils its line",
     "User-agent: *\n\xEF\xBB\xBF"
     "Disallow: /x",
     "vigie", "/x", true},
    {"a misspelt key that is common", "useragent: *\ndissallow: /x", "vigie", "/x", false},

    // The longest match.
    {"the longest rule wins: allow", "User-agent: *\nDisallow: /x\nAllow: /x/page.html",
     "vigie", "/x/page.html", true},
    {"the longest rule wins: disallow", "User-agent: *\nAllow: /x\nDisallow: /x/page.html",
     "vigie", "/x/page.html", false},
    {"order does not count", "User-agent: *\nAllow: /x/page.html\nDisallow: /x/", "vigie",
     "/x/page.html", true},
    {"on a tie Allow wins", "User-agent: *\nDisallow: /x\nAllow: /x", "vigie", "/x", true},
    {"on a tie Allow wins, whatever the order", "User-agent: *\nAllow: /x\nDisallow: /x",
     "vigie", "/x", true},
    {"an empty Allow and an empty Disallow", "User-agent: *\nDisallow:\nAllow:", "vigie", "/",
     true},
    {"a star counts in the length", "User-agent: *\nDisallow: /x/page\nAllow: /x/*.html",
     "vigie", "/x/page.html", true},
    {"a short pattern loses", "User-agent: *\nAllow: /*.html\nDisallow: /x/page.html", "vigie",
     "/x/page.html", false},
    {"all but one", "User-agent: *\nDisallow: /\nAllow: /$", "vigie", "/", true},
    {"all but one: the others", "User-agent: *\nDisallow: /\nAllow: /$", "vigie", "/page",
     false},

    // Paths.
    {"paths are compared with case", "User-agent: *\nDisallow: /X", "vigie", "/x", true},
    {"a prefix is enough", "User-agent: *\nDisallow: /fish", "vigie", "/fish.html", false},
    {"a prefix needs no segment", "User-agent: *\nDisallow: /fish", "vigie", "/fishheads/a",
     false},
    {"a prefix starts at the root", "User-agent: *\nDisallow: /fish", "vigie", "/cat/fish",
     true},
    {"a final slash asks for a folder", "User-agent: *\nDisallow: /fish/", "vigie", "/fish",
     true},
    {"a final slash asks for a folder: inside", "User-agent: *\nDisallow: /fish/", "vigie",
     "/fish/?id=1", false},
    {"a rule that does not start with a slash matches nothing", "User-agent: *\nDisallow: fish",
     "vigie", "/fish", true},
    {"the query is part of the path", "User-agent: *\nDisallow: /*?print=", "vigie",
     "/a?print=1", false},
    {"a question mark is no wildcard", "User-agent: *\nDisallow: /a?c", "vigie", "/abc", true},
    {"robots.txt may always be read", "User-agent: *\nDisallow: /", "vigie", "/robots.txt",
     true},

    // Wildcards.
    {"a star is anything", "User-agent: *\nDisallow: /*.php", "vigie", "/a/b/index.php?x",
     false},
    {"a star is nothing", "User-agent: *\nDisallow: /fish*.php", "vigie", "/fish.php", false},
    {"a trailing star changes nothing", "User-agent: *\nDisallow: /fish*", "vigie", "/fish",
     false},
    {"only a star", "User-agent: *\nDisallow: *", "vigie", "/fish", false},
    {"a star needs what follows", "User-agent: *\nDisallow: /a*z", "vigie", "/abc", true},
    {"pieces follow each other", "User-agent: *\nDisallow: /*a*b*c", "vigie", "/c-b-a", true},
    {"pieces do not overlap", "User-agent: *\nDisallow: /*ab*ba", "vigie", "/aba", true},
    {"a dollar is the end", "User-agent: *\nDisallow: /*.php$", "vigie", "/x.php", false},
    {"a dollar is the end: more follows", "User-agent: *\nDisallow: /*.php$", "vigie",
     "/x.php5", true},
    {"a dollar is the end: a query follows", "User-agent: *\nDisallow: /*.php$", "vigie",
     "/x.php?a", true},
    {"the last piece may come twice", "User-agent: *\nDisallow: /*.php$", "vigie",
     "/x.php/y.php", false},
    {"a star before the dollar", "User-agent: *\nDisallow: /x*$", "vigie", "/x/y", false},
    {"a dollar elsewhere is a dollar", "User-agent: *\nDisallow: /a$b", "vigie", "/a$bc",
     false},
    {"no wildcard before the dollar", "User-agent: *\nDisallow: /x$", "vigie", "/xy", true},
    {"the end may not overlap the start", "User-agent: *\nDisallow: /aba*ba$", "vigie", "/aba",
     true},

    // Octets.
    {"letters beyond ASCII and their escapes are the same", "User-agent: *\nDisallow: /é",
     "vigie", "/%C3%A9", false},
    {"escapes are compared without case", "User-agent: *\nDisallow: /%c3%a9", "vigie",
     "/%C3%A9", false},
    {"an escaped letter is the letter", "User-agent: *\nDisallow: /%62%61%7A", "vigie", "/baz",
     false},
    {"an escaped slash is no slash", "User-agent: *\nDisallow: /a%2Fb", "vigie", "/a/b", true},
    {"an escaped star is no wildcard", "User-agent: *\nDisallow: /a%2Ab", "vigie", "/axb",
     true},
    {"half an escape is text", "User-agent: *\nDisallow: /100%", "vigie", "/100%", false},
};

TEST(Robots, every_case_of_the_table_is_decided_as_it_says) {
  for (const Case& each : kCases)
    EXPECT_EQ(RobotsRules(each.robots_txt, each.agent).allows(each.path), each.allowed)
        << each.why;
}

TEST(Robots, without_a_file_everything_is_allowed) {
  EXPECT_TRUE(RobotsRules().allows("/x"));
}

TEST(Robots, what_follows_500_kib_is_not_read) {
  const std::string padding(500U << 10U, '#');
  EXPECT_TRUE(RobotsRules(padding + "\nUser-agent: *\nDisallow: /", "vigie").allows("/"));
  EXPECT_FALSE(RobotsRules("User-agent: *\nDisallow: /\n" + padding, "vigie").allows("/"));
}

TEST(Robots, a_pattern_of_many_stars_is_decided_at_once) {
  std::string pattern = "/";
  for (int i = 0; i < 100'000; ++i) pattern += "*a";
  const RobotsRules rules("User-agent: *\nDisallow: " + pattern + "*b", "vigie");
  EXPECT_TRUE(rules.allows("/" + std::string(8'000, 'a')));
}

TEST(Robots, many_long_pieces_are_decided_at_once) {
  std::string robots = "User-agent: *\n";
  for (int i = 0; i < 100; ++i) robots += "Disallow: /*" + std::string(4'000, 'a') + "b\n";
  EXPECT_TRUE(RobotsRules(robots, "vigie").allows("/" + std::string(8'000, 'a')));
}

TEST(Robots, crawl_delay_is_read_and_capped) {
  using std::chrono::milliseconds;
  const auto delay = [](std::string_view value) {
    return RobotsRules("User-agent: *\nCrawl-delay: " + std::string(value), "vigie")
        .crawl_delay();
  };
  EXPECT_EQ(delay("2"), milliseconds(2'000));
  EXPECT_EQ(delay("0.5"), milliseconds(500));
  EXPECT_EQ(delay("86400"), milliseconds(30'000));
  EXPECT_EQ(delay("soon"), std::nullopt);
  EXPECT_EQ(delay("-1"), std::nullopt);
  EXPECT_EQ(delay("nan"), std::nullopt);
  EXPECT_EQ(delay("inf"), std::nullopt);
  EXPECT_EQ(delay(""), std::nullopt);
}

TEST(Robots, the_crawl_delay_of_others_is_not_ours) {
  const RobotsRules rules("User-agent: other\nCrawl-delay: 10\nUser-agent: *\nDisallow: /x",
                          "vigie");
  EXPECT_EQ(rules.crawl_delay(), std::nullopt);
  EXPECT_FALSE(rules.allows("/x"));
}

TEST(Robots, sitemaps_are_collected_whatever_their_group) {
  const RobotsRules rules(
      "Sitemap: https://x.test/a.xml\nUser-agent: other\nDisallow: /\nsitemap: "
      "https://x.test/b.xml?a=1\nSitemap:\n",
      "vigie");
  EXPECT_EQ(rules.sitemaps(),
            (std::vector<std::string>{"https://x.test/a.xml", "https://x.test/b.xml?a=1"}));
}

TEST(Robots, the_product_token_is_the_first_word_of_the_user_agent) {
  EXPECT_EQ(product_token("vigie/0.1 (+https://example.org)"), "vigie");
  EXPECT_EQ(product_token("My-Bot_x 2"), "My-Bot_x");
  EXPECT_EQ(product_token(""), "");
}

}  // namespace
}  // namespace vigie
