/// A product's visit to its site, told from top to bottom.
#pragma once

#include "crawler/evidence.hpp"
#include "crawler/roles.hpp"
#include "crawler/task.hpp"
#include "crawler/web.hpp"

#include <span>
#include <string>
#include <vector>

namespace vigie {

/// What a visit needs besides the product; outlives the task.
struct SiteVisitPlan {
  const RoleBook& roles;
  std::vector<std::string> xpaths;  // evaluated on every page, besides those of its roles
};

/// Asks for the home page and the declared addresses, follows the links of the home page, then
/// the sitemap and the usual paths for what is still missing. The result is in the order that
/// Evidence::visits promises. `web`, `budget`, `product` and `plan` outlive the task.
Task<std::vector<Visit>> visit_site(Web& web, Budget& budget, const Product& product,
                                    const SiteVisitPlan& plan);

}  // namespace vigie
