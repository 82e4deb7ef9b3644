/// Why a transfer failed, from libcurl's and OpenSSL's codes alone.
#pragma once

#include "crawler/unseen.hpp"

#include <string>

#include <curl/curl.h>

namespace vigie {

/// Why our own callbacks ended a transfer, if they did.
enum class Stopped { no, body_too_large, headers_too_large, over_budget, address, cancelled };

/// How far the peer went before a TLS handshake broke off.
enum class Handshake {
  silent,   // the peer sent nothing at all
  garbage,  // something that is no TLS
  spoke,    // handshake messages, then nothing more
  alert,    // one side refused, and said so
};

/// The codes at the end of a transfer that did not succeed.
struct TransferEnd {
  CURLcode code = CURLE_OK;
  long os_error = 0;     // CURLINFO_OS_ERRNO
  int verify_error = 0;  // why the chain was refused: an X509_V_ERR_… of OpenSSL
  Handshake handshake = Handshake::silent;
  Stopped stopped = Stopped::no;
};

/// The parts of an `Unseen` that the codes tell.
struct Failure {
  Cause cause = Cause::connect;
  TlsProblem tls = TlsProblem::none;
  std::string detail;  // "CURLE_COULDNT_CONNECT ECONNREFUSED"

  friend bool operator==(const Failure&, const Failure&) = default;
};

Failure classify(const TransferEnd& end);

}  // namespace vigie
