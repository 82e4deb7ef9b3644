/// The crawl: from a plan to the evidence of every product.
#pragma once

#include "crawler/evidence.hpp"
#include "crawler/forge.hpp"
#include "crawler/roles.hpp"
#include "crawler/web.hpp"

#include <atomic>
#include <cstddef>
#include <functional>
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

struct CrawlOptions {
  ForgeTokens tokens;
  std::size_t products_in_flight = 256;
};

/// Counters for the progress display, read by another thread while the crawl runs.
struct CrawlProgress {
  std::atomic<std::size_t> products_done{0};
  std::atomic<std::size_t> products_started{0};
};

/// Receives each product's evidence as soon as it is complete: from worker threads,
/// concurrently, in no order, each exactly once.
using OnEvidence = std::function<void(std::size_t product_index, Evidence evidence)>;

/// Visits every product of the plan. After a stop request to `web` the remaining observations
/// are Unseen{cancelled}.
void crawl(Web& web, const CrawlPlan& plan, const CrawlOptions& options,
           const OnEvidence& on_evidence, CrawlProgress& progress);

}  // namespace vigie
