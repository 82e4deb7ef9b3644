#include "demo/demo_play.hpp"

#include "demo/demo_site.hpp"
#include "demo/demo_world.hpp"
#include "demo/forge_stand_in.hpp"
#include "demo/git_backend.hpp"
#include "demo/make_repositories.hpp"

#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace vigie::world {

class DemoPlay::Implementation {
 public:
  Implementation(DemoWorld world, const std::filesystem::path& root,
                 const std::filesystem::path& scratch, WorldOptions options)
      : hosts_(std::move(world.hosts)),
        site_(root / "sites", options.as_of),
        git_(scratch),
        forges_(std::move(world.forges), git_),
        server_([this](const WorldRequest& request) { return answer(request); },
                [this](std::string_view host) { return policy(host); }, options) {}

  const WorldServer& server() const { return server_; }

 private:
  WorldAnswer answer(const WorldRequest& request) {
    if (auto forge = forges_.answer(request)) return *std::move(forge);
    const auto host = hosts_.find(request.host);
    if (host != hosts_.end()) return site_.answer(request, host->second);
    return {.status = 502, .body = "no such host in this world", .fault = AnswerFault::reset};
  }

  HostPolicy policy(std::string_view name) const {
    const auto host = hosts_.find(name);
    return host == hosts_.end() ? HostPolicy{} : host->second.policy;
  }

  std::map<std::string, DemoHost, std::less<>> hosts_;
  DemoSite site_;
  GitBackend git_;
  ForgeStandIn forges_;
  WorldServer server_;  // last: it calls the others
};

Expected<DemoPlay, std::vector<Diagnostic>> DemoPlay::start(
    const std::filesystem::path& root, const std::filesystem::path& scratch, Date today,
    std::uint16_t port) {
  const std::filesystem::path path = root / "world.yaml";
  std::ifstream file(path, std::ios::binary);
  const std::string yaml{std::istreambuf_iterator<char>(file), {}};
  auto world = read_demo_world(yaml, path.string(), today);
  if (!world) return Unexpected{std::move(world).error()};
  if (!make_repositories(scratch, world->forges))
    return Unexpected{std::vector<Diagnostic>{{.place = {.file = path.string()},
                                               .severity = Severity::error,
                                               .id = "demo-git",
                                               .text = "git could not make a repository"}}};
  return DemoPlay(std::make_unique<Implementation>(std::move(*world), root, scratch,
                                                   WorldOptions{.port = port, .as_of = today}));
}

DemoPlay::DemoPlay(std::unique_ptr<Implementation> implementation)
    : implementation_(std::move(implementation)) {}
DemoPlay::~DemoPlay() = default;
DemoPlay::DemoPlay(DemoPlay&&) noexcept = default;
DemoPlay& DemoPlay::operator=(DemoPlay&&) noexcept = default;

const WorldServer& DemoPlay::server() const {
  return implementation_->server();
}

}  // namespace vigie::world
