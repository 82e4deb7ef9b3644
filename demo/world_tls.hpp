/// A certificate authority made on the spot, and the leaf certificates it signs for any host.
#pragma once

#include "demo/world.hpp"
#include "text/date.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <tuple>

#include <openssl/ssl.h>
#include <openssl/x509.h>

namespace vigie::world {

/// Calls an OpenSSL release function.
template <auto Release>
struct Releases {
  template <class T>
  void operator()(T* resource) const noexcept {
    Release(resource);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Releases<EVP_PKEY_free>>;
using X509Certificate = std::unique_ptr<X509, Releases<X509_free>>;
using TlsContext = std::unique_ptr<SSL_CTX, Releases<SSL_CTX_free>>;
using Tls = std::unique_ptr<SSL, Releases<SSL_free>>;

/// Signs with keys of its own (EC P-256) that never leave the process. Safe from many threads;
/// throws std::runtime_error when OpenSSL cannot make keys or certificates.
class CertificateAuthority {
 public:
  /// Validity is laid around both `today` (the clock that TLS clients read) and `as_of` (the
  /// date that an audit is made for), so that a valid certificate is so for either.
  CertificateAuthority(Date today, Date as_of);

  /// The root that clients must trust, in PEM.
  std::string root_pem() const;
  /// Writes it; false when the file cannot be written.
  bool write(const std::filesystem::path& path) const;

  /// Gives the connection its certificate for `host`.
  void equip(SSL* connection, std::string_view host, const HostPolicy& policy);

 private:
  X509* leaf(std::string_view host, const HostPolicy& policy);
  X509Certificate make_leaf(std::string_view host, const HostPolicy& policy) const;

  Date today_;
  Date as_of_;
  Key root_key_;
  Key leaf_key_;
  Key stranger_key_;
  X509Certificate root_;
  X509Certificate stranger_;

  std::mutex mutex_;
  std::map<std::tuple<std::string, CertificateKind, int>, X509Certificate>
      leaves_;  // guarded by mutex_
};

}  // namespace vigie::world
