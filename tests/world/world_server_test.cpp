#include "demo/world_server.hpp"

#include "demo/temporary_folder.hpp"
#include "tests/world/http_client.hpp"

#include <memory>
#include <thread>
#include <vector>

#include <curl/curl.h>
#include <gtest/gtest.h>
#include <openssl/x509_vfy.h>

namespace vigie::world {
namespace {

using test::Asked;
using test::Seen;

WorldAnswer tell(const WorldRequest& request) {
  return text(request.method + ' ' + request.scheme + ' ' + request.host + ' ' + request.path +
              ' ' + request.query + ' ' + request.body);
}

class World : public ::testing::Test {
 protected:
  void serve(Handler handler, Policy policy = no_faults()) {
    server = std::make_unique<WorldServer>(std::move(handler), std::move(policy));
    ca_file = folder / "ca.pem";
    ASSERT_TRUE(server->write_ca(ca_file));
  }
  Seen ask(Asked asked) const { return test::ask(*server, ca_file, asked); }

  std::unique_ptr<WorldServer> server;
  std::string ca_file;
  TemporaryFolder folder;
};

TEST_F(World, one_port_answers_in_clear_and_over_tls_for_any_name) {
  serve(tell);
  EXPECT_EQ(ask({.url = "http://Un.Example/a?b=c"}).body, "GET http un.example /a b=c ");
  const Seen seen = ask({.url = "https://deux.example:8443/"});
  EXPECT_EQ(seen.curl_code, CURLE_OK);
  EXPECT_EQ(seen.body, "GET https deux.example /  ");
}

TEST_F(World, bodies_come_by_length_in_chunks_or_compressed) {
  serve(tell);
  EXPECT_EQ(ask({.url = "http://a.example/", .body = "x=1"}).body,
            "POST http a.example /  x=1");
  EXPECT_EQ(ask({.url = "http://a.example/",
                 .headers = {"Transfer-Encoding: chunked"},
                 .body = "x=2"})
                .body,
            "POST http a.example /  x=2");
}

TEST_F(World, long_answers_are_compressed_when_asked) {
  const std::string page(20'000, 'a');
  serve([=](const WorldRequest&) { return html(page); });
  const Seen seen = ask({.url = "https://a.example/"});
  EXPECT_EQ(seen.headers.at("content-encoding"), "gzip");
  EXPECT_LT(std::stoul(seen.headers.at("content-length")), 1'000U);
  EXPECT_EQ(seen.body, page);
}

TEST_F(World, head_tells_the_length_and_sends_no_body) {
  serve(tell);
  const Seen seen = ask({.url = "http://a.example/", .method = "HEAD"});
  EXPECT_EQ(seen.curl_code, CURLE_OK);
  EXPECT_EQ(seen.headers.at("content-length"), "23");
  EXPECT_EQ(seen.body, "");
}

TEST_F(World, each_kind_of_certificate_fails_in_its_own_way) {
  struct Case {
    CertificateKind kind;
    int curl_code;
    long verify_result;
  };
  const std::vector<Case> cases{
      {CertificateKind::valid, CURLE_OK, X509_V_OK},
      {CertificateKind::expiring_soon, CURLE_OK, X509_V_OK},
      {CertificateKind::expired, CURLE_PEER_FAILED_VERIFICATION, X509_V_ERR_CERT_HAS_EXPIRED},
      {CertificateKind::not_yet_valid, CURLE_PEER_FAILED_VERIFICATION,
       X509_V_ERR_CERT_NOT_YET_VALID},
      {CertificateKind::self_signed, CURLE_PEER_FAILED_VERIFICATION,
       X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT},
      {CertificateKind::untrusted, CURLE_PEER_FAILED_VERIFICATION,
       X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY},
      {CertificateKind::wrong_host, CURLE_PEER_FAILED_VERIFICATION, X509_V_ERR_UNSPECIFIED},
  };
  for (const Case& example : cases) {
    serve(tell,
          [example](std::string_view) { return HostPolicy{.certificate = example.kind}; });
    const Seen seen = ask({.url = "https://a.example/"});
    const int kind = static_cast<int>(example.kind);
    EXPECT_EQ(seen.curl_code, example.curl_code) << kind;
    EXPECT_EQ(seen.verify_result, example.verify_result) << kind;
  }
}

TEST_F(World, a_host_may_refuse_to_talk_at_all) {
  struct Case {
    ConnectionFault fault;
    std::string url;
    int curl_code;
  };
  const std::vector<Case> cases{
      {ConnectionFault::reset, "http://a.example/", CURLE_RECV_ERROR},
      {ConnectionFault::reset, "https://a.example/", CURLE_SSL_CONNECT_ERROR},
      {ConnectionFault::close_in_handshake, "http://a.example/", CURLE_GOT_NOTHING},
      {ConnectionFault::close_in_handshake, "https://a.example/", CURLE_SSL_CONNECT_ERROR},
      {ConnectionFault::silence, "http://a.example/", CURLE_OPERATION_TIMEDOUT},
      {ConnectionFault::silence, "https://a.example/", CURLE_OPERATION_TIMEDOUT},
  };
  for (const Case& example : cases) {
    serve(tell, [example](std::string_view) { return HostPolicy{.fault = example.fault}; });
    const Seen seen = ask({.url = example.url, .timeout_milliseconds = 200});
    EXPECT_EQ(seen.curl_code, example.curl_code)
        << example.url << ' ' << static_cast<int>(example.fault);
  }
}

TEST_F(World, one_answer_may_go_wrong_in_its_own_way) {
  struct Case {
    AnswerFault fault;
    int curl_code;
  };
  const std::vector<Case> cases{{AnswerFault::none, CURLE_OK},
                                {AnswerFault::reset, CURLE_RECV_ERROR},
                                {AnswerFault::close, CURLE_GOT_NOTHING},
                                {AnswerFault::truncated_body, CURLE_PARTIAL_FILE},
                                {AnswerFault::silence, CURLE_OPERATION_TIMEDOUT},
                                {AnswerFault::drip, CURLE_OPERATION_TIMEDOUT},
                                {AnswerFault::bad_gzip, CURLE_BAD_CONTENT_ENCODING}};
  for (const Case& example : cases) {
    serve([=](const WorldRequest&) {
      WorldAnswer answer = html("<p>not gzip</p>");
      answer.fault = example.fault;
      return answer;
    });
    const Seen seen = ask({.url = "http://a.example/", .timeout_milliseconds = 200});
    EXPECT_EQ(seen.curl_code, example.curl_code) << static_cast<int>(example.fault);
  }
}

TEST_F(World, requests_are_counted_by_host) {
  serve(tell);
  ask({.url = "http://a.example/"});
  ask({.url = "https://a.example/"});
  ask({.url = "https://b.example/"});
  EXPECT_EQ(server->requests("a.example"), 2U);
  EXPECT_EQ(server->requests("b.example"), 1U);
  EXPECT_EQ(server->requests("c.example"), 0U);
  EXPECT_EQ(server->requests(), 3U);
  EXPECT_EQ(server->most_at_once("a.example"), 1U);
  EXPECT_EQ(server->connections(), 3U);
}

TEST_F(World, many_clients_at_once_are_all_answered) {
  serve(tell);
  constexpr std::size_t kClients = 16;
  std::vector<Seen> seen(kClients);
  {
    std::vector<std::jthread> clients;
    for (Seen& slot : seen)
      clients.emplace_back([&] { slot = ask({.url = "https://a.example/"}); });
  }
  for (const Seen& one : seen) EXPECT_EQ(one.body, "GET https a.example /  ");
  EXPECT_EQ(server->requests("a.example"), kClients);
}

TEST_F(World, stopping_releases_clients_that_wait_for_ever) {
  serve([](const WorldRequest&) { return WorldAnswer{.fault = AnswerFault::silence}; });
  Seen seen;
  std::jthread client(
      [&] { seen = ask({.url = "http://a.example/", .timeout_milliseconds = 60'000}); });
  while (server->requests() == 0) std::this_thread::yield();
  server->stop();
  client.join();
  EXPECT_EQ(seen.curl_code, CURLE_GOT_NOTHING);
}

}  // namespace
}  // namespace vigie::world
