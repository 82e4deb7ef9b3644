/// Why something could not be observed.
#pragma once

#include "text/date.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace vigie {

/// The causes of an `error` verdict. Always derived from codes (curl, errno, TLS, HTTP), never
/// from message text.
enum class Cause {
  dns,
  connect,
  tls,
  timeout,
  reset,
  http_5xx,
  rate_limited,
  blocked,
  robots,
  too_large,
  too_many_redirects,
  not_html,
  decode,
  refused_address,
  cancelled,
  check_crash,
};

/// "http_5xx": the word used in audit.json.
std::string_view to_string(Cause cause);

enum class TlsProblem {
  none,
  expired,
  not_yet_valid,
  self_signed,
  wrong_host,
  untrusted,
  handshake
};

std::string_view to_string(TlsProblem problem);

/// What a server's leaf certificate says of itself.
struct Certificate {
  Date not_before;
  Date not_after;
  std::string subject;
  std::string issuer;

  friend bool operator==(const Certificate&, const Certificate&) = default;
};

/// An observation that did not happen.
struct Unseen {
  Cause cause = Cause::connect;
  std::string url;      // where it stopped (after redirects)
  int http_status = 0;  // 0: no answer
  TlsProblem tls = TlsProblem::none;
  std::optional<Certificate> certificate = {};  // the one refused, where it could be read
  std::string
      detail;  // technical, English, for engineers: "CURLE_COULDNT_CONNECT ECONNREFUSED"

  friend bool operator==(const Unseen&, const Unseen&) = default;
};

}  // namespace vigie
