#include "crawler/address_filter.hpp"

#include "text/url.hpp"

#include <array>
#include <cstring>
#include <string>
#include <string_view>

#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>

namespace vigie {
namespace {

TEST(AddressFilter, refuses_what_is_not_the_public_internet) {
  constexpr std::array<std::string_view, 62> kRefused{"0.0.0.0",
                                                      "0.1.2.3",
                                                      "10.0.0.1",
                                                      "10.255.255.255",
                                                      "100.64.0.1",
                                                      "100.127.255.255",
                                                      "100.100.100.200",
                                                      "127.0.0.1",
                                                      "127.1.2.3",
                                                      "127.255.255.255",
                                                      "169.254.0.1",
                                                      "169.254.169.254",
                                                      "169.254.170.2",
                                                      "172.16.0.1",
                                                      "172.31.255.255",
                                                      "192.0.0.1",
                                                      "192.0.0.192",
                                                      "192.0.2.1",
                                                      "192.88.99.1",
                                                      "192.168.0.1",
                                                      "192.168.255.255",
                                                      "198.18.0.1",
                                                      "198.19.255.255",
                                                      "198.51.100.7",
                                                      "203.0.113.9",
                                                      "224.0.0.1",
                                                      "239.255.255.255",
                                                      "240.0.0.1",
                                                      "255.255.255.255",
                                                      "::",
                                                      "::1",
                                                      "::127.0.0.1",
                                                      "::10.0.0.1",
                                                      "::ffff:127.0.0.1",
                                                      "::ffff:10.0.0.1",
                                                      "::ffff:169.254.169.254",
                                                      "::ffff:192.168.1.1",
                                                      "::ffff:7f00:1",
                                                      "::ffff:0:127.0.0.1",
                                                      "64:ff9b::127.0.0.1",
                                                      "64:ff9b::a00:1",
                                                      "64:ff9b::169.254.169.254",
                                                      "64:ff9b:1::8.8.8.8",
                                                      "100::1",
                                                      "2001::1",
                                                      "2001:0:7f00:1::",
                                                      "2001:10::1",
                                                      "2001:20::1",
                                                      "2001:db8::1",
                                                      "2002:7f00:1::",
                                                      "2002:a00:1::1",
                                                      "2002:c0a8:101::1",
                                                      "3fff::1",
                                                      "fc00::1",
                                                      "fd00::1",
                                                      "fd00:ec2::254",
                                                      "fe80::1",
                                                      "fe80::1%eth0",
                                                      "febf::1",
                                                      "fec0::1",
                                                      "ff02::1",
                                                      "ff0e::1"};
  for (const std::string_view address : kRefused)
    EXPECT_FALSE(is_public_address(address)) << address;
}

TEST(AddressFilter, lets_public_addresses_pass) {
  constexpr std::array<std::string_view, 18> kPublic{
      "1.1.1.1",        "8.8.8.8",         "9.255.255.255",   "11.0.0.1",
      "100.63.255.255", "100.128.0.1",     "126.255.255.255", "128.0.0.1",
      "172.15.255.255", "172.32.0.1",      "185.199.108.153", "192.167.255.255",
      "192.169.0.1",    "223.255.255.255", "2606:4700::1111", "2a00:1450:4007:80e::200e",
      "::ffff:8.8.8.8", "64:ff9b::8.8.8.8"};
  for (const std::string_view address : kPublic)
    EXPECT_TRUE(is_public_address(address)) << address;
}

TEST(AddressFilter, refuses_text_that_is_no_address) {
  for (const std::string_view text :
       {"", "localhost", "8.8.8", "8.8.8.8.8", "[2606:4700::1111]", "8.8.8.8 ", "0x08.8.8.8"})
    EXPECT_FALSE(is_public_address(text)) << text;
}

TEST(AddressFilter, every_spelling_of_an_inner_host_is_refused_before_any_look_up) {
  constexpr std::array<std::string_view, 20> kTricks{"http://127.0.0.1/",
                                                     "http://127.1/",
                                                     "http://2130706433/",
                                                     "http://0x7f000001/",
                                                     "http://0x7f.1/",
                                                     "http://0177.0.0.1/",
                                                     "http://0/",
                                                     "http://127.0.0.1./",
                                                     "http://[::1]/",
                                                     "http://[::ffff:127.0.0.1]/",
                                                     "http://[::ffff:7f00:1]/",
                                                     "http://[0:0:0:0:0:0:0:1]/",
                                                     "http://169.254.169.254/latest/meta-data/",
                                                     "http://[fd00:ec2::254]/",
                                                     "http://localhost/",
                                                     "http://LOCALHOST/",
                                                     "http://localhost./",
                                                     "http://api.localhost/",
                                                     "http://user@127.0.0.1/",
                                                     "http://１２７.0.0.1/"};
  for (const std::string_view trick : kTricks) {
    const auto url = parse_url(trick);
    EXPECT_FALSE(url && may_be_public_host(url->host)) << trick;
  }
}

TEST(AddressFilter, names_and_public_literals_may_be_looked_up) {
  for (const std::string_view host : {"beta.gouv.fr", "localhost.example.org", "mylocalhost",
                                      "10.0.0.1.example.org", "8.8.8.8", "[2606:4700::1111]"})
    EXPECT_TRUE(may_be_public_host(host)) << host;
}

TEST(AddressFilter, socket_addresses_are_judged_by_their_bytes) {
  sockaddr_in inner{};
  inner.sin_family = AF_INET;
  inner.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  sockaddr generic{};
  std::memcpy(&generic, &inner, sizeof generic);
  EXPECT_FALSE(is_public(generic, sizeof inner));

  inner.sin_addr.s_addr = htonl(0x08080808U);
  std::memcpy(&generic, &inner, sizeof generic);
  EXPECT_TRUE(is_public(generic, sizeof inner));
  EXPECT_FALSE(is_public(generic, 4)) << "cut short";

  generic.sa_family = AF_UNIX;
  EXPECT_FALSE(is_public(generic, sizeof(sockaddr_un)));
}

}  // namespace
}  // namespace vigie
