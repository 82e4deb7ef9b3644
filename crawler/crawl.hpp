/// The crawl: from a plan to the evidence of every product.
#pragma once

#include <chrono>
#include <functional>
#include <stop_token>
#include <vector>

#include "crawler/evidence.hpp"
#include "crawler/forge.hpp"
#include "crawler/roles.hpp"
#include "crawler/web.hpp"

namespace vigie {

/// What is to be visited.
struct CrawlPlan {
  std::vector<Product> products;
  RoleBook roles;
  std::vector<std::string> xpaths;  // evaluated on every page, into Page::selections
  Date as_of;
};

struct CrawlOptions {
  WebOptions web;
  ForgeTokens tokens;
  std::size_t products_in_flight = 256;
};

/// Counters for the progress display, read by another thread while the crawl runs.
struct CrawlProgress {
  std::atomic<std::size_t> products_done{0};
  std::atomic<std::size_t> products_total{0};
};

/// Visits every product and hands each one's evidence over as soon as it is complete, from
/// worker threads, concurrently, in no order. After a stop request the remaining observations
/// are Unseen{cancelled}; every product is still handed over exactly once.
void crawl(const CrawlPlan& plan, const CrawlOptions& options,
           const std::function<void(std::size_t product_index, Evidence)>& on_evidence,
           Web& web, CrawlProgress& progress);

}  // namespace vigie
