#include "crawler/classify.hpp"

#include <cerrno>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace vigie {
namespace {

struct Case {
  TransferEnd end;
  Cause cause;
  TlsProblem tls;
  std::string_view detail;
};

TransferEnd refused_certificate(int verify_error) {
  return {.code = CURLE_PEER_FAILED_VERIFICATION, .verify_error = verify_error};
}

TransferEnd broken_handshake(Handshake handshake) {
  return {.code = CURLE_SSL_CONNECT_ERROR, .handshake = handshake};
}

const std::vector<Case> kCases{
    {{.code = CURLE_COULDNT_RESOLVE_HOST},
     Cause::dns,
     TlsProblem::none,
     "CURLE_COULDNT_RESOLVE_HOST"},
    {{.code = CURLE_COULDNT_CONNECT, .os_error = ECONNREFUSED},
     Cause::connect,
     TlsProblem::none,
     "CURLE_COULDNT_CONNECT ECONNREFUSED"},
    {{.code = CURLE_COULDNT_CONNECT, .os_error = EHOSTUNREACH},
     Cause::connect,
     TlsProblem::none,
     "CURLE_COULDNT_CONNECT EHOSTUNREACH"},
    {{.code = CURLE_OPERATION_TIMEDOUT},
     Cause::timeout,
     TlsProblem::none,
     "CURLE_OPERATION_TIMEDOUT"},
    {{.code = CURLE_RECV_ERROR, .os_error = ECONNRESET},
     Cause::reset,
     TlsProblem::none,
     "CURLE_RECV_ERROR ECONNRESET"},
    {{.code = CURLE_SEND_ERROR, .os_error = EPIPE},
     Cause::reset,
     TlsProblem::none,
     "CURLE_SEND_ERROR EPIPE"},
    {{.code = CURLE_GOT_NOTHING}, Cause::reset, TlsProblem::none, "CURLE_GOT_NOTHING"},
    {{.code = CURLE_PARTIAL_FILE}, Cause::reset, TlsProblem::none, "CURLE_PARTIAL_FILE"},
    {{.code = CURLE_HTTP2}, Cause::reset, TlsProblem::none, "CURLE_HTTP2"},
    {{.code = CURLE_HTTP2_STREAM}, Cause::reset, TlsProblem::none, "CURLE_HTTP2_STREAM"},
    {{.code = CURLE_BAD_CONTENT_ENCODING},
     Cause::decode,
     TlsProblem::none,
     "CURLE_BAD_CONTENT_ENCODING"},
    {{.code = CURLE_WEIRD_SERVER_REPLY},
     Cause::decode,
     TlsProblem::none,
     "CURLE_WEIRD_SERVER_REPLY"},
    {{.code = CURLE_UNSUPPORTED_PROTOCOL},
     Cause::decode,
     TlsProblem::none,
     "CURLE_UNSUPPORTED_PROTOCOL"},
    {{.code = CURLE_OUT_OF_MEMORY}, Cause::too_large, TlsProblem::none, "CURLE_OUT_OF_MEMORY"},
    {{.code = CURLE_FAILED_INIT}, Cause::connect, TlsProblem::none, "CURLE 2"},

    {refused_certificate(10), Cause::tls, TlsProblem::expired,
     "CURLE_PEER_FAILED_VERIFICATION X509_V_ERR 10"},
    {refused_certificate(9), Cause::tls, TlsProblem::not_yet_valid,
     "CURLE_PEER_FAILED_VERIFICATION X509_V_ERR 9"},
    {refused_certificate(18), Cause::tls, TlsProblem::self_signed,
     "CURLE_PEER_FAILED_VERIFICATION X509_V_ERR 18"},
    {refused_certificate(19), Cause::tls, TlsProblem::self_signed,
     "CURLE_PEER_FAILED_VERIFICATION X509_V_ERR 19"},
    {refused_certificate(2), Cause::tls, TlsProblem::untrusted,
     "CURLE_PEER_FAILED_VERIFICATION X509_V_ERR 2"},
    {refused_certificate(20), Cause::tls, TlsProblem::untrusted,
     "CURLE_PEER_FAILED_VERIFICATION X509_V_ERR 20"},
    {refused_certificate(21), Cause::tls, TlsProblem::untrusted,
     "CURLE_PEER_FAILED_VERIFICATION X509_V_ERR 21"},
    {refused_certificate(0), Cause::tls, TlsProblem::wrong_host,
     "CURLE_PEER_FAILED_VERIFICATION X509_V_ERR 0"},
    {refused_certificate(62), Cause::tls, TlsProblem::wrong_host,
     "CURLE_PEER_FAILED_VERIFICATION X509_V_ERR 62"},

    {{.code = CURLE_SSL_CONNECT_ERROR, .verify_error = 7, .handshake = Handshake::alert},
     Cause::tls,
     TlsProblem::untrusted,
     "CURLE_SSL_CONNECT_ERROR X509_V_ERR 7"},

    {broken_handshake(Handshake::alert), Cause::tls, TlsProblem::handshake,
     "CURLE_SSL_CONNECT_ERROR"},
    {broken_handshake(Handshake::garbage), Cause::tls, TlsProblem::handshake,
     "CURLE_SSL_CONNECT_ERROR"},
    {broken_handshake(Handshake::silent), Cause::reset, TlsProblem::none,
     "CURLE_SSL_CONNECT_ERROR"},
    {broken_handshake(Handshake::spoke), Cause::reset, TlsProblem::none,
     "CURLE_SSL_CONNECT_ERROR"},

    {{.code = CURLE_WRITE_ERROR, .stopped = Stopped::body_too_large},
     Cause::too_large,
     TlsProblem::none,
     "body"},
    {{.code = CURLE_WRITE_ERROR, .stopped = Stopped::headers_too_large},
     Cause::too_large,
     TlsProblem::none,
     "headers"},
    {{.code = CURLE_WRITE_ERROR, .stopped = Stopped::over_budget},
     Cause::cancelled,
     TlsProblem::none,
     "budget"},
    {{.code = CURLE_COULDNT_CONNECT, .stopped = Stopped::address},
     Cause::refused_address,
     TlsProblem::none,
     "address is not public"},
    {{.stopped = Stopped::cancelled}, Cause::cancelled, TlsProblem::none, "stopped"},
};

TEST(Classify, every_code_has_the_cause_that_the_table_says) {
  for (const Case& each : kCases) {
    const Failure failure = classify(each.end);
    EXPECT_EQ(to_string(failure.cause), to_string(each.cause)) << each.detail;
    EXPECT_EQ(to_string(failure.tls), to_string(each.tls)) << each.detail;
    EXPECT_EQ(failure.detail, each.detail);
  }
}

}  // namespace
}  // namespace vigie
