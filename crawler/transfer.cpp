#include "crawler/transfer.hpp"

#include "crawler/address_filter.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <filesystem>
#include <new>
#include <string_view>
#include <system_error>
#include <utility>

#include <sys/socket.h>

namespace vigie {

namespace {

constexpr std::size_t kMaximumHeaderBytes = 64U << 10U;
constexpr long kReceiveBufferBytes = 16L << 10U;
constexpr long kSlowestBytesPerSecond = 100;
constexpr long kSlowSeconds = 10;

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

CurlList appended(CurlList list, const std::string& line) {
  curl_slist* const longer = curl_slist_append(list.get(), line.c_str());
  if (longer == nullptr) throw std::bad_alloc();
  if (!list) list.reset(longer);  // else `longer` is the list that it was appended to
  return list;
}

/// Names and values go out as they are: a line break would start another header.
bool is_one_line(std::string_view text) {
  return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

CurlEasy new_easy() {
  CurlEasy easy(curl_easy_init());
  if (!easy) throw std::bad_alloc();
  return easy;
}

}  // namespace

std::string default_ca_file() {
  const curl_version_info_data* const version = curl_version_info(CURLVERSION_NOW);
  const char* const built_in = version->age >= CURLVERSION_SEVENTH ? version->cainfo : nullptr;
  for (const char* const path : {built_in, "/etc/ssl/certs/ca-certificates.crt",
                                 "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem"}) {
    std::error_code missing;
    if (path != nullptr && std::filesystem::is_regular_file(path, missing)) return path;
  }
  return {};
}

Transfer::Transfer(const Request& request, BodyLimit limit, const TransferSettings& settings)
    : settings_(settings),
      limit_(limit),
      url_(request.url.without_fragment()),
      request_body_(request.body),
      easy_(new_easy()) {
  set_request(request);
  set_limits();
  set_connection();
  set_callbacks();
}

void Transfer::set_request(const Request& request) {
  CURL* const easy = easy_.get();
  set(easy, CURLOPT_URL, url_.c_str());
  set(easy, CURLOPT_PATH_AS_IS, 1L);  // our URLs are canonical already
  set(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  set(easy, CURLOPT_FOLLOWLOCATION, 0L);  // by hand: every target passes robots and filters
  set(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
  set(easy, CURLOPT_ACCEPT_ENCODING, "");  // all that are built in
  set(easy, CURLOPT_USERAGENT, settings_.user_agent.c_str());

  const auto given = [&](std::string_view name) {
    return std::ranges::any_of(request.headers,
                               [&](const auto& header) { return lower(header.first) == name; });
  };
  if (!given("accept"))
    request_headers_ = appended(std::move(request_headers_),
                                "Accept: text/html,application/xhtml+xml,*/*;q=0.8");
  if (!given("accept-language"))
    request_headers_ = appended(std::move(request_headers_), "Accept-Language: fr,en;q=0.5");
  for (const auto& [name, value] : request.headers) {
    if (!is_one_line(name) || !is_one_line(value)) continue;
    std::string line = name;
    line.append(": ").append(value);
    request_headers_ = appended(std::move(request_headers_), line);
  }
  if (request.method == "POST") {
    request_headers_ =
        appended(std::move(request_headers_), "Expect:");  // no waiting for a 100
    set(easy, CURLOPT_POST, 1L);
    set(easy, CURLOPT_POSTFIELDS, request_body_.data());
    set(easy, CURLOPT_POSTFIELDSIZE, static_cast<long>(request_body_.size()));
  }
  set(easy, CURLOPT_HTTPHEADER, request_headers_.get());
}

void Transfer::set_limits() {
  CURL* const easy = easy_.get();
  set(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(settings_.connect_timeout.count()));
  set(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(settings_.request_timeout.count()));
  set(easy, CURLOPT_LOW_SPEED_LIMIT, kSlowestBytesPerSecond);
  set(easy, CURLOPT_LOW_SPEED_TIME, kSlowSeconds);
  set(easy, CURLOPT_BUFFERSIZE, kReceiveBufferBytes);
  set(easy, CURLOPT_NOSIGNAL, 1L);
  set(easy, CURLOPT_QUICK_EXIT, 1L);  // else a slow name server freezes the whole loop
}

void Transfer::set_connection() {
  CURL* const easy = easy_.get();
  set(easy, CURLOPT_PROXY, "");  // the environment's would hide the address from the filter
  if (!settings_.ca_file.empty()) set(easy, CURLOPT_CAINFO, settings_.ca_file.c_str());
  // With a CApath, Debian's default, libcurl reads the bundle again for every connection.
  set(easy, CURLOPT_CAPATH, static_cast<const char*>(nullptr));
  if (settings_.connect_to.empty()) {
    set(easy, CURLOPT_PIPEWAIT, 1L);
  } else {
    // No PIPEWAIT here: libcurl then takes all hosts for one, and they would wait for each
    // other.
    connect_to_ = appended({}, "::" + settings_.connect_to);
    set(easy, CURLOPT_CONNECT_TO, connect_to_.get());
  }
}

void Transfer::set_callbacks() {
  CURL* const easy = easy_.get();
  set(easy, CURLOPT_WRITEFUNCTION, &Transfer::on_body);
  set(easy, CURLOPT_WRITEDATA, this);
  set(easy, CURLOPT_HEADERFUNCTION, &Transfer::on_header);
  set(easy, CURLOPT_HEADERDATA, this);
  set(easy, CURLOPT_SSL_CTX_FUNCTION, &Transfer::on_tls_context);
  set(easy, CURLOPT_SSL_CTX_DATA, this);
  if (settings_.addresses == TransferSettings::Addresses::any || !settings_.connect_to.empty())
    return;
  set(easy, CURLOPT_OPENSOCKETFUNCTION, &Transfer::on_open_socket);
  set(easy, CURLOPT_OPENSOCKETDATA, this);
  set(easy, CURLOPT_PREREQFUNCTION, &Transfer::on_before_request);
  set(easy, CURLOPT_PREREQDATA, this);
}

TransferResult Transfer::finish(CURLcode code) {
  result_.status = static_cast<int>(info<long>(easy_.get(), CURLINFO_RESPONSE_CODE));
  if (handshake_) result_.certificate = handshake_->certificate();
  if (const char* const address = info<char*>(easy_.get(), CURLINFO_PRIMARY_IP))
    result_.address = address;
  if (code != CURLE_OK && !cut_) result_.failure = failure(code);
  return std::move(result_);
}

Failure Transfer::failure(CURLcode code) const {
  const bool refused =
      address_refused_ && (sockets_opened_ == 0 || stopped_ == Stopped::address);
  return classify({.code = code,
                   .os_error = info<long>(easy_.get(), CURLINFO_OS_ERRNO),
                   .verify_error = handshake_ ? handshake_->verify_error() : 0,
                   .handshake = handshake_ ? handshake_->progress() : Handshake::silent,
                   .stopped = refused ? Stopped::address : stopped_});
}

bool Transfer::stop(Stopped why) {
  stopped_ = why;
  return false;
}

/// A line of an answer's head, an interim answer's (1xx) or a trailer's. The last head counts.
bool Transfer::receive_header(std::string_view line) {
  header_bytes_ += line.size();
  if (header_bytes_ > kMaximumHeaderBytes) return stop(Stopped::headers_too_large);
  if (line.starts_with("HTTP/")) {
    result_.headers.clear();
    return true;
  }
  const std::size_t colon = line.find(':');
  const bool trailer = result_.bytes > 0;
  if (trailer || colon == std::string_view::npos || colon == 0) return true;
  result_.headers.emplace_back(lower(trim(line.substr(0, colon))),
                               std::string(trim(line.substr(colon + 1))));
  return true;
}

bool Transfer::receive_body(std::string_view bytes) {
  const std::size_t room = limit_.bytes - result_.body.size();
  result_.body.append(bytes.substr(0, room));
  result_.bytes += bytes.size();
  if (bytes.size() <= room) return true;
  if (limit_.beyond == BodyLimit::Beyond::cut) {
    cut_ = true;
    return false;
  }
  return stop(limit_.beyond == BodyLimit::Beyond::over_budget ? Stopped::over_budget
                                                              : Stopped::body_too_large);
}

std::size_t Transfer::on_body(char* data, std::size_t size, std::size_t count,
                              void* self) noexcept {
  const bool more = static_cast<Transfer*>(self)->receive_body({data, size * count});
  return more ? size * count : CURL_WRITEFUNC_ERROR;
}

std::size_t Transfer::on_header(char* data, std::size_t size, std::size_t count,
                                void* self) noexcept {
  const bool more = static_cast<Transfer*>(self)->receive_header({data, size * count});
  return more ? size * count : 0;
}

curl_socket_t Transfer::on_open_socket(void* self, curlsocktype /*purpose*/,
                                       curl_sockaddr* address) noexcept {
  Transfer& transfer = *static_cast<Transfer*>(self);
  if (!is_public(address->addr, address->addrlen)) {
    transfer.address_refused_ = true;
    return CURL_SOCKET_BAD;
  }
  ++transfer.sockets_opened_;
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/// Connections that are reused were opened for another transfer; this looks at all of them.
int Transfer::on_before_request(void* self, char* remote, char* /*local*/, int /*remote_port*/,
                                int /*local_port*/) noexcept {
  if (is_public_address(remote)) return CURL_PREREQFUNC_OK;
  Transfer& transfer = *static_cast<Transfer*>(self);
  transfer.address_refused_ = true;
  transfer.stop(Stopped::address);
  return CURL_PREREQFUNC_ABORT;
}

CURLcode Transfer::on_tls_context(CURL* /*easy*/, void* context, void* self) noexcept {
  static_cast<Transfer*>(self)->handshake_ =
      HandshakeLog::watch(static_cast<SSL_CTX*>(context));
  return CURLE_OK;
}

}  // namespace vigie
