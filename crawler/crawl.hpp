/// The crawl: from a plan to the evidence of every product.
#pragma once

#include "crawler/crawl_plan.hpp"
#include "crawler/evidence.hpp"
#include "crawler/forge.hpp"
#include "crawler/web.hpp"

#include <atomic>
#include <cstddef>
#include <functional>

namespace vigie {

struct CrawlOptions {
  ForgeTokens tokens;
  std::size_t products_in_flight = 160;
  /// Bodies of the sites in progress; above it no further product starts. A page takes about
  /// twice its body until its product is judged.
  std::size_t held_bytes = 48U << 20U;
};

/// Counters for the progress display, read by another thread while the crawl runs.
struct CrawlProgress {
  std::atomic<std::size_t> products_done{0};
  std::atomic<std::size_t> products_started{0};
};

/// Receives each product's evidence as soon as it is complete: from worker threads,
/// concurrently, in no order, each exactly once.
using OnEvidence = std::function<void(std::size_t product_index, Evidence evidence)>;

/// Visits every product of the plan; at the end those that could not be seen wholly are visited
/// again, from fresh connections, and the better of the two looks counts. After a stop request
/// to `web` the remaining observations are Unseen{cancelled}.
void crawl(Web& web, const CrawlPlan& plan, const CrawlOptions& options,
           const OnEvidence& on_evidence, CrawlProgress& progress);

}  // namespace vigie
