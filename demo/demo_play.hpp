/// The whole demo, played: its sites, its forges and the server in front of them.
#pragma once

#include "demo/world_server.hpp"
#include "text/date.hpp"
#include "text/diagnostic.hpp"
#include "text/expected.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

namespace vigie::world {

/// Serves from its making to its end.
class DemoPlay {
 public:
  /// `root` holds `world.yaml` and `sites/`. The git repositories are made in `scratch`, which
  /// must be empty and outlive the play. Throws what the server and the file system throw.
  static Expected<DemoPlay, std::vector<Diagnostic>> start(const std::filesystem::path& root,
                                                           const std::filesystem::path& scratch,
                                                           Date today, std::uint16_t port);
  ~DemoPlay();
  DemoPlay(DemoPlay&&) noexcept;
  DemoPlay& operator=(DemoPlay&&) noexcept;
  DemoPlay(const DemoPlay&) = delete;
  DemoPlay& operator=(const DemoPlay&) = delete;

  const WorldServer& server() const;

 private:
  class Implementation;
  explicit DemoPlay(std::unique_ptr<Implementation> implementation);
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace vigie::world
