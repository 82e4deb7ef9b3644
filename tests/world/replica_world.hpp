/// A loopback replica of a real portfolio: every host that its sheets name answers, with pages
/// and faults whose verdicts are known beforehand.
#pragma once

#include "demo/forge_stand_in.hpp"
#include "demo/git_backend.hpp"
#include "demo/world.hpp"
#include "portfolio/product.hpp"
#include "tests/world/audit_run.hpp"
#include "tests/world/replica_plan.hpp"
#include "text/date.hpp"
#include "text/url.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::test {

/// What one address of the replica is, as sheets declare it.
struct Declared {
  bool is_home = false;
  bool is_route = false;  // the statistics are "#/stats" of a single-page application
  std::optional<StatsShape> stats;
  std::optional<BudgetShape> budget;
};

/// One host that sheets name.
struct ReplicaHost {
  HostFault fault = HostFault::none;
  bool is_site = false;   // some product's site; else only its declared pages exist
  bool is_plain = false;  // sheets ask for it in clear by an IP literal
  SitePlan plan;
  std::string state;                  // of conformity, as the mention and the statement tell it
  std::vector<std::string> products;  // whose site it is
  std::map<std::string, Declared> declared;  // path?query → page
  std::string stats_address = {};            // linked from the home page; "" for none
  std::string budget_address = {};
};

/// The plan of the whole replica: derived from the sheets' names and addresses, nothing else.
struct ReplicaPlan {
  std::map<std::string, ReplicaHost, std::less<>> hosts;
  world::ForgeTable forges;
  Date today;
};

/// Phases whose products are observed.
bool is_observed(std::string_view phase);

/// "path?query" of an address.
std::string document_of(const Url& url);

ReplicaPlan plan_replica(const Portfolio& portfolio, Date today);

/// What an audit must conclude. Verdicts that the replica does not plant are left out: those of
/// sheets alone, and the few that several products sharing one host would contradict.
Truth truth_of(const Portfolio& portfolio, const ReplicaPlan& plan);

/// Plays a plan. Safe from many threads.
class ReplicaWorld {
 public:
  /// Makes its git repositories below `scratch`, which outlives it.
  ReplicaWorld(ReplicaPlan plan, const std::filesystem::path& scratch);

  world::WorldAnswer answer(const world::WorldRequest& request);
  world::HostPolicy policy(std::string_view host) const;
  /// False when git could not make the repositories.
  bool is_ready() const { return is_ready_; }

 private:
  ReplicaPlan plan_;
  bool is_ready_;
  world::GitBackend git_;
  world::ForgeStandIn forges_;
};

}  // namespace vigie::test
