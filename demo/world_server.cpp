#include "demo/world_server.hpp"

#include "demo/world_connection.hpp"
#include "demo/world_http.hpp"
#include "demo/world_tls.hpp"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace vigie::world {

namespace {

constexpr std::chrono::milliseconds kForever{-1};

[[noreturn]] void throw_errno(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

Descriptor listen_on(std::uint16_t port) {
  Descriptor listener{socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)};
  if (!listener) throw_errno("socket");
  const int yes = 1;
  setsockopt(listener.get(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (bind(listener.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
    throw_errno("bind");
  if (listen(listener.get(), SOMAXCONN) != 0) throw_errno("listen");
  return listener;
}

std::uint16_t port_of(const Descriptor& listener) {
  sockaddr_in address{};
  socklen_t size = sizeof address;
  if (getsockname(listener.get(), reinterpret_cast<sockaddr*>(&address), &size) != 0)
    throw_errno("getsockname");
  return ntohs(address.sin_port);
}

/// Writing to a connection that the client closed must be an error, not the end of the process.
/// Threads started afterwards inherit it.
void block_broken_pipe_signal() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

struct HostCount {
  std::size_t requests = 0;
  std::size_t now = 0;
  std::size_t most = 0;
};

}  // namespace

class WorldServer::Implementation {
 public:
  Implementation(Handler handler, Policy policy, const WorldOptions& options)
      : handler_(std::move(handler)),
        policy_(std::move(policy)),
        max_connections_(options.max_connections),
        authority_(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()),
                   options.as_of),
        context_(make_server_context()),
        stop_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
        listener_(listen_on(options.port)),
        port_(port_of(listener_)) {
    if (!stop_) throw_errno("eventfd");
    acceptor_ = std::thread([this] { accept_all(); });
  }

  ~Implementation() { stop(); }
  Implementation(const Implementation&) = delete;
  Implementation& operator=(const Implementation&) = delete;

  std::uint16_t port() const { return port_; }
  const CertificateAuthority& authority() const { return authority_; }
  std::size_t connections() const { return accepted_; }

  void stop() {
    eventfd_write(stop_.get(), 1);  // stays readable: every wait ends
    if (acceptor_.joinable()) acceptor_.join();
    std::list<std::thread> rest;
    {
      const std::lock_guard lock(mutex_);
      is_stopping_ = true;
      rest.splice(rest.end(), serving_);
      rest.splice(rest.end(), ended_);
    }
    for (std::thread& thread : rest) thread.join();
  }

  HostCount count(std::string_view host) const {
    const std::lock_guard lock(mutex_);
    const auto found = hosts_.find(host);
    return found == hosts_.end() ? HostCount{} : found->second;
  }

  std::size_t requests() const {
    const std::lock_guard lock(mutex_);
    std::size_t sum = 0;
    for (const auto& [host, count] : hosts_) sum += count.requests;
    return sum;
  }

 private:
  void accept_all() {
    block_broken_pipe_signal();
    while (wait_for_room() &&
           wait_for(listener_.get(), POLLIN, stop_.get(), kForever) == Waited::ready) {
      Descriptor socket{
          accept4(listener_.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC)};
      if (!socket) continue;
      const int yes = 1;
      setsockopt(socket.get(), IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
      start(std::move(socket));
    }
  }

  /// False once the world stops.
  bool wait_for_room() {
    constexpr std::chrono::milliseconds kLook{5};
    while (live() >= max_connections_)
      if (wait_for(-1, 0, stop_.get(), kLook) == Waited::stopped) return false;
    return true;
  }

  std::size_t live() const {
    const std::lock_guard lock(mutex_);
    return live_;
  }

  void start(Descriptor socket) {
    ++accepted_;
    std::list<std::thread> ended;
    {
      const std::lock_guard lock(mutex_);
      ended.swap(ended_);
      ++live_;
      const auto place = serving_.emplace(serving_.end());
      *place = std::thread([this, place, socket = std::move(socket)]() mutable {
        serve(std::move(socket));
        end_of(place);
      });
    }
    for (std::thread& thread : ended) thread.join();
  }

  /// Hands the calling thread over to whoever joins next; `stop` may have taken it already.
  void end_of(std::list<std::thread>::iterator place) {
    const std::lock_guard lock(mutex_);
    --live_;
    if (!is_stopping_) ended_.splice(ended_.end(), serving_, place);
  }

  void serve(Descriptor socket) noexcept {
    try {
      Connection connection(std::move(socket), stop_.get());
      const auto is_tls = connection.speaks_tls();
      if (!is_tls) return;
      if (!*is_tls)
        answer_all(connection, "http");
      else if (open_tls(connection))
        answer_all(connection, "https");
    } catch (const std::exception&) {
      return;  // a handler that throws ends its connection, not the world
    }
  }

  bool open_tls(Connection& connection) {
    const auto host = connection.receive_hello(context_.get());
    if (!host) return false;
    const HostPolicy policy = policy_(*host);
    return suffer(connection, policy.fault) &&
           connection.finish_handshake(authority_, *host, policy);
  }

  void answer_all(Connection& connection, std::string_view scheme) {
    RequestReader reader(connection);
    while (auto request = reader.next(idle_time())) {
      request->scheme = scheme;
      if (scheme == "http" && !suffer(connection, policy_(request->host).fault)) return;
      if (answer(connection, *request) == After::close) return;
    }
  }

  After answer(Connection& connection, const WorldRequest& request) {
    begin(request.host);
    const WorldAnswer given = handler_(request);
    const After after = write_answer(connection, request, given);
    end(request.host);
    return after;
  }

  /// True when the connection may go on.
  static bool suffer(Connection& connection, ConnectionFault fault) {
    switch (fault) {
      case ConnectionFault::none:
        return true;
      case ConnectionFault::reset:
        connection.reset();
        return false;
      case ConnectionFault::close_in_handshake:
        return false;
      case ConnectionFault::silence:
        connection.hold();
        return false;
    }
    return false;
  }

  /// Idle connections give way when many are open.
  std::chrono::milliseconds idle_time() const {
    constexpr std::chrono::milliseconds kUsual{3'000};
    constexpr std::chrono::milliseconds kCrowded{100};
    return live() > max_connections_ / 2 ? kCrowded : kUsual;
  }

  void begin(const std::string& host) {
    const std::lock_guard lock(mutex_);
    HostCount& count = hosts_[host];
    ++count.requests;
    count.most = std::max(count.most, ++count.now);
  }

  void end(const std::string& host) {
    const std::lock_guard lock(mutex_);
    --hosts_[host].now;
  }

  Handler handler_;
  Policy policy_;
  std::size_t max_connections_;
  CertificateAuthority authority_;
  TlsContext context_;
  Descriptor stop_;
  Descriptor listener_;
  std::uint16_t port_;
  std::atomic<std::size_t> accepted_{0};

  mutable std::mutex mutex_;
  bool is_stopping_ = false;        // guarded by mutex_
  std::list<std::thread> serving_;  // guarded by mutex_
  std::list<std::thread> ended_;    // guarded by mutex_, waiting to be joined
  std::size_t live_ = 0;            // guarded by mutex_
  std::map<std::string, HostCount, std::less<>> hosts_;  // guarded by mutex_
  std::thread acceptor_;
};

WorldServer::WorldServer(Handler handler, Policy policy, WorldOptions options)
    : implementation_(
          std::make_unique<Implementation>(std::move(handler), std::move(policy), options)) {}

WorldServer::~WorldServer() = default;

std::uint16_t WorldServer::port() const {
  return implementation_->port();
}
std::string WorldServer::address() const {
  return "127.0.0.1:" + std::to_string(port());
}
bool WorldServer::write_ca(const std::filesystem::path& path) const {
  return implementation_->authority().write(path);
}
void WorldServer::stop() {
  implementation_->stop();
}
std::size_t WorldServer::requests(std::string_view host) const {
  return implementation_->count(host).requests;
}
std::size_t WorldServer::requests() const {
  return implementation_->requests();
}
std::size_t WorldServer::most_at_once(std::string_view host) const {
  return implementation_->count(host).most;
}
std::size_t WorldServer::connections() const {
  return implementation_->connections();
}

Policy no_faults() {
  return [](std::string_view) { return HostPolicy{}; };
}

}  // namespace vigie::world
