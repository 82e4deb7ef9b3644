#include "rules/plan.hpp"

#include "portfolio/phase.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace vigie {

namespace {

PlannedProduct::Observe what_to_observe(const Rulebook& rulebook, std::string_view incubator,
                                        std::string_view phase, Date as_of) {
  const auto& criteria = rulebook.criteria_for(incubator);
  const bool asked = std::ranges::any_of(criteria, [&](const Criterion& criterion) {
    return criterion.check != nullptr &&
           criterion.bearing_on(as_of, phase) != Bearing::not_applicable;
  });
  return asked ? PlannedProduct::Observe::site_and_repositories
               : PlannedProduct::Observe::nothing;
}

}  // namespace

CrawlPlan plan(std::vector<Product> products, const Rulebook& rulebook, const RoleBook& roles,
               Date as_of) {
  CrawlPlan plan{.products = {}, .roles = roles, .xpaths = {}, .as_of = as_of};
  plan.products.reserve(products.size());
  for (Product& product : products) {
    std::string phase = phase_as_of(product, as_of);
    const auto observe =
        what_to_observe(rulebook, product.incubator, rulebook.judged_as(phase), as_of);
    plan.products.push_back(
        {.product = std::move(product), .phase = std::move(phase), .observe = observe});
  }
  return plan;
}

}  // namespace vigie
