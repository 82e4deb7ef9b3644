/// Host names and IP literals of web addresses (WHATWG URL Standard, section 3).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vigie {

/// The canonical host for what stands between "//" and the port: lower-case ASCII, punycode, a
/// dotted IPv4 address, or a compressed IPv6 address in brackets. Nothing when it is invalid.
/// `text` is valid UTF-8.
std::optional<std::string> parse_host(std::string_view text);

/// "127.0.0.1" from any of the forms that browsers accept ("0x7f.1", "2130706433",
/// "0177.0.0.1").
std::optional<std::string> parse_ipv4(std::string_view text);

/// "2001:db8::1" (without brackets, RFC 5952) from any textual form.
std::optional<std::string> parse_ipv6(std::string_view text);

/// Whether the last label is a number: such a host is an IPv4 address or invalid.
bool ends_in_a_number(std::string_view host);

}  // namespace vigie
