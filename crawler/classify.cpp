#include "crawler/classify.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

#include <openssl/x509_vfy.h>

namespace vigie {

namespace {

struct CodeMeaning {
  CURLcode code;
  Cause cause;
  std::string_view name;
};

constexpr std::array kCodes{
    CodeMeaning{CURLE_COULDNT_RESOLVE_HOST, Cause::dns, "CURLE_COULDNT_RESOLVE_HOST"},
    CodeMeaning{CURLE_COULDNT_CONNECT, Cause::connect, "CURLE_COULDNT_CONNECT"},
    CodeMeaning{CURLE_INTERFACE_FAILED, Cause::connect, "CURLE_INTERFACE_FAILED"},
    CodeMeaning{CURLE_SSL_CONNECT_ERROR, Cause::tls, "CURLE_SSL_CONNECT_ERROR"},
    CodeMeaning{CURLE_PEER_FAILED_VERIFICATION, Cause::tls, "CURLE_PEER_FAILED_VERIFICATION"},
    CodeMeaning{CURLE_SSL_CERTPROBLEM, Cause::tls, "CURLE_SSL_CERTPROBLEM"},
    CodeMeaning{CURLE_SSL_CIPHER, Cause::tls, "CURLE_SSL_CIPHER"},
    CodeMeaning{CURLE_SSL_CACERT_BADFILE, Cause::tls, "CURLE_SSL_CACERT_BADFILE"},
    CodeMeaning{CURLE_SSL_ISSUER_ERROR, Cause::tls, "CURLE_SSL_ISSUER_ERROR"},
    CodeMeaning{CURLE_SSL_INVALIDCERTSTATUS, Cause::tls, "CURLE_SSL_INVALIDCERTSTATUS"},
    CodeMeaning{CURLE_OPERATION_TIMEDOUT, Cause::timeout, "CURLE_OPERATION_TIMEDOUT"},
    CodeMeaning{CURLE_SEND_ERROR, Cause::reset, "CURLE_SEND_ERROR"},
    CodeMeaning{CURLE_RECV_ERROR, Cause::reset, "CURLE_RECV_ERROR"},
    CodeMeaning{CURLE_GOT_NOTHING, Cause::reset, "CURLE_GOT_NOTHING"},
    CodeMeaning{CURLE_PARTIAL_FILE, Cause::reset, "CURLE_PARTIAL_FILE"},
    CodeMeaning{CURLE_HTTP2, Cause::reset, "CURLE_HTTP2"},
    CodeMeaning{CURLE_HTTP2_STREAM, Cause::reset, "CURLE_HTTP2_STREAM"},
    CodeMeaning{CURLE_BAD_CONTENT_ENCODING, Cause::decode, "CURLE_BAD_CONTENT_ENCODING"},
    CodeMeaning{CURLE_WEIRD_SERVER_REPLY, Cause::decode, "CURLE_WEIRD_SERVER_REPLY"},
    // An answer without a status line, which would be HTTP/0.9.
    CodeMeaning{CURLE_UNSUPPORTED_PROTOCOL, Cause::decode, "CURLE_UNSUPPORTED_PROTOCOL"},
    CodeMeaning{CURLE_WRITE_ERROR, Cause::decode, "CURLE_WRITE_ERROR"},
    // A header line that grows beyond libcurl's own limit.
    CodeMeaning{CURLE_OUT_OF_MEMORY, Cause::too_large, "CURLE_OUT_OF_MEMORY"},
    CodeMeaning{CURLE_FILESIZE_EXCEEDED, Cause::too_large, "CURLE_FILESIZE_EXCEEDED"},
    CodeMeaning{CURLE_URL_MALFORMAT, Cause::refused_address, "CURLE_URL_MALFORMAT"},
};

struct StopMeaning {
  Stopped stopped;
  Cause cause;
  std::string_view detail;
};

constexpr std::array kStops{
    StopMeaning{Stopped::body_too_large, Cause::too_large, "body"},
    StopMeaning{Stopped::headers_too_large, Cause::too_large, "headers"},
    StopMeaning{Stopped::over_budget, Cause::cancelled, "budget"},
    StopMeaning{Stopped::address, Cause::refused_address, "address is not public"},
    StopMeaning{Stopped::cancelled, Cause::cancelled, "stopped"},
};

TlsProblem tls_problem(int verify_error) {
  switch (verify_error) {
    case X509_V_OK:  // the chain is good, and libcurl's own look at the names was not
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH:
      return TlsProblem::wrong_host;
    case X509_V_ERR_CERT_HAS_EXPIRED:
      return TlsProblem::expired;
    case X509_V_ERR_CERT_NOT_YET_VALID:
      return TlsProblem::not_yet_valid;
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
      return TlsProblem::self_signed;
    default:
      return TlsProblem::untrusted;
  }
}

std::string detail(std::string_view code_name, const TransferEnd& end) {
  std::string text =
      code_name.empty() ? "CURLE " + std::to_string(end.code) : std::string(code_name);
  if (end.code == CURLE_PEER_FAILED_VERIFICATION || end.verify_error != 0)
    return text + " X509_V_ERR " + std::to_string(end.verify_error);
  const bool connection = end.code == CURLE_COULDNT_CONNECT || end.code == CURLE_RECV_ERROR ||
                          end.code == CURLE_SEND_ERROR || end.code == CURLE_SSL_CONNECT_ERROR;
  const char* const name = connection && end.os_error != 0
                               ? strerrorname_np(static_cast<int>(end.os_error))
                               : nullptr;
  if (name != nullptr) text.append(" ").append(name);
  return text;
}

/// A peer that hangs up in the middle of a handshake did not refuse it.
bool hung_up(const TransferEnd& end) {
  return end.handshake == Handshake::silent || end.handshake == Handshake::spoke;
}

}  // namespace

Failure classify(const TransferEnd& end) {
  const auto* const stop = std::ranges::find(kStops, end.stopped, &StopMeaning::stopped);
  if (stop != kStops.end()) return {.cause = stop->cause, .detail = std::string(stop->detail)};

  const auto* const known = std::ranges::find(kCodes, end.code, &CodeMeaning::code);
  Failure failure;
  failure.cause = known == kCodes.end() ? Cause::connect : known->cause;
  failure.detail = detail(known == kCodes.end() ? std::string_view{} : known->name, end);
  if (failure.cause != Cause::tls) return failure;
  // A chain that is refused for a broken signature comes as CURLE_SSL_CONNECT_ERROR.
  if (end.code == CURLE_PEER_FAILED_VERIFICATION || end.verify_error != 0)
    failure.tls = tls_problem(end.verify_error);
  else if (end.code == CURLE_SSL_CONNECT_ERROR && hung_up(end))
    failure.cause = Cause::reset;
  else
    failure.tls = TlsProblem::handshake;
  return failure;
}

}  // namespace vigie
