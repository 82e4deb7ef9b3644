#include "text/url.hpp"

#include "text/percent.hpp"

#include <array>
#include <string>

#include <gtest/gtest.h>

namespace vigie {
namespace {

Url url_of(std::string_view text) {
  auto url = parse_url(text);
  EXPECT_TRUE(url) << text;
  return url ? *std::move(url) : Url{};
}

TEST(Url, an_address_has_its_parts) {
  const Url url = url_of("https://User:secret@Example.fr:8443/a/b?q=1&r#top");
  EXPECT_EQ(url.scheme, "https");
  EXPECT_EQ(url.host, "example.fr");
  EXPECT_EQ(url.port, 8443);
  EXPECT_EQ(url.path, "/a/b");
  EXPECT_EQ(url.query, "q=1&r");
  EXPECT_EQ(url.fragment, "top");
  EXPECT_EQ(url.href(), "https://example.fr:8443/a/b?q=1&r#top");
  EXPECT_EQ(url.without_fragment(), "https://example.fr:8443/a/b?q=1&r");
  EXPECT_EQ(url.origin(), "https://example.fr:8443");
  EXPECT_TRUE(url.is_https());
}

TEST(Url, the_default_port_is_left_out_and_known) {
  EXPECT_EQ(url_of("https://a.fr:443/").port, 0);
  EXPECT_EQ(url_of("https://a.fr/").effective_port(), 443);
  EXPECT_EQ(url_of("http://a.fr/").effective_port(), 80);
  EXPECT_EQ(url_of("http://51.210.250.115:3000/").effective_port(), 3000);
  EXPECT_EQ(url_of("http://a.fr:80/"), url_of("http://a.fr"));
}

TEST(Url, a_refused_address_tells_why) {
  struct Case {
    std::string_view text;
    UrlProblem problem;
  };
  constexpr std::array kCases = {
      Case{"", UrlProblem::empty},
      Case{" \n\t ", UrlProblem::empty},
      Case{"//stats", UrlProblem::no_scheme},
      Case{"#/stats", UrlProblem::no_scheme},
      Case{"www.example.fr", UrlProblem::no_scheme},
      Case{"mailto:a@b.fr", UrlProblem::other_scheme},
      Case{"javascript:alert(1)", UrlProblem::other_scheme},
      Case{"DATA:text/html,x", UrlProblem::other_scheme},
      Case{"ftp://a.fr/", UrlProblem::other_scheme},
      Case{"file:///etc/passwd", UrlProblem::other_scheme},
      Case{"example.fr:8080/x", UrlProblem::other_scheme},
      Case{"https://", UrlProblem::bad_host},
      Case{"https://a b/", UrlProblem::bad_host},
      Case{"https://1.2.3.256/", UrlProblem::bad_host},
      Case{"https://[::1/", UrlProblem::bad_host},
      Case{"https://a.fr:99999/", UrlProblem::bad_port},
      Case{"https://a.fr:0/", UrlProblem::bad_port},
      Case{"https://a.fr:8080x/", UrlProblem::bad_port},
      Case{"https://a.fr https://b.fr", UrlProblem::bad_host},
  };
  for (const Case& c : kCases) {
    const auto url = parse_url(c.text);
    ASSERT_FALSE(url) << c.text;
    EXPECT_EQ(url.error(), c.problem) << c.text << ": " << to_string(url.error());
    EXPECT_FALSE(to_string(url.error()).empty());
  }
}

TEST(Url, credentials_are_dropped_with_references_too) {
  const Url base = url_of("https://a.fr/");
  for (const char* reference : {"//me:pw@b.fr/x", "https://me@b.fr/x", "//:@b.fr/x"}) {
    const auto url = resolve(base, reference);
    ASSERT_TRUE(url);
    EXPECT_EQ(url->href(), "https://b.fr/x") << reference;
  }
}

TEST(Url, a_reference_keeps_what_it_does_not_replace) {
  const Url base = url_of("https://a.fr/x/y?q=1#old");
  struct Case {
    std::string_view reference;
    std::string_view href;
  };
  constexpr std::array kCases = {
      Case{"", "https://a.fr/x/y?q=1"},
      Case{"#new", "https://a.fr/x/y?q=1#new"},
      Case{"?r=2", "https://a.fr/x/y?r=2"},
      Case{"z", "https://a.fr/x/z"},
      Case{"..", "https://a.fr/"},
      Case{"/stats", "https://a.fr/stats"},
      Case{"#/stats", "https://a.fr/x/y?q=1#/stats"},
      Case{"//b.fr", "https://b.fr/"},
      Case{"http:/z", "http://z/"},
      Case{"https:z", "https://a.fr/x/z"},
  };
  for (const Case& c : kCases) {
    const auto url = resolve(base, c.reference);
    ASSERT_TRUE(url) << c.reference;
    EXPECT_EQ(url->href(), c.href) << c.reference;
  }
}

TEST(Url, a_caret_in_a_path_is_encoded_as_the_standard_of_2024_says) {
  EXPECT_EQ(url_of("https://a.fr/^?^#^").href(), "https://a.fr/%5E?^#^");
}

TEST(Url, broken_utf8_reads_as_replacement_characters) {
  EXPECT_EQ(url_of("https://a.fr/caf\xE9").href(), "https://a.fr/caf%EF%BF%BD");
  EXPECT_FALSE(parse_url("https://caf\xE9.fr/"));
}

TEST(Url, a_nul_is_trimmed_at_the_ends_encoded_within_and_refused_in_a_host) {
  using namespace std::string_view_literals;
  EXPECT_EQ(url_of("\0https://a.fr/x\0y\0"sv).href(), "https://a.fr/x%00y");
  EXPECT_FALSE(parse_url("https://a\0.fr/"sv));
}

TEST(Url, an_address_has_a_longest_length) {
  const std::string start = "https://a.fr/";
  EXPECT_TRUE(parse_url(start + std::string(8'192 - start.size(), 'x')));
  const auto longer = parse_url(start + std::string(8'193 - start.size(), 'x'));
  ASSERT_FALSE(longer);
  EXPECT_EQ(longer.error(), UrlProblem::too_long);
  EXPECT_FALSE(parse_url(start + std::string(3'000, ' ') + "x")) << "spaces grow threefold";
  EXPECT_FALSE(parse_url(std::string(50U << 20U, ' ') + start));
  EXPECT_TRUE(parse_url("  " + start + std::string(8'192 - start.size(), '\n')));
}

TEST(Url, a_host_of_endless_labels_is_refused_or_kept_but_ends) {
  std::string dots = "https://";
  for (int i = 0; i < 4'000; ++i) dots += "é.";
  EXPECT_FALSE(parse_url(dots)) << "over the longest length once it is in ASCII";
  EXPECT_FALSE(parse_url("https://[" + std::string(4'000, ':') + "]/"));
  EXPECT_FALSE(parse_url("https://" + std::string(4'000, '9') + "/"));
}

TEST(Url, a_registrable_domain_follows_the_public_suffix_list) {
  struct Case {
    std::string_view host;
    std::string_view domain;
  };
  constexpr std::array kCases = {
      Case{"api.beta.gouv.fr", "beta.gouv.fr"},
      Case{"beta.gouv.fr", "beta.gouv.fr"},
      Case{"gouv.fr", "gouv.fr"},
      Case{"www.impots.gouv.fr", "impots.gouv.fr"},
      Case{"a.b.example.com", "example.com"},
      Case{"example.com.", "example.com"},
      Case{"betagouv.github.io", "betagouv.github.io"},
      Case{"fr", "fr"},
      Case{"localhost", "localhost"},
      Case{"127.0.0.1", "127.0.0.1"},
      Case{"[2001:db8::1]", "[2001:db8::1]"},
      Case{"a.xn--bcher-kva.fr", "xn--bcher-kva.fr"},
      Case{"", ""},
  };
  for (const Case& c : kCases) EXPECT_EQ(registrable_domain(c.host), c.domain) << c.host;
}

TEST(Url, literals_of_addresses_are_told_from_names) {
  for (const char* host : {"127.0.0.1", "[::1]", "[::ffff:7f00:1]", "0.0.0.0", "0x7f.1", "1"}) {
    EXPECT_TRUE(is_ip_literal(host)) << host;
  }
  for (const char* host :
       {"", "a.fr", "1.2.3.4.fr", "127.0.0.1.", "[", "[]", "[x]", "256.1.1.1"}) {
    EXPECT_EQ(is_ip_literal(host), std::string_view(host) == "127.0.0.1.") << host;
  }
}

TEST(Url, percent_encoding_of_a_value_leaves_nothing_special) {
  EXPECT_EQ(percent_encode_value("group/sub group/é"), "group%2Fsub%20group%2F%C3%A9");
  EXPECT_EQ(percent_encode_segments("group/sub group#/é"), "group/sub%20group%23/%C3%A9");
  EXPECT_EQ(percent_encode_value("a-Z_0.~"), "a-Z_0.~");
  EXPECT_EQ(percent_decode("%41%2f%C3%a9%zz%4%"), "A/é%zz%4%");
}

}  // namespace
}  // namespace vigie
