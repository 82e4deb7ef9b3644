/// One accepted connection, in clear or over TLS, whose every wait ends when the world stops.
#pragma once

#include "demo/world_tls.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace vigie::world {

/// Owns a file descriptor.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept;
  Descriptor& operator=(Descriptor&& other) noexcept;
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor();

  int get() const { return number_; }
  explicit operator bool() const { return number_ >= 0; }

 private:
  int number_ = -1;
};

enum class Waited { ready, timed_out, stopped };

/// Waits for `events` (poll) on `descriptor`, or for `stop` to become readable.
Waited wait_for(int descriptor, short events, int stop, std::chrono::milliseconds at_most);

/// Used by one thread.
class Connection {
 public:
  /// `socket` is non-blocking; `stop` outlives the connection.
  Connection(Descriptor socket, int stop);

  /// True when the first byte announces TLS; nothing when the client went away first.
  std::optional<bool> speaks_tls() const;

  /// The TLS handshake up to the name that the client asks for; "" when it names none.
  std::optional<std::string> receive_hello(SSL_CTX* context);
  /// The rest of it.
  bool finish_handshake(CertificateAuthority& authority, std::string_view host,
                        const HostPolicy& policy);

  /// Some bytes; nothing at the end of the stream, on an error, a stop or after `at_most`.
  std::optional<std::size_t> read(std::span<char> bytes, std::chrono::milliseconds at_most);
  bool write(std::string_view bytes);

  /// Waits for time to pass; false when the world stopped meanwhile.
  bool pause(std::chrono::milliseconds time) const;
  /// Until the client goes away or the world stops.
  void hold();
  /// What the peer sees is a reset, not an end.
  void reset();

 private:
  bool wait_for_tls(int result);
  /// How many bytes went out, or nothing.
  std::optional<std::size_t> write_tls(std::string_view bytes);
  std::optional<std::size_t> write_plain(std::string_view bytes);

  Descriptor socket_;
  Tls tls_;
  int stop_;
};

/// A context whose handshakes pause once the client's hello is there.
TlsContext make_server_context();

}  // namespace vigie::world
