/// One request on the wire: options, callbacks and result of one curl easy handle.
#pragma once

#include "crawler/certificate.hpp"
#include "crawler/classify.hpp"
#include "crawler/curl.hpp"
#include "crawler/http.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>

namespace vigie {

/// What all transfers of a crawl have in common.
struct TransferSettings {
  std::chrono::milliseconds connect_timeout{};
  std::chrono::milliseconds request_timeout{};
  std::string user_agent;
  std::string ca_file;     // a PEM bundle; see default_ca_file
  std::string connect_to;  // "host:port": every connection goes there; "": where the URL says
  /// Any address, or those of `is_public` only. Connections to `connect_to` were asked for and
  /// are not looked at.
  enum class Addresses { any, public_only } addresses = Addresses::public_only;
};

/// The system's certificate bundle: libcurl's own, else the first usual one that exists.
std::string default_ca_file();

/// How much body one transfer may bring, decoded, and what becomes of more.
struct BodyLimit {
  std::size_t bytes = 0;
  enum class Beyond { too_large, over_budget, cut } beyond = Beyond::too_large;
};

/// How one transfer ended.
struct TransferResult {
  std::optional<Failure> failure;  // nothing: an answer came, and the fields below hold it
  int status = 0;
  Headers headers;
  std::string body;
  std::optional<Certificate> certificate;  // when this transfer made the handshake
  std::size_t bytes = 0;                   // of the body, decoded, even if it failed
  std::string address = {};                // numeric, of the server that was connected to
};

/// An easy handle with everything its callbacks write to; stays where it was made until the
/// handle is done. Used by one thread.
class Transfer {
 public:
  /// `settings` outlives the transfer.
  Transfer(const Request& request, BodyLimit limit, const TransferSettings& settings);
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;
  ~Transfer() = default;

  CURL* handle() const { return easy_.get(); }
  const std::string& url() const { return url_; }

  /// Reads the outcome; call once, when curl reported `code` for the handle.
  TransferResult finish(CURLcode code);

 private:
  void set_request(const Request& request);
  void set_limits();
  void set_connection();
  void set_callbacks();
  Failure failure(CURLcode code) const;
  bool receive_header(std::string_view line);
  bool receive_body(std::string_view bytes);
  bool stop(Stopped why);

  static std::size_t on_body(char* data, std::size_t size, std::size_t count,
                             void* self) noexcept;
  static std::size_t on_header(char* data, std::size_t size, std::size_t count,
                               void* self) noexcept;
  static curl_socket_t on_open_socket(void* self, curlsocktype purpose,
                                      curl_sockaddr* address) noexcept;
  static int on_before_request(void* self, char* remote, char* local, int remote_port,
                               int local_port) noexcept;
  static CURLcode on_tls_context(CURL* easy, void* context, void* self) noexcept;

  const TransferSettings& settings_;
  BodyLimit limit_;
  std::string url_;
  std::string request_body_;
  CurlList request_headers_;
  CurlList connect_to_;
  TransferResult result_;
  std::size_t header_bytes_ = 0;
  int sockets_opened_ = 0;
  bool address_refused_ = false;
  bool cut_ = false;
  Stopped stopped_ = Stopped::no;
  std::shared_ptr<HandshakeLog> handshake_;
  CurlEasy easy_;  // last: its clean-up may still call back
};

}  // namespace vigie
