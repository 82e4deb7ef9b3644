#include "crawler/crawl.hpp"

#include "crawler/visit_site.hpp"

#include <algorithm>
#include <iterator>
#include <memory>
#include <mutex>
#include <utility>

namespace vigie {

namespace {

/// One product in progress. Its site and its repositories are visited side by side; whichever
/// part ends last hands the evidence over.
struct ProductVisit {
  Evidence evidence;
  Budget site_budget;
  Budget repository_budget;
  std::atomic<int> parts_left{2};
};

/// The crawl's own state; lives on the stack of `crawl` until every task has ended.
class Crawl {
 public:
  Crawl(Web& web, const CrawlPlan& plan, const CrawlOptions& options,
        const OnEvidence& on_evidence, CrawlProgress& progress)
      : web_(web),
        plan_(plan),
        options_(options),
        on_evidence_(on_evidence),
        progress_(progress),
        site_plan_{.roles = plan.roles, .xpaths = plan.xpaths},
        visits_(plan.products.size()) {}

  void run() {
    // Sites and repositories alternate, so that a forge's queue fills from the start.
    web_.run(2 * plan_.products.size(), 2 * options_.products_in_flight, [this](std::size_t i) {
      return i % 2 == 0 ? visit_site_of(i / 2) : visit_repositories_of(i / 2);
    });
  }

 private:
  Task<bool> visit_site_of(std::size_t index) {
    progress_.products_started.fetch_add(1, std::memory_order_relaxed);
    ProductVisit& visit = begin(index);
    const PlannedProduct& planned = plan_.products[index];
    if (planned.observe == PlannedProduct::Observe::site_and_repositories)
      visit.evidence.visits =
          co_await visit_site(web_, visit.site_budget, planned.product, site_plan_);
    end_part(index, visit);
    co_return true;
  }

  Task<bool> visit_repositories_of(std::size_t index) {
    ProductVisit& visit = begin(index);
    const PlannedProduct& planned = plan_.products[index];
    if (planned.observe == PlannedProduct::Observe::site_and_repositories)
      for (const std::string& address : planned.product.repositories)
        visit.evidence.repositories.push_back(co_await visit_repository(
            web_, visit.repository_budget, repository_target(address), options_.tokens));
    end_part(index, visit);
    co_return true;
  }

  /// The part that comes first makes the visit; `Web::run` starts tasks one after another.
  ProductVisit& begin(std::size_t index) {
    const std::scoped_lock lock(mutex_);
    std::unique_ptr<ProductVisit>& visit = visits_[index];
    if (!visit) visit = std::make_unique<ProductVisit>();
    return *visit;
  }

  void end_part(std::size_t index, ProductVisit& visit) {
    if (visit.parts_left.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
    const PlannedProduct& planned = plan_.products[index];
    Evidence evidence = std::move(visit.evidence);
    evidence.product = planned.product;
    evidence.phase = planned.phase;
    evidence.as_of = plan_.as_of;
    for (const Budget* budget : {&visit.site_budget, &visit.repository_budget}) {
      evidence.spent.requests += budget->spent.requests;
      evidence.spent.bytes += budget->spent.bytes;
    }
    on_evidence_(index, std::move(evidence));
    progress_.products_done.fetch_add(1, std::memory_order_relaxed);
  }

  Web& web_;
  const CrawlPlan& plan_;
  const CrawlOptions& options_;
  const OnEvidence& on_evidence_;
  CrawlProgress& progress_;
  SiteVisitPlan site_plan_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<ProductVisit>> visits_;  // guarded by mutex_
};

}  // namespace

void crawl(Web& web, const CrawlPlan& plan, const CrawlOptions& options,
           const OnEvidence& on_evidence, CrawlProgress& progress) {
  Crawl(web, plan, options, on_evidence, progress).run();
}

}  // namespace vigie
