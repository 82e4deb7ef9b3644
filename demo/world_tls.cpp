#include "demo/world_tls.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <ctime>
#include <fstream>
#include <stdexcept>
#include <utility>

#include <arpa/inet.h>
#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

namespace vigie::world {

namespace {

using Days = std::chrono::days;

void require(bool is_done, const char* what) {
  if (!is_done) throw std::runtime_error(std::string("cannot make certificates: ") + what);
}

Key make_key() {
  Key key{EVP_EC_gen("P-256")};
  require(key != nullptr, "EC key");
  return key;
}

struct Validity {
  Date from;
  Date to;
};

void set_validity(X509* certificate, Validity validity) {
  const auto seconds = [](Date date) {
    return static_cast<std::time_t>(
        std::chrono::duration_cast<std::chrono::seconds>(date.time_since_epoch()).count());
  };
  require(ASN1_TIME_set(X509_getm_notBefore(certificate), seconds(validity.from)) != nullptr &&
              ASN1_TIME_set(X509_getm_notAfter(certificate), seconds(validity.to)) != nullptr,
          "validity");
}

void set_serial(X509* certificate) {
  std::array<unsigned char, 16> bytes{};
  require(RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) == 1, "serial");
  bytes.front() &= 0x7fU;  // positive
  using Number = std::unique_ptr<BIGNUM, Releases<BN_free>>;
  const Number number{BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr)};
  require(
      number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr,
      "serial");
}

void name(X509_NAME* names, std::string_view common_name) {
  constexpr std::size_t kLongestCommonName = 64;  // RFC 5280, ub-common-name
  const std::string text{common_name.substr(0, kLongestCommonName)};
  require(X509_NAME_add_entry_by_NID(names, NID_commonName, MBSTRING_UTF8,
                                     reinterpret_cast<const unsigned char*>(text.c_str()), -1,
                                     -1, 0) == 1,
          "name");
}

void add_extension(X509* certificate, int id, const std::string& value) {
  using Extension = std::unique_ptr<X509_EXTENSION, Releases<X509_EXTENSION_free>>;
  const Extension extension{X509V3_EXT_conf_nid(nullptr, nullptr, id, value.c_str())};
  require(extension && X509_add_ext(certificate, extension.get(), -1) == 1, "extension");
}

X509Certificate make_certificate(std::string_view subject, const Key& key, Validity validity) {
  X509Certificate certificate{X509_new()};
  require(certificate && X509_set_version(certificate.get(), 2) == 1, "certificate");
  set_serial(certificate.get());
  set_validity(certificate.get(), validity);
  name(X509_get_subject_name(certificate.get()), subject);
  require(X509_set_pubkey(certificate.get(), key.get()) == 1, "public key");
  return certificate;
}

void sign(X509* certificate, X509* issuer, const Key& key) {
  require(X509_set_issuer_name(certificate, X509_get_subject_name(issuer)) == 1 &&
              X509_sign(certificate, key.get(), EVP_sha256()) > 0,
          "signature");
}

X509Certificate make_root(std::string_view subject, const Key& key, Validity validity) {
  X509Certificate root = make_certificate(subject, key, validity);
  add_extension(root.get(), NID_basic_constraints, "critical,CA:TRUE");
  add_extension(root.get(), NID_key_usage, "critical,keyCertSign,cRLSign");
  sign(root.get(), root.get(), key);
  return root;
}

Validity validity_of(const HostPolicy& policy, Date earliest, Date latest) {
  switch (policy.certificate) {
    case CertificateKind::expired:
      return {earliest - Days{100}, earliest - Days{10}};
    case CertificateKind::not_yet_valid:
      return {latest + Days{10}, latest + Days{100}};
    case CertificateKind::valid:
    case CertificateKind::wrong_host:
    case CertificateKind::self_signed:
    case CertificateKind::untrusted:
    case CertificateKind::expiring_soon:
      break;
  }
  return {earliest - Days{30}, latest + Days{policy.certificate_days}};
}

std::string alternative_name(std::string_view host) {
  if (host.empty()) return "DNS:localhost,IP:127.0.0.1";
  const std::string name{host};
  in_addr address{};
  return (inet_pton(AF_INET, name.c_str(), &address) == 1 ? "IP:" : "DNS:") + name;
}

}  // namespace

CertificateAuthority::CertificateAuthority(Date today, Date as_of)
    : today_(today),
      as_of_(as_of),
      root_key_(make_key()),
      leaf_key_(make_key()),
      stranger_key_(make_key()) {
  constexpr Days kAge{365 * 2};
  constexpr Days kLife{365 * 10};
  const Validity validity{std::min(today, as_of) - kAge, std::max(today, as_of) + kLife};
  root_ = make_root("Loopback world root", root_key_, validity);
  stranger_ = make_root("Unknown root", stranger_key_, validity);
}

std::string CertificateAuthority::root_pem() const {
  using Memory = std::unique_ptr<BIO, Releases<BIO_free_all>>;
  const Memory memory{BIO_new(BIO_s_mem())};
  require(memory && PEM_write_bio_X509(memory.get(), root_.get()) == 1, "PEM");
  char* data = nullptr;
  const long size = BIO_get_mem_data(memory.get(), &data);
  return {data, static_cast<std::size_t>(size)};
}

bool CertificateAuthority::write(const std::filesystem::path& path) const {
  std::ofstream file(path, std::ios::binary);
  file << root_pem();
  return static_cast<bool>(file.flush());
}

void CertificateAuthority::equip(SSL* connection, std::string_view host,
                                 const HostPolicy& policy) {
  require(SSL_use_certificate(connection, leaf(host, policy)) == 1 &&
              SSL_use_PrivateKey(connection, leaf_key_.get()) == 1,
          "use");
}

X509* CertificateAuthority::leaf(std::string_view host, const HostPolicy& policy) {
  const std::lock_guard lock(mutex_);
  X509Certificate& known =
      leaves_[{std::string(host), policy.certificate, policy.certificate_days}];
  if (!known) known = make_leaf(host, policy);
  return known.get();
}

X509Certificate CertificateAuthority::make_leaf(std::string_view host,
                                                const HostPolicy& policy) const {
  const bool is_for_another = policy.certificate == CertificateKind::wrong_host;
  const std::string_view named = is_for_another ? "elsewhere.invalid" : host;
  X509Certificate leaf =
      make_certificate(named.empty() ? "localhost" : named, leaf_key_,
                       validity_of(policy, std::min(today_, as_of_), std::max(today_, as_of_)));
  add_extension(leaf.get(), NID_subject_alt_name, alternative_name(named));
  add_extension(leaf.get(), NID_ext_key_usage, "serverAuth");
  if (policy.certificate == CertificateKind::self_signed)
    sign(leaf.get(), leaf.get(), leaf_key_);
  else if (policy.certificate == CertificateKind::untrusted)
    sign(leaf.get(), stranger_.get(), stranger_key_);
  else
    sign(leaf.get(), root_.get(), root_key_);
  return leaf;
}

}  // namespace vigie::world
