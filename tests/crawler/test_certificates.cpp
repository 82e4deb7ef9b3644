#include "test_certificates.hpp"

#include <cstdio>
#include <cstdlib>
#include <stdexcept>

#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <unistd.h>

namespace vigie::test {

namespace {

using File = Owned<std::FILE, std::fclose>;
using Extension = Owned<X509_EXTENSION, X509_EXTENSION_free>;

Key new_key() {
  Key key(EVP_EC_gen("P-256"));
  if (!key) throw std::runtime_error("no key");
  return key;
}

void set_name(X509* certificate, const std::string& common_name) {
  X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_UTF8,
                             reinterpret_cast<const unsigned char*>(common_name.c_str()), -1,
                             -1, 0);
}

void extend(X509* certificate, int what, const std::string& value) {
  const Extension extension(X509V3_EXT_conf_nid(nullptr, nullptr, what, value.c_str()));
  X509_add_ext(certificate, extension.get(), -1);
}

X509Ptr unsigned_certificate(const LeafSpec& spec, EVP_PKEY* key) {
  static long serial = 1;
  X509Ptr certificate(X509_new());
  X509_set_version(certificate.get(), X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), ++serial);
  constexpr long kDay = 86'400;
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), spec.valid_from_days * kDay);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), spec.valid_until_days * kDay);
  X509_set_pubkey(certificate.get(), key);
  set_name(certificate.get(), spec.host);
  return certificate;
}

X509Ptr leaf_certificate(const LeafSpec& spec, EVP_PKEY* key) {
  X509Ptr leaf = unsigned_certificate(spec, key);
  extend(leaf.get(), NID_subject_alt_name, "DNS:" + spec.host);
  return leaf;
}

TlsContext context(X509* certificate, EVP_PKEY* key) {
  TlsContext tls(SSL_CTX_new(TLS_server_method()));
  SSL_CTX_use_certificate(tls.get(), certificate);
  SSL_CTX_use_PrivateKey(tls.get(), key);
  return tls;
}

}  // namespace

TestAuthority::TestAuthority(const std::string& name) : key_(new_key()) {
  root_ = unsigned_certificate({.host = name}, key_.get());
  X509_set_issuer_name(root_.get(), X509_get_subject_name(root_.get()));
  extend(root_.get(), NID_basic_constraints, "critical,CA:TRUE");
  X509_sign(root_.get(), key_.get(), EVP_sha256());

  std::string path = "/tmp/vigie-test-ca-XXXXXX";
  const int descriptor = mkstemp(path.data());
  const File file(fdopen(descriptor, "w"));
  if (!file || PEM_write_X509(file.get(), root_.get()) != 1)
    throw std::runtime_error("cannot write " + path);
  ca_file_ = path;
}

TestAuthority::~TestAuthority() {
  unlink(ca_file_.c_str());
}

X509Ptr TestAuthority::sign(const LeafSpec& spec, EVP_PKEY* key) const {
  X509Ptr leaf = leaf_certificate(spec, key);
  X509_set_issuer_name(leaf.get(), X509_get_subject_name(root_.get()));
  X509_sign(leaf.get(), key_.get(), EVP_sha256());
  return leaf;
}

X509Ptr TestAuthority::certificate(const LeafSpec& spec) const {
  const Key key = new_key();
  return sign(spec, key.get());
}

TlsContext TestAuthority::server(const LeafSpec& spec) const {
  const Key key = new_key();
  const X509Ptr leaf = sign(spec, key.get());
  return context(leaf.get(), key.get());
}

void TestAuthority::write_server(const LeafSpec& spec, const std::filesystem::path& certificate,
                                 const std::filesystem::path& key) const {
  const Key own = new_key();
  const X509Ptr leaf = sign(spec, own.get());
  const File leaf_file(std::fopen(certificate.c_str(), "w"));
  const File key_file(std::fopen(key.c_str(), "w"));
  if (!leaf_file || !key_file || PEM_write_X509(leaf_file.get(), leaf.get()) != 1 ||
      PEM_write_PrivateKey(key_file.get(), own.get(), nullptr, nullptr, 0, nullptr, nullptr) !=
          1)
    throw std::runtime_error("cannot write " + certificate.string());
}

TlsContext TestAuthority::self_signed_server(const LeafSpec& spec) const {
  const Key key = new_key();
  const X509Ptr leaf = leaf_certificate(spec, key.get());
  X509_set_issuer_name(leaf.get(), X509_get_subject_name(leaf.get()));
  X509_sign(leaf.get(), key.get(), EVP_sha256());
  return context(leaf.get(), key.get());
}

}  // namespace vigie::test
