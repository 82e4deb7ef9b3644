#include "ask.hpp"
#include "crawler/certificate.hpp"
#include "crawler/transfer.hpp"
#include "test_certificates.hpp"

#include <chrono>
#include <string>

#include <gtest/gtest.h>

namespace vigie::test {
namespace {

WebOptions trusting(const TestAuthority& authority, const RawServer& server) {
  WebOptions options = options_for(server.address());
  options.ca_file = authority.ca_file();
  return options;
}

Date today() {
  return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
}

int days_from_today(Date date) {
  return static_cast<int>((date - today()).count());
}

const RawServer::Handler kHello = without_robots([](const Asked&) { return ok("hello"); });

TEST(WebTls, a_certificate_is_read_and_kept_for_later_answers) {
  const TestAuthority authority;
  const TlsContext tls = authority.server({.host = "a.test", .valid_until_days = 42});
  RawServer server(kHello, tls.get());
  Web web(trusting(authority, server), {});
  for (const char* const address : {"https://a.test/1", "https://a.test/2"}) {
    const Fetched answer = ask(web, address);
    ASSERT_TRUE(answer) << told(answer);
    ASSERT_TRUE(answer->certificate) << address;
    EXPECT_NEAR(days_from_today(answer->certificate->not_after), 42, 1);
    EXPECT_NEAR(days_from_today(answer->certificate->not_before), -10, 1);
    EXPECT_EQ(answer->certificate->subject, "CN=a.test");
    EXPECT_EQ(answer->certificate->issuer, "CN=Test authority");
  }
}

struct Refusal {
  std::string told;
  std::string subject;
  int valid_until_days;
};

Refusal refusal(const Fetched& answer) {
  if (answer || !answer.error().certificate) return {told(answer), "no certificate", 0};
  const Certificate& certificate = *answer.error().certificate;
  return {told(answer), certificate.subject, days_from_today(certificate.not_after)};
}

TEST(WebTls, an_expired_certificate_is_named_and_shown) {
  const TestAuthority authority;
  const TlsContext tls =
      authority.server({.host = "a.test", .valid_from_days = -100, .valid_until_days = -5});
  RawServer server(kHello, tls.get());
  const auto [said, subject, until] =
      refusal(ask_once(trusting(authority, server), "https://a.test/"));
  EXPECT_EQ(said, "tls expired CURLE_PEER_FAILED_VERIFICATION X509_V_ERR 10");
  EXPECT_EQ(subject, "CN=a.test");
  EXPECT_NEAR(until, -5, 1);
  EXPECT_TRUE(server.asked().empty())
      << "nothing is asked over a connection that is not trusted";
}

TEST(WebTls, a_certificate_from_the_future_is_named) {
  const TestAuthority authority;
  const TlsContext tls = authority.server({.host = "a.test", .valid_from_days = 5});
  RawServer server(kHello, tls.get());
  EXPECT_EQ(refusal(ask_once(trusting(authority, server), "https://a.test/")).told,
            "tls not_yet_valid CURLE_PEER_FAILED_VERIFICATION X509_V_ERR 9");
}

TEST(WebTls, a_certificate_for_another_host_is_named_and_shown) {
  const TestAuthority authority;
  const TlsContext tls = authority.server({.host = "other.test"});
  RawServer server(kHello, tls.get());
  const auto [said, subject, until] =
      refusal(ask_once(trusting(authority, server), "https://a.test/"));
  EXPECT_TRUE(said.starts_with("tls wrong_host")) << said;
  EXPECT_EQ(subject, "CN=other.test");
  EXPECT_TRUE(server.asked().empty());
}

TEST(WebTls, a_self_signed_certificate_is_named_and_shown) {
  const TestAuthority authority;
  const TlsContext tls = authority.self_signed_server({.host = "a.test"});
  RawServer server(kHello, tls.get());
  const auto [said, subject, until] =
      refusal(ask_once(trusting(authority, server), "https://a.test/"));
  EXPECT_EQ(said, "tls self_signed CURLE_PEER_FAILED_VERIFICATION X509_V_ERR 18");
  EXPECT_EQ(subject, "CN=a.test");
}

TEST(WebTls, an_authority_that_nobody_knows_is_not_trusted) {
  const TestAuthority authority;
  for (const char* const name : {"Stranger", "Test authority"}) {
    const TestAuthority stranger(name);
    const TlsContext tls = stranger.server({.host = "a.test"});
    RawServer server(kHello, tls.get());
    const auto [said, subject, until] =
        refusal(ask_once(trusting(authority, server), "https://a.test/"));
    EXPECT_TRUE(said.starts_with("tls untrusted")) << said;
    EXPECT_EQ(subject, "CN=a.test") << "of " << name;
  }
}

TEST(WebTls, the_systems_bundle_does_not_know_a_test_authority) {
  if (default_ca_file().empty()) GTEST_SKIP() << "this machine has no certificate bundle";
  const TestAuthority authority;
  const TlsContext tls = authority.server({.host = "a.test"});
  RawServer server(kHello, tls.get());
  EXPECT_TRUE(told(ask_once(options_for(server.address()), "https://a.test/"))
                  .starts_with("tls untrusted"));
}

/// What a server that answers the first record with `bytes` and hangs up comes to.
std::string after_raw_bytes(const std::string& bytes) {
  const TestAuthority authority;
  RawServer server(bytes);
  return told(ask_once(trusting(authority, server), "https://a.test/"));
}

TEST(WebTls, a_broken_handshake_is_told_from_one_that_is_refused) {
  EXPECT_EQ(after_raw_bytes(""), "reset CURLE_SSL_CONNECT_ERROR");
  EXPECT_EQ(after_raw_bytes(std::string("\x15\x03\x03\x00\x02\x02\x28", 7)),
            "tls handshake CURLE_SSL_CONNECT_ERROR");
  EXPECT_EQ(after_raw_bytes("HTTP/1.1 400 Bad Request\r\n\r\n"),
            "tls handshake CURLE_SSL_CONNECT_ERROR");
}

TEST(WebTls, a_host_that_fails_its_handshake_is_tried_once) {
  const TestAuthority authority;
  const TlsContext tls = authority.self_signed_server({.host = "a.test"});
  RawServer server(kHello, tls.get());
  WebOptions options = trusting(authority, server);
  options.retries = 3;
  Web web(options, {});
  ask_all(web, {"https://a.test/1", "https://a.test/2", "https://a.test/3"});
  EXPECT_EQ(server.connections(), 1U);
}

TEST(WebTls, connections_are_used_again) {
  const TestAuthority authority;
  const TlsContext tls = authority.server({.host = "a.test"});
  RawServer server(kHello, tls.get());
  Web web(trusting(authority, server), {});
  for (int i = 0; i < 5; ++i) EXPECT_EQ(told(ask(web, "https://a.test/")), "200 hello");
  EXPECT_EQ(server.connections(), 1U);
}

TEST(Certificate, dates_and_names_are_read) {
  const TestAuthority authority;
  const X509Ptr leaf = authority.certificate({.host = "é.test", .valid_until_days = 30});
  const auto read = read_certificate(*leaf);
  ASSERT_TRUE(read);
  EXPECT_NEAR(days_from_today(read->not_after), 30, 1);
  EXPECT_EQ(read->subject, "CN=é.test");
}

TEST(Certificate, a_certificate_without_dates_is_not_read) {
  const X509Ptr empty(X509_new());
  EXPECT_EQ(read_certificate(*empty), std::nullopt);
}

}  // namespace
}  // namespace vigie::test
