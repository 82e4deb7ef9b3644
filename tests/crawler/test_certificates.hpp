/// A certificate authority for one test, and servers' contexts that it vouches for.
#pragma once

#include "raw_server.hpp"

#include <filesystem>
#include <string>

#include <openssl/evp.h>
#include <openssl/x509.h>

namespace vigie::test {

using Key = Owned<EVP_PKEY, EVP_PKEY_free>;
using X509Ptr = Owned<X509, X509_free>;

struct LeafSpec {
  std::string host = "a.test";
  int valid_from_days = -10;  // relative to now
  int valid_until_days = 90;
};

class TestAuthority {
 public:
  explicit TestAuthority(const std::string& name = "Test authority");

  /// Signed by this authority.
  TlsContext server(const LeafSpec& leaf) const;
  /// Signed by itself.
  TlsContext self_signed_server(const LeafSpec& leaf) const;
  X509Ptr certificate(const LeafSpec& leaf) const;
  /// For a server of its own: certificate and key in PEM.
  void write_server(const LeafSpec& leaf, const std::filesystem::path& certificate,
                    const std::filesystem::path& key) const;

  /// The root in a PEM file that goes with this object.
  const std::string& ca_file() const { return ca_file_; }
  ~TestAuthority();
  TestAuthority(const TestAuthority&) = delete;
  TestAuthority& operator=(const TestAuthority&) = delete;

 private:
  X509Ptr sign(const LeafSpec& leaf, EVP_PKEY* key) const;

  Key key_;
  X509Ptr root_;
  std::string ca_file_;
};

}  // namespace vigie::test
