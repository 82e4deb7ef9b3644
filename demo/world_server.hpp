/// One loopback port that answers for every host name, in clear and over TLS.
#pragma once

#include "demo/world.hpp"
#include "text/date.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace vigie::world {

struct WorldOptions {
  std::uint16_t port = 0;  // of 127.0.0.1; 0: a free one
  Date as_of = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  std::size_t max_connections = 2048;  // more wait in the listen queue
};

/// Serves from its construction to its end. The first byte of a connection tells TLS from plain
/// HTTP; the name asked for (SNI, Host) tells whose certificate, faults and pages to give. A
/// thread per connection; HTTP/1.1 only. Throws std::system_error when the port cannot be had.
class WorldServer {
 public:
  WorldServer(Handler handler, Policy policy, WorldOptions options = {});
  ~WorldServer();  // stops
  WorldServer(const WorldServer&) = delete;
  WorldServer& operator=(const WorldServer&) = delete;

  std::uint16_t port() const;
  /// "127.0.0.1:PORT", for `--connect-to`.
  std::string address() const;
  /// Writes the authority to trust, in PEM, for `--ca-file`; false when it cannot.
  bool write_ca(const std::filesystem::path& path) const;

  /// Ends every connection and joins every thread; more calls do nothing.
  void stop();

  /// Requests received for a host so far, and for all.
  std::size_t requests(std::string_view host) const;
  std::size_t requests() const;
  /// The most requests to a host that were being answered at one moment.
  std::size_t most_at_once(std::string_view host) const;
  /// Connections accepted so far.
  std::size_t connections() const;

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

/// Every host: a valid certificate and no fault.
Policy no_faults();

}  // namespace vigie::world
