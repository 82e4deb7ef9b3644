/// Which network addresses a crawler of public sites may talk to.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

struct sockaddr;

namespace vigie {

using Ipv4 = std::array<std::uint8_t, 4>;
using Ipv6 = std::array<std::uint8_t, 16>;

/// True for addresses of the public internet. False for every range that IANA's special-purpose
/// registries reserve: this host, private, shared (CGNAT), loopback, link-local (with the
/// clouds' metadata services), documentation, benchmarking, multicast, broadcast, unique local.
bool is_public(const Ipv4& address);

/// Also looks at the IPv4 address inside IPv4-mapped, IPv4-compatible, 6to4 and NAT64
/// addresses; Teredo is refused.
bool is_public(const Ipv6& address);

/// What a socket is about to connect to; families other than IPv4 and IPv6 are refused.
bool is_public(const sockaddr& address, std::size_t size);

/// A numeric address as libcurl prints it ("192.0.2.1", "2001:db8::1", "fe80::1%eth0"); text
/// that is no address is refused.
bool is_public_address(std::string_view text);

/// False for ports where something other than the web listens (mail, remote shells, databases):
/// the Fetch standard's "bad ports", which browsers do not ask either.
bool may_be_web_port(std::uint16_t port);

/// What can be told before any look-up: false for literals of addresses that are not public
/// ("127.0.0.1", "[::1]") and for names that mean this machine ("localhost", "x.localhost").
bool may_be_public_host(std::string_view host);

}  // namespace vigie
