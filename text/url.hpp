/// Web addresses, parsed as browsers do (WHATWG URL Standard, http and https only).
#pragma once

#include "text/expected.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vigie {

/// An absolute http or https address. Credentials are dropped at parsing.
struct Url {
  std::string scheme;      // "http" or "https"
  std::string host;        // lower-case ASCII (punycode), or a canonical IP literal ("[::1]")
  std::uint16_t port = 0;  // 0: the scheme's default
  std::string path = "/";
  std::optional<std::string> query;     // without '?'
  std::optional<std::string> fragment;  // without '#'

  std::string href() const;              // the whole address
  std::string without_fragment() const;  // what goes over the wire
  std::string origin() const;            // scheme://host[:port]
  std::uint16_t effective_port() const;
  bool is_https() const { return scheme == "https"; }

  friend bool operator==(const Url&, const Url&) = default;
};

enum class UrlProblem {
  empty,
  no_scheme,     // relative, and there was no base
  other_scheme,  // mailto:, javascript:, data:, ftp:…
  bad_host,      // empty, forbidden characters, invalid IDN or IP literal
  bad_port,
  too_long,  // over 8,192 bytes
};

std::string_view to_string(UrlProblem problem);

Expected<Url, UrlProblem> parse_url(std::string_view text);

/// `reference` as a link on the page `base` (or below its <base>).
Expected<Url, UrlProblem> resolve(const Url& base, std::string_view reference);

/// The registrable domain ("api.beta.gouv.fr" → "beta.gouv.fr", Public Suffix List); the host
/// itself for IP literals and for hosts that are themselves public suffixes.
std::string registrable_domain(std::string_view host);

/// True for literals such as "127.0.0.1" and "[::1]".
bool is_ip_literal(std::string_view host);

}  // namespace vigie
