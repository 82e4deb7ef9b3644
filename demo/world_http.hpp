/// HTTP/1.1 as the world speaks it: requests read, answers written.
#pragma once

#include "demo/world.hpp"
#include "demo/world_connection.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace vigie::world {

/// Reads the requests of one connection, one after the other.
class RequestReader {
 public:
  explicit RequestReader(Connection& connection) : connection_(connection) {}

  /// The next request; nothing when the client is done, went away, stayed idle for `idle`, sent
  /// something that is not HTTP/1, more than 64 KB of headers or more than 16 MB of body.
  std::optional<WorldRequest> next(std::chrono::milliseconds idle);

 private:
  bool fill(std::chrono::milliseconds at_most);
  std::optional<std::string> take_until(std::string_view mark, std::size_t limit,
                                        std::chrono::milliseconds idle);
  std::optional<std::string> take(std::size_t size);
  std::optional<std::string> take_chunks();
  bool take_body(WorldRequest& request);

  Connection& connection_;
  std::string buffer_;
};

enum class After { keep_alive, close };

/// Writes the answer, with its fault; the connection may carry another request when it says so.
After write_answer(Connection& connection, const WorldRequest& request,
                   const WorldAnswer& answer);

}  // namespace vigie::world
