/// What a crawl is to visit.
#pragma once

#include "crawler/roles.hpp"
#include "portfolio/product.hpp"
#include "text/date.hpp"

#include <string>
#include <vector>

namespace vigie {

/// A product and whether anything about it needs to be observed: of a stopped product only the
/// sheet is judged.
struct PlannedProduct {
  enum class Observe { site_and_repositories, nothing };

  Product product;
  std::string phase;  // as of the plan's date
  Observe observe = Observe::site_and_repositories;
};

/// What is to be visited.
struct CrawlPlan {
  std::vector<PlannedProduct> products;
  RoleBook roles;
  std::vector<std::string> xpaths;  // evaluated on every page, into Page::selections
  Date as_of;
};

}  // namespace vigie
