#include "demo/world_connection.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <utility>

#include <openssl/err.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace vigie::world {

namespace {

constexpr std::chrono::milliseconds kForever{-1};
constexpr std::chrono::milliseconds kHandshakeTime{30'000};

/// What the hello callback found, kept with the connection until it goes on.
struct Hello {
  bool is_read = false;
  bool may_go_on = false;
  std::string host;
};

/// The name of a server_name extension (RFC 6066, section 3): list length, type, name length.
std::string server_name(std::span<const unsigned char> extension) {
  constexpr std::size_t kHead = 5;
  if (extension.size() < kHead || extension[2] != TLSEXT_NAMETYPE_host_name) return {};
  const std::size_t length = (std::size_t{extension[3]} << 8U) | extension[4];
  if (extension.size() < kHead + length) return {};
  std::string name;
  for (const unsigned char byte : extension.subspan(kHead, length))
    name += static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte - 'A' + 'a' : byte);
  return name;
}

int on_hello(SSL* connection, int* /*alert*/, void* /*unused*/) noexcept {
  auto* const hello = static_cast<Hello*>(SSL_get_app_data(connection));
  if (hello == nullptr) return SSL_CLIENT_HELLO_ERROR;
  if (hello->may_go_on) return SSL_CLIENT_HELLO_SUCCESS;
  const unsigned char* bytes = nullptr;
  std::size_t size = 0;
  if (SSL_client_hello_get0_ext(connection, TLSEXT_TYPE_server_name, &bytes, &size) == 1)
    hello->host = server_name({bytes, size});
  hello->is_read = true;
  return SSL_CLIENT_HELLO_RETRY;
}

}  // namespace

Descriptor::Descriptor(Descriptor&& other) noexcept
    : number_(std::exchange(other.number_, -1)) {}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(number_, other.number_);
  return *this;
}

Descriptor::~Descriptor() {
  if (number_ >= 0) close(number_);
}

Waited wait_for(int descriptor, short events, int stop, std::chrono::milliseconds at_most) {
  std::array<pollfd, 2> waits{{{.fd = stop, .events = POLLIN, .revents = 0},
                               {.fd = descriptor, .events = events, .revents = 0}}};
  const auto milliseconds =
      std::clamp<std::int64_t>(at_most.count(), -1, std::numeric_limits<int>::max());
  int ready = 0;
  do {
    ready = poll(waits.data(), waits.size(), static_cast<int>(milliseconds));
  } while (ready < 0 && errno == EINTR);
  if (ready < 0 || waits[0].revents != 0) return Waited::stopped;
  return ready == 0 ? Waited::timed_out : Waited::ready;
}

TlsContext make_server_context() {
  TlsContext context{SSL_CTX_new(TLS_server_method())};
  if (!context || SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION) != 1)
    throw std::runtime_error("cannot make a TLS context");
  SSL_CTX_set_client_hello_cb(context.get(), on_hello, nullptr);
  SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_OFF);
  SSL_CTX_set_mode(context.get(),
                   SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  return context;
}

Connection::Connection(Descriptor socket, int stop) : socket_(std::move(socket)), stop_(stop) {}

std::optional<bool> Connection::speaks_tls() const {
  constexpr char kHandshakeRecord = 0x16;  // RFC 8446, section 5.1
  if (wait_for(socket_.get(), POLLIN, stop_, kHandshakeTime) != Waited::ready) return {};
  char first = 0;
  if (recv(socket_.get(), &first, 1, MSG_PEEK) != 1) return {};
  return first == kHandshakeRecord;
}

/// True when it is worth calling OpenSSL again.
bool Connection::wait_for_tls(int result) {
  const int why = SSL_get_error(tls_.get(), result);
  if (why != SSL_ERROR_WANT_READ && why != SSL_ERROR_WANT_WRITE) return false;
  const short events = why == SSL_ERROR_WANT_READ ? POLLIN : POLLOUT;
  return wait_for(socket_.get(), events, stop_, kHandshakeTime) == Waited::ready;
}

std::optional<std::string> Connection::receive_hello(SSL_CTX* context) {
  tls_.reset(SSL_new(context));
  Hello hello;
  if (!tls_ || SSL_set_fd(tls_.get(), socket_.get()) != 1) return {};
  SSL_set_app_data(tls_.get(), &hello);
  int result = 0;
  do {
    ERR_clear_error();
    result = SSL_accept(tls_.get());
  } while (!hello.is_read && result != 1 && wait_for_tls(result));
  SSL_set_app_data(tls_.get(), nullptr);
  if (!hello.is_read) return {};
  return hello.host;
}

bool Connection::finish_handshake(CertificateAuthority& authority, std::string_view host,
                                  const HostPolicy& policy) {
  authority.equip(tls_.get(), host, policy);
  Hello hello{.is_read = true, .may_go_on = true, .host = {}};
  SSL_set_app_data(tls_.get(), &hello);
  int result = 0;
  do {
    ERR_clear_error();
    result = SSL_accept(tls_.get());
  } while (result != 1 && wait_for_tls(result));
  SSL_set_app_data(tls_.get(), nullptr);
  return result == 1;
}

std::optional<std::size_t> Connection::read(std::span<char> bytes,
                                            std::chrono::milliseconds at_most) {
  const bool has_pending = tls_ && SSL_pending(tls_.get()) > 0;
  if (!has_pending && wait_for(socket_.get(), POLLIN, stop_, at_most) != Waited::ready)
    return {};
  if (!tls_) {
    const ssize_t count = recv(socket_.get(), bytes.data(), bytes.size(), 0);
    if (count <= 0) return {};
    return static_cast<std::size_t>(count);
  }
  std::size_t count = 0;
  int result = 0;
  do {
    ERR_clear_error();
    result = SSL_read_ex(tls_.get(), bytes.data(), bytes.size(), &count);
  } while (result != 1 && wait_for_tls(result));
  if (result != 1) return {};
  return count;
}

bool Connection::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = tls_ ? write_tls(bytes) : write_plain(bytes);
    if (!written) return false;
    bytes.remove_prefix(*written);
  }
  return true;
}

std::optional<std::size_t> Connection::write_tls(std::string_view bytes) {
  std::size_t written = 0;
  int result = 0;
  do {
    ERR_clear_error();
    result = SSL_write_ex(tls_.get(), bytes.data(), bytes.size(), &written);
  } while (result != 1 && wait_for_tls(result));
  return result == 1 ? std::optional{written} : std::nullopt;
}

std::optional<std::size_t> Connection::write_plain(std::string_view bytes) {
  const ssize_t count = send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
  if (count >= 0) return static_cast<std::size_t>(count);
  if (errno != EAGAIN ||
      wait_for(socket_.get(), POLLOUT, stop_, kHandshakeTime) != Waited::ready)
    return std::nullopt;
  return 0;
}

bool Connection::pause(std::chrono::milliseconds time) const {
  return wait_for(-1, 0, stop_, time) == Waited::timed_out;
}

void Connection::hold() {
  std::array<char, 4096> ignored{};
  while (wait_for(socket_.get(), POLLIN, stop_, kForever) == Waited::ready) {
    const ssize_t count = recv(socket_.get(), ignored.data(), ignored.size(), 0);
    if (count == 0 || (count < 0 && errno != EAGAIN)) return;
  }
}

void Connection::reset() {
  const linger abruptly{.l_onoff = 1, .l_linger = 0};
  setsockopt(socket_.get(), SOL_SOCKET, SO_LINGER, &abruptly, sizeof abruptly);
}

}  // namespace vigie::world
