#include "crawler/certificate.hpp"

#include "crawler/handles.hpp"

#include <chrono>
#include <cstddef>
#include <ctime>
#include <string>

#include <openssl/bio.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

namespace vigie {

namespace {

using SharedLog = std::shared_ptr<HandshakeLog>;
using MemoryBio = Owned<BIO, BIO_free_all>;

std::optional<Date> day_of(const ASN1_TIME* time) {
  std::tm utc{};
  if (time == nullptr || ASN1_TIME_to_tm(time, &utc) != 1) return std::nullopt;
  return std::chrono::year_month_day(std::chrono::year(utc.tm_year + 1900),
                                     std::chrono::month(static_cast<unsigned>(utc.tm_mon) + 1),
                                     std::chrono::day(static_cast<unsigned>(utc.tm_mday)));
}

/// "CN=example.org,O=Example" (RFC 2253), at most 512 bytes: names come from strangers.
std::string text_of(const X509_NAME* name) {
  constexpr std::size_t kLongest = 512;
  const MemoryBio out(BIO_new(BIO_s_mem()));
  const unsigned long style =
      XN_FLAG_RFC2253 & ~static_cast<unsigned long>(ASN1_STRFLGS_ESC_MSB);
  if (!out || name == nullptr || X509_NAME_print_ex(out.get(), name, 0, style) < 0) return {};
  std::string text(kLongest, '\0');
  const int size = BIO_read(out.get(), text.data(), static_cast<int>(text.size()));
  text.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
  return text;
}

void release_log(void*, void* log, CRYPTO_EX_DATA*, int, long, void*) noexcept {
  const std::unique_ptr<SharedLog> owner(static_cast<SharedLog*>(log));
}

/// Where contexts keep their log.
int log_slot() {
  static const int kSlot = SSL_CTX_get_ex_new_index(0, nullptr, nullptr, nullptr, release_log);
  return kSlot;
}

}  // namespace

std::optional<Certificate> read_certificate(const X509& certificate) {
  const auto from = day_of(X509_get0_notBefore(&certificate));
  const auto until = day_of(X509_get0_notAfter(&certificate));
  if (!from || !until) return std::nullopt;
  return Certificate{.not_before = *from,
                     .not_after = *until,
                     .subject = text_of(X509_get_subject_name(&certificate)),
                     .issuer = text_of(X509_get_issuer_name(&certificate))};
}

std::shared_ptr<HandshakeLog> HandshakeLog::watch(SSL_CTX* context) {
  auto log = std::make_shared<HandshakeLog>();
  auto share = std::make_unique<SharedLog>(log);
  SharedLog* const given = share.release();  // to the context, see release_log
  if (SSL_CTX_set_ex_data(context, log_slot(), given) != 1) {
    share.reset(given);
    return log;
  }
  SSL_CTX_set_msg_callback_arg(context, log.get());
  SSL_CTX_set_msg_callback(context, on_message);
  SSL_CTX_set_verify(context, SSL_CTX_get_verify_mode(context), on_verify);
  return log;
}

void HandshakeLog::on_message(int write, int /*version*/, int type, const void* /*bytes*/,
                              std::size_t /*size*/, SSL* connection, void* log) {
  HandshakeLog& self = *static_cast<HandshakeLog*>(log);
  if (SSL_is_init_finished(connection) == 1 || self.progress_ == Handshake::alert) return;
  if (type == SSL3_RT_ALERT)
    self.progress_ = Handshake::alert;
  else if (write == 0 && type == SSL3_RT_HANDSHAKE)
    self.progress_ = Handshake::spoke;
  else if (write == 0 && self.progress_ == Handshake::silent)
    self.progress_ = Handshake::garbage;
}

int HandshakeLog::on_verify(int verified, X509_STORE_CTX* chain) {
  const auto* const connection = static_cast<const SSL*>(
      X509_STORE_CTX_get_ex_data(chain, SSL_get_ex_data_X509_STORE_CTX_idx()));
  const auto* const log = connection == nullptr
                              ? nullptr
                              : static_cast<const SharedLog*>(SSL_CTX_get_ex_data(
                                    SSL_get_SSL_CTX(connection), log_slot()));
  if (log == nullptr) return verified;
  HandshakeLog& self = **log;
  if (verified == 0 && self.verify_error_ == 0)
    self.verify_error_ = X509_STORE_CTX_get_error(chain);
  const X509* const leaf = X509_STORE_CTX_get0_cert(chain);
  if (leaf != nullptr && !self.certificate_) self.certificate_ = read_certificate(*leaf);
  return verified;
}

}  // namespace vigie
