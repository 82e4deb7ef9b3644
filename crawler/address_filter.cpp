#include "crawler/address_filter.hpp"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace vigie {

namespace {

/// The first `bits` bits of an address.
template <class Address>
struct Block {
  Address start;
  unsigned bits;

  bool contains(const Address& address) const {
    unsigned left = bits;
    for (std::size_t i = 0; i < address.size() && left > 0; ++i) {
      const unsigned here = std::min(left, 8U);
      const auto mask = static_cast<std::uint8_t>(0xFF00U >> here);
      if ((address.at(i) & mask) != (start.at(i) & mask)) return false;
      left -= here;
    }
    return true;
  }
};

// https://www.iana.org/assignments/iana-ipv4-special-registry
constexpr std::array kReserved4{
    Block<Ipv4>{{0, 0, 0, 0}, 8},        // this host
    Block<Ipv4>{{10, 0, 0, 0}, 8},       // private
    Block<Ipv4>{{100, 64, 0, 0}, 10},    // shared by carriers
    Block<Ipv4>{{127, 0, 0, 0}, 8},      // loopback
    Block<Ipv4>{{169, 254, 0, 0}, 16},   // link-local, metadata services
    Block<Ipv4>{{172, 16, 0, 0}, 12},    // private
    Block<Ipv4>{{192, 0, 0, 0}, 24},     // protocol assignments
    Block<Ipv4>{{192, 0, 2, 0}, 24},     // documentation
    Block<Ipv4>{{192, 31, 196, 0}, 24},  // AS112
    Block<Ipv4>{{192, 52, 193, 0}, 24},  // multicast tunnels
    Block<Ipv4>{{192, 88, 99, 0}, 24},   // 6to4 relays
    Block<Ipv4>{{192, 168, 0, 0}, 16},   // private
    Block<Ipv4>{{192, 175, 48, 0}, 24},  // AS112
    Block<Ipv4>{{198, 18, 0, 0}, 15},    // benchmarking
    Block<Ipv4>{{198, 51, 100, 0}, 24},  // documentation
    Block<Ipv4>{{203, 0, 113, 0}, 24},   // documentation
    Block<Ipv4>{{224, 0, 0, 0}, 4},      // multicast
    Block<Ipv4>{{240, 0, 0, 0}, 4},      // reserved, broadcast
};

// https://www.iana.org/assignments/iana-ipv6-special-registry: only 2000::/3 is handed out.
constexpr Block<Ipv6> kGlobalUnicast{{0x20}, 3};
constexpr std::array kReserved6{
    Block<Ipv6>{{0x20, 0x01, 0x00}, 23},        // assignments, Teredo and ORCHID among them
    Block<Ipv6>{{0x20, 0x01, 0x0d, 0xb8}, 32},  // documentation
    Block<Ipv6>{{0x26, 0x20, 0x00, 0x4f, 0x80}, 48},  // AS112
    Block<Ipv6>{{0x3f, 0xff}, 20},                    // documentation
};

/// Ranges whose addresses carry an IPv4 address, and the byte where it starts.
struct Carrier {
  Block<Ipv6> block;
  std::size_t offset;
};
constexpr std::array kCarriers{
    Carrier{{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 96}, 12},  // ::ffff:a.b.c.d
    Carrier{{{0, 0x64, 0xff, 0x9b}, 96}, 12},                       // NAT64 64:ff9b::a.b.c.d
    Carrier{{{0x20, 0x02}, 16}, 2},                                 // 6to4 2002:aabb:ccdd::
};

template <class Address, class Raw>
Address bytes_of(const Raw& raw) {
  static_assert(sizeof(Raw) == std::tuple_size_v<Address>);
  Address address;
  std::memcpy(address.data(), &raw, sizeof raw);
  return address;
}

}  // namespace

bool is_public(const Ipv4& address) {
  return std::ranges::none_of(kReserved4,
                              [&](const auto& block) { return block.contains(address); });
}

bool is_public(const Ipv6& address) {
  for (const auto& [block, offset] : kCarriers) {
    if (!block.contains(address)) continue;
    Ipv4 inside;
    std::copy_n(address.begin() + static_cast<std::ptrdiff_t>(offset), inside.size(),
                inside.begin());
    return is_public(inside);
  }
  return kGlobalUnicast.contains(address) &&
         std::ranges::none_of(kReserved6,
                              [&](const auto& block) { return block.contains(address); });
}

bool is_public(const sockaddr& address, std::size_t size) {
  if (address.sa_family == AF_INET && size >= sizeof(sockaddr_in)) {
    sockaddr_in inet;
    std::memcpy(&inet, &address, sizeof inet);
    return is_public(bytes_of<Ipv4>(inet.sin_addr));
  }
  if (address.sa_family == AF_INET6 && size >= sizeof(sockaddr_in6)) {
    sockaddr_in6 inet;
    std::memcpy(&inet, &address, sizeof inet);
    return is_public(bytes_of<Ipv6>(inet.sin6_addr));
  }
  return false;
}

bool is_public_address(std::string_view text) {
  const std::string address(text.substr(0, text.find('%')));
  in_addr v4{};
  if (inet_pton(AF_INET, address.c_str(), &v4) == 1) return is_public(bytes_of<Ipv4>(v4));
  in6_addr v6{};
  if (inet_pton(AF_INET6, address.c_str(), &v6) == 1) return is_public(bytes_of<Ipv6>(v6));
  return false;
}

bool may_be_web_port(std::uint16_t port) {
  constexpr auto kBadPorts = std::to_array<std::uint16_t>(
      {1,    7,    9,    11,   13,   15,   17,   19,   20,   21,   22,   23,   25,   37,
       42,   43,   53,   69,   77,   79,   87,   95,   101,  102,  103,  104,  109,  110,
       111,  113,  115,  117,  119,  123,  135,  137,  139,  143,  161,  179,  389,  427,
       465,  512,  513,  514,  515,  526,  530,  531,  532,  540,  548,  554,  556,  563,
       587,  601,  636,  989,  990,  993,  995,  1719, 1720, 1723, 2049, 3659, 4045, 4190,
       5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080});
  return !std::ranges::binary_search(kBadPorts, port);
}

bool may_be_public_host(std::string_view host) {
  if (host.starts_with('[')) {
    host.remove_prefix(1);
    return is_public_address(host.substr(0, host.find(']')));
  }
  if (host.ends_with('.')) host.remove_suffix(1);
  if (host == "localhost" || host.ends_with(".localhost")) return false;
  in_addr v4{};
  if (inet_pton(AF_INET, std::string(host).c_str(), &v4) != 1) return true;
  return is_public(bytes_of<Ipv4>(v4));
}

}  // namespace vigie
