#include "crawler/xml.hpp"

#include "crawler/feed_date.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace vigie {
namespace {

std::string repeated(std::string_view part, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

constexpr std::string_view kSitemap = R"(<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://x/image">
  <url><loc>
    https://exemple.fr/stats?a=1&amp;b=2</loc><lastmod>2026-05-01</lastmod>
    <image:image><image:loc>https://exemple.fr/a.png</image:loc></image:image></url>
  <url><loc><![CDATA[https://exemple.fr/é]]></loc><lastmod>2026-05-02T23:30:00-04:00</lastmod></url>
  <url><lastmod>2026-05-03</lastmod></url>
</urlset>)";

TEST(Sitemap, lists_addresses_and_dates) {
  const Sitemap sitemap = read_sitemap(kSitemap);
  EXPECT_FALSE(sitemap.is_index);
  ASSERT_EQ(sitemap.entries.size(), 2U);
  EXPECT_EQ(sitemap.entries[0].url, "https://exemple.fr/stats?a=1&b=2");
  EXPECT_EQ(sitemap.entries[0].last_modified, parse_iso_date("2026-05-01"));
  EXPECT_EQ(sitemap.entries[1].url, "https://exemple.fr/é");
  EXPECT_EQ(sitemap.entries[1].last_modified, parse_iso_date("2026-05-03"));
}

TEST(Sitemap, may_be_an_index) {
  const Sitemap sitemap = read_sitemap(
      "<sitemapindex><sitemap><loc>https://a.fr/1.xml</loc></sitemap></sitemapindex>");
  EXPECT_TRUE(sitemap.is_index);
  ASSERT_EQ(sitemap.entries.size(), 1U);
  EXPECT_TRUE(read_sitemap("<sitemapindex/>").is_index);
}

TEST(Sitemap, with_prefixes_or_another_encoding_is_read_too) {
  EXPECT_EQ(read_sitemap("<s:urlset xmlns:s='x'><s:url><s:loc>a</s:loc></s:url></s:urlset>")
                .entries.size(),
            1U);
  const Sitemap latin = read_sitemap(
      "<?xml version='1.0' encoding='iso-8859-1'?><urlset><url><loc>\xE9</loc></url></urlset>");
  ASSERT_EQ(latin.entries.size(), 1U);
  EXPECT_EQ(latin.entries[0].url, "é");
}

TEST(Sitemap, that_is_cut_or_broken_gives_what_was_read) {
  EXPECT_EQ(read_sitemap(kSitemap.substr(0, kSitemap.find("<url><lastmod>"))).entries.size(),
            2U);
  EXPECT_EQ(read_sitemap("<urlset><url><loc>a</loc></url><url></oops>").entries.size(), 1U);
  for (const std::string_view broken : {"", "<", "plain", "<html><p>a</html>", "{}"})
    EXPECT_TRUE(read_sitemap(broken).entries.empty()) << broken;
}

TEST(Sitemap, keeps_at_most_fifty_thousand_entries) {
  EXPECT_EQ(read_sitemap("<urlset>" + repeated("<url><loc>a</loc></url>", 50'100) + "</urlset>")
                .entries.size(),
            50'000U);
}

TEST(Xml, declarations_end_the_reading) {
  const std::string rest = "<urlset><url><loc>&a;b</loc></url></urlset>";
  for (const char* const declarations :
       {"<!DOCTYPE u [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>",
        "<!DOCTYPE u [<!ENTITY a 'x'>]>", "<!DOCTYPE u SYSTEM 'http://127.0.0.1/u.dtd'>",
        "<!DOCTYPE u PUBLIC 'p' 'file:///etc/passwd'>",
        "<!DOCTYPE u [<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]>"})
    EXPECT_TRUE(read_sitemap(declarations + rest).entries.empty()) << declarations;
}

TEST(Xml, bombs_do_not_go_off) {
  std::string laughs = "<!DOCTYPE u [<!ENTITY a0 'ha'>";
  for (int i = 1; i < 12; ++i)
    laughs += "<!ENTITY a" + std::to_string(i) + " '" +
              repeated("&a" + std::to_string(i - 1) + ";", 10) + "'>";
  EXPECT_TRUE(
      read_sitemap(laughs + "]><urlset><url><loc>&a11;</loc></url></urlset>").entries.empty());
  const std::string quadratic =
      "<!DOCTYPE u [<!ENTITY a '" + std::string(100'000, 'x') + "'>]><urlset><url><loc>";
  EXPECT_TRUE(read_sitemap(quadratic + repeated("&a;", 20'000) + "</loc></url></urlset>")
                  .entries.empty());
}

TEST(Xml, crowded_tags_and_deep_nesting_end_the_reading) {
  std::string crowded = "<urlset><url><loc>a</loc></url><url";
  for (int i = 0; i < 100'000; ++i) crowded += " a" + std::to_string(i) + "='>'";
  EXPECT_TRUE(read_sitemap(crowded + "/></urlset>").entries.empty());
  EXPECT_EQ(
      read_sitemap("<urlset><url><loc>a</loc></url>" + repeated("<a>", 100'000)).entries.size(),
      1U);
}

TEST(Xml, a_very_long_text_is_cut) {
  const Sitemap sitemap = read_sitemap("<urlset><url><loc>" + std::string(1U << 20U, 'a') +
                                       "</loc></url></urlset>");
  ASSERT_EQ(sitemap.entries.size(), 1U);
  EXPECT_EQ(sitemap.entries[0].url.size(), 4'096U);
}

TEST(Feed, the_newest_entry_of_atom_counts_not_the_feed) {
  EXPECT_EQ(
      newest_feed_date(
          "<feed xmlns='http://www.w3.org/2005/Atom'><updated>2026-08-19T00:00:00Z</updated>"
          "<entry><updated>2026-05-01T10:00:00Z</updated></entry>"
          "<entry><published>2026-01-01T00:00:00Z</published>"
          "<updated>2026-06-01T00:30:00+02:00</updated></entry></feed>"),
      parse_iso_date("2026-05-31"));
}

TEST(Feed, the_newest_item_of_rss_counts) {
  EXPECT_EQ(newest_feed_date("<rss><channel><pubDate>Wed, 19 Aug 2026 00:00:00 GMT</pubDate>"
                             "<item><pubDate>Fri, 01 May 2026 10:00:00 +0000</pubDate></item>"
                             "<item><pubDate>nonsense</pubDate></item></channel></rss>"),
            parse_iso_date("2026-05-01"));
  EXPECT_EQ(newest_feed_date("<rdf:RDF xmlns:rdf='r' xmlns:dc='d'><item><dc:date>2026-05-02"
                             "</dc:date></item></rdf:RDF>"),
            parse_iso_date("2026-05-02"));
}

TEST(Feed, without_dates_has_none) {
  EXPECT_EQ(newest_feed_date("<rss><channel><item/></channel></rss>"), std::nullopt);
  EXPECT_EQ(newest_feed_date(""), std::nullopt);
}

struct DateCase {
  std::string_view text;
  std::string_view iso;  // "" for none
};

TEST(FeedDate, has_many_forms) {
  const std::vector<DateCase> cases{
      {"Thu, 20 Aug 2026 09:00:00 +0200", "2026-08-20"},
      {"Thu, 20 Aug 2026 00:30:00 +0200", "2026-08-19"},
      {"20 Aug 2026 23:30:00 EST", "2026-08-21"},
      {"20 August 2026 23:30:00 -0030", "2026-08-21"},
      {"Thu, 20 Aug 26 09:00 GMT", "2026-08-20"},
      {"1 Jan 99", "1999-01-01"},
      {"Thu,20 Aug 2026 09:00:00 Z", "2026-08-20"},
      {"  20 Aug 2026 09:00:00 nowhere ", "2026-08-20"},
      {"2026-08-20", "2026-08-20"},
      {"2026-08-20T09:00:00.123Z", "2026-08-20"},
      {"2026-08-20T23:30:00-04:00", "2026-08-21"},
      {"2026-08-20 09:00", "2026-08-20"},
      {"Thursday, 20-Aug-26 09:00:00 GMT", "2026-08-20"},
      {"Thu Aug 20 09:00:00 2026", "2026-08-20"},
      {"31 Feb 2026 09:00:00 GMT", ""},
      {"20 Août 2026", ""},
      {"20 Aug 202", ""},
      {"hier", ""},
      {"", ""},
  };
  for (const DateCase& expected : cases) {
    const auto date = parse_feed_date(expected.text);
    EXPECT_EQ(date ? iso_date(*date) : "", expected.iso) << expected.text;
  }
}

}  // namespace
}  // namespace vigie
