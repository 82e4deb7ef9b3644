/// From products and a rulebook to what must be observed.
#pragma once

#include "crawler/crawl_plan.hpp"
#include "rules/rulebook.hpp"

#include <vector>

namespace vigie {

/// Every product, in its order, with its phase as of the date. A product none of whose criteria
/// asks for an observation is planned without one.
CrawlPlan plan(std::vector<Product> products, const Rulebook& rulebook, const RoleBook& roles,
               Date as_of);

}  // namespace vigie
