// From the sheets to the plan: which hosts there are, and what each page of theirs is.
#include "portfolio/phase.hpp"
#include "portfolio/repository_target.hpp"
#include "tests/world/replica_world.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace vigie::test {

namespace {

/// Some of each, dealt to hosts that one product alone depends on.
constexpr std::array<std::pair<HostFault, int>, 11> kSiteFaults{{{HostFault::silence, 2},
                                                                 {HostFault::expired, 4},
                                                                 {HostFault::wrong_host, 3},
                                                                 {HostFault::self_signed, 2},
                                                                 {HostFault::untrusted, 1},
                                                                 {HostFault::not_yet_valid, 1},
                                                                 {HostFault::reset, 3},
                                                                 {HostFault::unavailable, 3},
                                                                 {HostFault::forbidden, 4},
                                                                 {HostFault::too_many, 3},
                                                                 {HostFault::robots, 4}}};

std::string state_of(const Product& product, std::string_view host) {
  const std::string declared = fold(product.accessibility_status);
  for (const std::string_view state :
       {"totalement conforme", "partiellement conforme", "non conforme"})
    if (declared == state || (state == "non conforme" && declared == "non"))
      return std::string(state);
  return draw("state", host) % 2 == 0 ? "non conforme" : "partiellement conforme";
}

world::ForgeSoftware software_of(ForgeKind kind) {
  switch (kind) {
    case ForgeKind::github:
      return world::ForgeSoftware::github;
    case ForgeKind::gitea:
      return world::ForgeSoftware::gitea;
    case ForgeKind::gitlab:
    case ForgeKind::other:
      break;
  }
  return world::ForgeSoftware::gitlab;
}

class Planner {
 public:
  explicit Planner(Date today) { plan_.today = today; }

  void add(const Product& product) {
    if (!is_observed(phase_as_of(product, plan_.today))) return;
    if (const auto site = parse_url(product.site)) add_site(product, *site);
    if (const auto stats = parse_url(product.stats_url)) add_stats(*stats);
    if (const auto budget = parse_url(product.budget_url)) add_budget(*budget);
    for (const std::string& address : product.repositories)
      add_repository(repository_target(address));
  }

  ReplicaPlan finish() {
    deal_faults();
    for (auto& [name, host] : plan_.hosts) settle(host);
    return std::move(plan_);
  }

 private:
  ReplicaHost& host_of(const Url& url) {
    ReplicaHost& host = plan_.hosts[url.host];
    host.is_plain |= !url.is_https() && is_ip_literal(url.host);
    return host;
  }

  void add_site(const Product& product, const Url& url) {
    ReplicaHost& host = host_of(url);
    if (!host.is_site) {
      host.plan = plan_site(url.host);
      host.state = state_of(product, url.host);
    }
    host.is_site = true;
    host.products.push_back(product.id);
    host.declared[document_of(url)].is_home = true;
  }

  void add_stats(const Url& url) {
    ReplicaHost& host = host_of(url);
    const bool is_dashboard = url.path.find("/public/dashboard/") != std::string::npos ||
                              url.path.find("/public/question/") != std::string::npos;
    Declared& page = host.declared[document_of(url)];
    page.stats =
        is_dashboard ? StatsShape::public_dashboard : plan_stats(url.without_fragment());
    page.is_route |= url.fragment && url.fragment->starts_with('/');
  }

  void add_budget(const Url& url) {
    host_of(url).declared[document_of(url)].budget = plan_budget(url.without_fragment());
  }

  void add_repository(const RepositoryTarget& target) {
    if (target.kind == RepositoryKind::not_a_forge) return;
    plan_.forges.hosts.emplace(target.host, software_of(target.forge));
    const bool is_one = target.kind == RepositoryKind::repository;
    const std::string path =
        target.host + '/' + target.owner + '/' + (is_one ? target.name : std::string("depot"));
    const RepositoryShape shape =
        is_one ? plan_repository(fold(path)) : RepositoryShape::licensed;
    if (shape == RepositoryShape::missing) return;
    world::ForgeRepository repository{.host = target.host,
                                      .owner = target.owner,
                                      .name = is_one ? target.name : "depot",
                                      .licence = {},
                                      .last_commit = plan_.today - std::chrono::days{20}};
    if (shape == RepositoryShape::licensed) repository.licence = "MIT";
    if (shape == RepositoryShape::copyleft) repository.licence = "AGPL-3.0";
    repository.is_empty = shape == RepositoryShape::empty;
    repository.git_name = repository.is_empty ? "empty" : "kind-" + repository.licence;
    plan_.forges.repositories.push_back(std::move(repository));
  }

  /// Hosts in an order that their names decide, so that faults fall anywhere.
  void deal_faults() {
    std::vector<std::string> names;
    for (const auto& [name, host] : plan_.hosts)
      if (host.products.size() == 1 && !plan_.forges.hosts.contains(name))
        names.push_back(name);
    std::ranges::sort(names, {}, [](const std::string& name) { return draw("fault", name); });
    auto next = names.begin();
    for (const auto& [fault, count] : kSiteFaults)
      for (int i = 0; i < count && next != names.end(); ++i, ++next)
        plan_.hosts.find(*next)->second.fault = fault;
  }

  /// What depends on several plans of one host.
  static void settle(ReplicaHost& host) {
    const bool is_readable =
        host.is_site && host.fault == HostFault::none && host.plan.home == HomeShape::page;
    for (auto& [document, page] : host.declared) {
      if (page.is_home && page.is_route) host.plan.home = HomeShape::shell;
      if (page.stats && page.budget) {
        page.stats = StatsShape::tiles;
        page.budget = BudgetShape::amounts;
      }
      const bool can_lead_home = is_readable && page.stats == StatsShape::dead &&
                                 draw("home-redirect", document) % 2 == 0;
      if (can_lead_home && !page.budget) page.stats = StatsShape::home_redirect;
    }
    if (!host.is_site) return;
    const auto declares = [&](auto member) {
      return std::ranges::any_of(
          host.declared, [&](const auto& entry) { return (entry.second.*member).has_value(); });
    };
    if (declares(&Declared::stats)) host.plan.has_stats = false;
    if (declares(&Declared::budget)) host.plan.has_budget = false;
    if (host.plan.has_stats) host.stats_address = "/stats";
    if (host.plan.has_budget) host.budget_address = "/budget";
  }

  ReplicaPlan plan_;
};

}  // namespace

bool is_observed(std::string_view phase) {
  constexpr std::array<std::string_view, 5> kObserved{"construction", "acceleration",
                                                      "consolidation", "opere", "transfere"};
  return std::ranges::find(kObserved, phase) != kObserved.end();
}

std::string document_of(const Url& url) {
  return url.query ? url.path + '?' + *url.query : url.path;
}

ReplicaPlan plan_replica(const Portfolio& portfolio, Date today) {
  Planner planner(today);
  for (const Product& product : portfolio.products) planner.add(product);
  return planner.finish();
}

}  // namespace vigie::test
