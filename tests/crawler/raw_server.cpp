#include "raw_server.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <optional>
#include <system_error>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace vigie::test {

namespace {

using Tls = Owned<SSL, SSL_free>;

int listen_on_loopback() {
  const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (listener < 0 ||
      bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
      listen(listener, 128) != 0)
    throw std::system_error(errno, std::generic_category(), "listen");
  return listener;
}

std::uint16_t port_of(int listener) {
  sockaddr_in address{};
  socklen_t size = sizeof address;
  getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
  return ntohs(address.sin_port);
}

std::string header(std::string_view head, std::string_view name) {
  const std::size_t at = head.find(name);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = head.substr(at + name.size());
  return std::string(rest.substr(0, rest.find("\r\n")));
}

Asked parse(const std::string& head) {
  const std::size_t first = head.find(' ');
  const std::size_t second = head.find(' ', first + 1);
  return {.method = head.substr(0, first),
          .target = head.substr(first + 1, second - first - 1),
          .host = header(head, "Host: "),
          .head = head};
}

}  // namespace

Reply ok(std::string_view body, std::string_view headers) {
  return {.bytes = "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) +
                   "\r\n" + std::string(headers) + "\r\n" + std::string(body)};
}

Reply status(int code, std::string_view headers) {
  return {.bytes = "HTTP/1.1 " + std::to_string(code) + " Test\r\nContent-Length: 0\r\n" +
                   std::string(headers) + "\r\n"};
}

/// A connection, in clear or not.
class RawServer::Channel {
 public:
  Channel(int socket, SSL_CTX* context) : socket_(socket) {
    if (context == nullptr) return;
    tls_.reset(SSL_new(context));
    SSL_set_fd(tls_.get(), socket);
    open_ = SSL_accept(tls_.get()) == 1;
  }

  bool is_open() const { return open_; }
  int socket() const { return socket_; }

  /// Up to the end of a request's head (bodies of tests are short and come with it).
  std::optional<std::string> read_head() {
    std::string head;
    while (head.find("\r\n\r\n") == std::string::npos) {
      char buffer[4096];
      const long count = tls_ ? SSL_read(tls_.get(), buffer, sizeof buffer)
                              : recv(socket_, buffer, sizeof buffer, 0);
      if (count <= 0) return std::nullopt;
      head.append(buffer, static_cast<std::size_t>(count));
    }
    return head;
  }

  bool write(std::string_view bytes) {
    while (!bytes.empty()) {
      const long count =
          tls_ ? SSL_write(tls_.get(), bytes.data(), static_cast<int>(bytes.size()))
               : send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (count <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
  }

  /// What the client said first is taken in, or closing would reset the connection.
  void greet(std::string_view bytes) {
    char buffer[4096];
    if (recv(socket_, buffer, sizeof buffer, 0) > 0) write(bytes);
  }

  /// Nothing more is read until the peer or the test ends the connection.
  void wait_for_end() const {
    char buffer[4096];
    while (recv(socket_, buffer, sizeof buffer, 0) > 0) continue;
  }

 private:
  int socket_;
  Tls tls_;
  bool open_ = true;
};

RawServer::RawServer(Handler handler, SSL_CTX* tls)
    : handler_(std::move(handler)),
      tls_(tls),
      listener_(listen_on_loopback()),
      port_(port_of(listener_)),
      acceptor_([this] { accept_connections(); }) {}

RawServer::RawServer(std::string greeting)
    : greeting_(std::move(greeting)),
      listener_(listen_on_loopback()),
      port_(port_of(listener_)),
      acceptor_([this] { accept_connections(); }) {}

RawServer::~RawServer() {
  shutdown(listener_, SHUT_RDWR);
  acceptor_.join();
  std::vector<std::jthread> guests;
  {
    const std::scoped_lock lock(mutex_);
    ended_ = true;
    for (const int socket : open_) shutdown(socket, SHUT_RDWR);
    guests = std::move(guests_);
  }
  came_.notify_all();
  guests.clear();
  close(listener_);
}

void RawServer::accept_connections() {
  while (true) {
    const int socket = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (socket < 0) return;
    const std::scoped_lock lock(mutex_);
    ++connections_;
    open_.push_back(socket);
    guests_.emplace_back([this, socket] { serve(socket); });
  }
}

void RawServer::serve(int socket) {
  // OpenSSL writes without MSG_NOSIGNAL. Blocked here and not ignored everywhere: a client that
  // raised the signal would have to be noticed.
  sigset_t broken_pipe;
  sigemptyset(&broken_pipe);
  sigaddset(&broken_pipe, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &broken_pipe, nullptr);
  {
    Channel channel(socket, tls_);
    if (!handler_)
      channel.greet(greeting_);
    else if (channel.is_open())
      converse(channel);
  }
  const std::scoped_lock lock(mutex_);
  std::erase(open_, socket);
  close(socket);
}

void RawServer::converse(Channel& channel) {
  while (const auto head = channel.read_head()) {
    const Asked asked = parse(*head);
    {
      const std::scoped_lock lock(mutex_);
      asked_.push_back(asked.method + " " + asked.host + asked.target);
    }
    came_.notify_all();
    if (!reply(channel, handler_(asked))) return;
  }
}

bool RawServer::reply(Channel& channel, const Reply& reply) {
  bool open = channel.write(reply.bytes);
  if (reply.then == Reply::Then::repeat)
    while (open) open = channel.write(reply.bytes);
  if (reply.then == Reply::Then::hang) channel.wait_for_end();
  if (reply.then == Reply::Then::reset) {
    const linger at_once{.l_onoff = 1, .l_linger = 0};
    setsockopt(channel.socket(), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  }
  return open && reply.then == Reply::Then::keep_open;
}

std::size_t RawServer::connections() const {
  const std::scoped_lock lock(mutex_);
  return connections_;
}

std::vector<std::string> RawServer::asked() const {
  const std::scoped_lock lock(mutex_);
  return asked_;
}

std::size_t RawServer::times_asked(std::string_view request) const {
  const std::scoped_lock lock(mutex_);
  return static_cast<std::size_t>(std::ranges::count(asked_, request));
}

void RawServer::wait_for_requests(std::size_t count) {
  std::unique_lock lock(mutex_);
  came_.wait(lock, [&] { return ended_ || asked_.size() >= count; });
}

}  // namespace vigie::test
