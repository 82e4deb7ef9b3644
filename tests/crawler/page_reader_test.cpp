#include "crawler/page_reader.hpp"

#include "text/sha256.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace vigie {
namespace {

Response answer(std::string_view content_type, std::string body, int status = 200) {
  const Url url = *parse_url("https://exemple.beta.gouv.fr/page");
  return {.asked = url,
          .final_url = url,
          .redirects = {},
          .status = status,
          .headers = {{"content-type", std::string(content_type)}},
          .body = std::move(body),
          .certificate = {}};
}

struct StatusCase {
  int status;
  Cause cause;
};

TEST(PageReader, blocks_limits_and_server_errors_are_no_pages) {
  const std::vector<StatusCase> cases{{403, Cause::blocked},  {429, Cause::rate_limited},
                                      {500, Cause::http_5xx}, {502, Cause::http_5xx},
                                      {503, Cause::http_5xx}, {599, Cause::http_5xx}};
  for (const StatusCase& expected : cases) {
    const auto page = read_page(answer("text/html", "<p>a", expected.status));
    ASSERT_FALSE(page) << expected.status;
    EXPECT_EQ(page.error().cause, expected.cause) << expected.status;
    EXPECT_EQ(page.error().http_status, expected.status);
    EXPECT_EQ(page.error().url, "https://exemple.beta.gouv.fr/page");
    EXPECT_EQ(page.error().detail, "HTTP " + std::to_string(expected.status));
  }
}

TEST(PageReader, other_statuses_are_pages) {
  for (const int status : {200, 204, 301, 401, 404, 410, 418, 451}) {
    const auto page = read_page(answer("text/html", "<title>t</title>", status));
    ASSERT_TRUE(page) << status;
    EXPECT_EQ(page->status, status);
    EXPECT_EQ(page->title, "t");
  }
}

struct KindCase {
  const char* content_type;
  const char* body;
  ContentKind kind;
};

TEST(PageReader, kind_is_the_type_corrected_by_the_first_bytes) {
  const std::vector<KindCase> cases{
      {"text/html", "<p>a", ContentKind::html},
      {"Text/HTML; charset=utf-8", "bonjour", ContentKind::html},
      {"application/xhtml+xml", "<?xml version='1.0'?><html/>", ContentKind::html},
      {"application/pdf", "%PDF-1.7", ContentKind::pdf},
      {"text/html", "%PDF-1.7", ContentKind::pdf},
      {"application/octet-stream", "%PDF-1.7", ContentKind::pdf},
      {"application/json", "{}", ContentKind::json},
      {"application/ld+json", "[1]", ContentKind::json},
      {"text/html", " {\"a\": [1]}", ContentKind::json},
      {"text/html", "{{ titre }} <p>", ContentKind::html},
      {"application/json", "<!DOCTYPE html><p>a", ContentKind::html},
      {"text/plain", "\xEF\xBB\xBF \n<html><p>a", ContentKind::html},
      {"text/plain", "<!-- a --><!doctype HTML>", ContentKind::html},
      {"text/plain", "{\"a\":1}", ContentKind::text},
      {"text/csv", "a;b", ContentKind::text},
      {"application/xml", "<a/>", ContentKind::xml},
      {"application/rss+xml", "<rss/>", ContentKind::xml},
      {"", "<?xml version='1.0'?><urlset/>", ContentKind::xml},
      {"", "<?xml version='1.0'?>\n<!DOCTYPE html><html/>", ContentKind::html},
      {"", "<body>a", ContentKind::html},
      {"", "[1, 2]", ContentKind::json},
      {"", "[1, 2", ContentKind::text},
      {"", "bonjour é", ContentKind::text},
      {"", "\x01\x02", ContentKind::other},
      {"", "", ContentKind::html},
      {"image/png", "<html>", ContentKind::other},
      {"application/zip", "PK", ContentKind::other},
  };
  for (const KindCase& expected : cases) {
    const auto page = read_page(answer(expected.content_type, expected.body));
    ASSERT_TRUE(page) << expected.content_type << " " << expected.body;
    EXPECT_EQ(page->kind, expected.kind) << expected.content_type << " " << expected.body;
    EXPECT_EQ(page->content_type, expected.content_type);
  }
}

TEST(PageReader, html_is_decoded_and_parsed_at_its_final_address) {
  Response response = answer("text/html; charset=iso-8859-1", "<p>\xE9t\xE9<a href=b>c</a>");
  response.final_url = *parse_url("https://autre.fr/x/y");
  const std::vector<std::string> xpaths{"//a"};
  const auto page = read_page(response, xpaths);
  ASSERT_TRUE(page);
  ASSERT_EQ(page->blocks.size(), 1U);
  EXPECT_EQ(page->blocks[0].text, "étéc");
  EXPECT_EQ(page->links.at(0).url, "https://autre.fr/x/b");
  EXPECT_EQ(page->selections.at("//a").at(0), "c");
}

TEST(PageReader, texts_become_lines_and_json_data) {
  const auto text = read_page(answer("text/plain", "un\r\n\r\n  deux\u00A0mots \n"));
  ASSERT_TRUE(text);
  ASSERT_EQ(text->blocks.size(), 2U);
  EXPECT_EQ(text->blocks[1].text, "deux mots");

  const auto json = read_page(answer("application/json", "{\"a\": 1}"));
  ASSERT_TRUE(json);
  ASSERT_EQ(json->blocks.size(), 1U);
  EXPECT_EQ(json->blocks[0].text, "{\"a\": 1}");
  ASSERT_EQ(json->data_scripts.size(), 1U);
  EXPECT_EQ(json->data_scripts[0].text, "{\"a\": 1}");
  EXPECT_EQ(json->data_scripts[0].type, "application/json");
}

TEST(PageReader, large_texts_are_cut_between_characters) {
  std::string json = "[\"a";  // so that the limit falls inside a character
  while (json.size() < 2U << 20U) json += "é";
  const auto page = read_page(answer("application/json", json + "\"]"));
  ASSERT_TRUE(page);
  EXPECT_EQ(page->blocks.at(0).text.size(), (1U << 20U) - 1);
}

TEST(PageReader, binaries_are_pages_without_content) {
  const auto page = read_page(answer("application/pdf", "%PDF-1.7 non conforme"));
  ASSERT_TRUE(page);
  EXPECT_TRUE(page->blocks.empty());
  EXPECT_EQ(page->body_bytes, 21U);
  EXPECT_EQ(page->sha256, sha256_hex("%PDF-1.7 non conforme"));
}

TEST(PageReader, html_that_cannot_be_parsed_is_too_large) {
  std::string html;
  for (int i = 0; i < 1'000; ++i) html += "<div>";
  const auto page = read_page(answer("text/html", html));
  ASSERT_FALSE(page);
  EXPECT_EQ(page.error().cause, Cause::too_large);
  EXPECT_EQ(page.error().detail, "HTML too_deep");
  EXPECT_EQ(page.error().http_status, 200);
}

TEST(PageReader, headers_are_kept_but_for_cookies) {
  Response response = answer("text/html", "");
  response.headers.emplace_back("set-cookie", "session=secret");
  response.headers.emplace_back("last-modified", "Wed, 06 May 2026 08:00:00 GMT");
  for (int i = 0; i < 100; ++i) response.headers.emplace_back("x-" + std::to_string(i), "1");
  const auto page = read_page(response);
  ASSERT_TRUE(page);
  EXPECT_EQ(page->headers.size(), 64U);
  EXPECT_EQ(page->header("set-cookie"), "");
  EXPECT_EQ(page->header("x-1"), "1");
  EXPECT_EQ(page->last_modified, parse_iso_date("2026-05-06"));
}

TEST(PageReader, redirects_and_the_asked_fragment_are_kept) {
  Response response = answer("text/html", "");
  response.asked = *parse_url("http://exemple.beta.gouv.fr/#/accessibilite");
  response.redirects = {*parse_url("https://exemple.beta.gouv.fr/"),
                        *parse_url("https://exemple.beta.gouv.fr/accueil")};
  response.final_url = response.redirects.back();
  const auto page = read_page(response);
  ASSERT_TRUE(page);
  EXPECT_EQ(page->url, "http://exemple.beta.gouv.fr/#/accessibilite");
  EXPECT_EQ(page->final_url, "https://exemple.beta.gouv.fr/accueil#/accessibilite");
  EXPECT_EQ(page->redirects,
            (std::vector<std::string>{"https://exemple.beta.gouv.fr/",
                                      "https://exemple.beta.gouv.fr/accueil"}));

  response.final_url.fragment = "ici";
  EXPECT_EQ(read_page(response)->final_url, "https://exemple.beta.gouv.fr/accueil#ici");
}

}  // namespace
}  // namespace vigie
