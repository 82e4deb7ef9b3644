/// What a loopback world is asked and what it answers: values only.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vigie::world {

enum class CertificateKind {
  valid,
  expired,
  not_yet_valid,
  wrong_host,     // made for another name
  self_signed,    // by its own key
  untrusted,      // by an authority that nobody knows
  expiring_soon,  // valid for `HostPolicy::certificate_days` more days
};

/// What a host does to connections, before any request is answered.
enum class ConnectionFault {
  none,
  reset,               // RST as soon as the host's name is known
  close_in_handshake,  // closed in an orderly way at the same moment
  silence,             // accepted, never answered, held until the client or the world goes away
};

struct HostPolicy {
  CertificateKind certificate = CertificateKind::valid;
  int certificate_days = 200;  // from the later of today and the world's date
  ConnectionFault fault = ConnectionFault::none;
};

using Headers = std::vector<std::pair<std::string, std::string>>;

struct WorldRequest {
  std::string scheme;     // "http" or "https"
  std::string authority;  // the Host header as sent
  std::string host;       // the same in lower case, without the port
  std::string method;     // "GET", "HEAD", "POST"…
  std::string path;       // as sent, still percent-encoded, without the query
  std::string query;      // without '?'
  Headers headers;        // names in lower case
  std::string body;       // chunked and gzip bodies are decoded

  /// The header's value, or "" (name in lower case).
  std::string_view header(std::string_view name) const;
};

/// What goes wrong with one answer.
enum class AnswerFault {
  none,
  reset,           // RST instead of an answer
  close,           // an orderly end instead of an answer
  truncated_body,  // Content-Length tells the whole, half of it comes
  silence,         // nothing, until the client or the world goes away
  drip,            // eight bytes every tenth of a second
  bad_gzip,        // says gzip, and is not
};

struct WorldAnswer {
  int status = 200;
  Headers headers = {};  // Content-Length, Date and Connection are the server's
  std::string body = {};
  AnswerFault fault = AnswerFault::none;
  std::chrono::milliseconds delay{0};  // before the first byte
};

/// A page of text/html.
WorldAnswer html(std::string body, int status = 200);
WorldAnswer text(std::string body, int status = 200);
WorldAnswer json(std::string body, int status = 200);
WorldAnswer redirect(std::string location, int status = 302);

/// Called from many threads at once.
using Handler = std::function<WorldAnswer(const WorldRequest&)>;
/// The host's name in lower case; empty for a TLS client that names none (IP literals).
using Policy = std::function<HostPolicy(std::string_view host)>;

}  // namespace vigie::world
