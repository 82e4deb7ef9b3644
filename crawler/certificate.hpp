/// What is said and shown during a TLS handshake, whether it succeeds or not.
#pragma once

#include "crawler/classify.hpp"
#include "crawler/unseen.hpp"

#include <memory>
#include <optional>

#include <curl/curl.h>
#include <openssl/types.h>

namespace vigie {

/// The dates and names of a certificate; nothing when a date cannot be read.
std::optional<Certificate> read_certificate(const X509& certificate);

/// Watches one connection's handshake from inside OpenSSL: CURLOPT_CERTINFO says nothing of a
/// certificate that is refused, and libcurl's codes do not tell a peer that hangs up from one
/// that refuses. Verification itself is left exactly as it is.
class HandshakeLog {
 public:
  /// Installs a log in the context of a connection that is about to be made. The context shares
  /// the log, so connections may outlive the transfer that opened them.
  static std::shared_ptr<HandshakeLog> watch(SSL_CTX* context);

  Handshake progress() const { return progress_; }
  /// Why OpenSSL refused the chain: X509_V_ERR_…, 0 when it did not. libcurl's own
  /// CURLINFO_SSL_VERIFYRESULT is set in some of these cases only.
  int verify_error() const { return verify_error_; }
  /// The server's own certificate, once it was shown; nothing when a session was resumed.
  const std::optional<Certificate>& certificate() const { return certificate_; }

 private:
  static void on_message(int write, int version, int type, const void* bytes, std::size_t size,
                         SSL* connection, void* log);
  static int on_verify(int verified, X509_STORE_CTX* chain);

  Handshake progress_ = Handshake::silent;
  int verify_error_ = 0;
  std::optional<Certificate> certificate_;
};

}  // namespace vigie
