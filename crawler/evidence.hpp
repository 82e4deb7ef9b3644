/// What was observed of one product: the only input of the checks.
#pragma once

#include "crawler/dashboard.hpp"
#include "crawler/page.hpp"
#include "crawler/repository_facts.hpp"
#include "crawler/unseen.hpp"
#include "portfolio/product.hpp"
#include "portfolio/repository_target.hpp"
#include "text/expected.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie {

/// How an address was come by, best first.
enum class Found { sheet, link, sitemap, usual_path, probe };

std::string_view to_string(Found found);

/// One address that was asked for, and what came. Special roles: "home" (the sheet's link),
/// "plain-http" (http://host/ asked without following redirects), "probe" (a path that cannot
/// exist: what this host answers for an absent page).
struct Visit {
  std::string role;
  std::string url;
  Found found = Found::link;
  Expected<Page, Unseen> result;

  std::vector<std::string> proofs =
      {};                         // the role's phrases found on the page, as they read there
  bool proven = false;            // enough of them, and none that refutes
  bool resembles_absent = false;  // a soft 404: reads like the host's answer to the probe, or
                                  // says itself that the page does not exist
  bool resembles_home = false;    // redirected to the home page, or the same text
  std::string linked_from = {};   // the page that holds the link, for Found::link

  /// Seen, a success, not a soft 404 and not the home page again.
  bool is_present() const;
};

struct RepositoryVisit {
  RepositoryTarget target;
  Expected<RepositoryFacts, Unseen> result;
  /// The organisation that the sheet names instead, when this is one of its repositories.
  std::string expanded_from = {};
};

struct Spent {
  std::size_t requests = 0;
  std::size_t bytes = 0;

  friend bool operator==(const Spent&, const Spent&) = default;
};

/// Everything that was observed of a product. Values only: it can be built by hand in a test.
struct Evidence {
  Product product;
  std::string phase;  // as of `as_of`
  Date as_of;
  std::vector<Visit> visits;  // home first, then in role order; within a role, best first
  std::vector<RepositoryVisit> repositories;  // in the sheet's order
  std::vector<DashboardVisit> dashboards =
      {};  // of the statistics; in the order they were found
  Spent spent;

  const Visit* home() const;
  /// The visits of a role, in order.
  std::vector<const Visit*> of_role(std::string_view role) const;
};

}  // namespace vigie
