/// A loopback server that sends exactly the bytes a test wrote, faults included.
#pragma once

#include "crawler/handles.hpp"

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <openssl/ssl.h>

namespace vigie::test {

using TlsContext = Owned<SSL_CTX, SSL_CTX_free>;

/// One request as it came.
struct Asked {
  std::string method;
  std::string target;
  std::string host;  // the Host header
  std::string head;  // everything above the body
};

/// What the server does then.
struct Reply {
  enum class Then { keep_open, close, reset, hang, repeat };

  std::string bytes;
  Then then = Then::keep_open;  // `repeat`: the bytes again and again
};

/// "HTTP/1.1 200 OK" with a length, and more header lines ("X: y\r\n").
Reply ok(std::string_view body, std::string_view headers = {});
/// A status with header lines and no body.
Reply status(int code, std::string_view headers = {});

class RawServer {
 public:
  using Handler = std::function<Reply(const Asked&)>;

  /// Listens on a free port of 127.0.0.1, a thread for each connection. With a context, TLS.
  explicit RawServer(Handler handler, SSL_CTX* tls = nullptr);
  /// Speaks first: sends `greeting` to whoever connects and hangs up.
  explicit RawServer(std::string greeting);
  RawServer(const RawServer&) = delete;
  RawServer& operator=(const RawServer&) = delete;
  ~RawServer();

  std::uint16_t port() const { return port_; }
  std::string address() const { return "127.0.0.1:" + std::to_string(port_); }
  std::size_t connections() const;
  /// "GET a.test/x", in the order in which they came.
  std::vector<std::string> asked() const;
  std::size_t times_asked(std::string_view request) const;
  /// Returns when as many requests came.
  void wait_for_requests(std::size_t count);

 private:
  class Channel;
  void accept_connections();
  void serve(int socket);
  void converse(Channel& channel);
  /// True when the connection stays open.
  bool reply(Channel& channel, const Reply& reply);

  Handler handler_;  // none: greets
  std::string greeting_;
  SSL_CTX* tls_ = nullptr;
  int listener_ = -1;
  std::uint16_t port_ = 0;
  mutable std::mutex mutex_;
  std::condition_variable came_;
  std::vector<std::string> asked_;    // guarded by mutex_
  std::vector<int> open_;             // guarded by mutex_
  std::size_t connections_ = 0;       // guarded by mutex_
  bool ended_ = false;                // guarded by mutex_
  std::vector<std::jthread> guests_;  // guarded by mutex_
  std::jthread acceptor_;
};

}  // namespace vigie::test
