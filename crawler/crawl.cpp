#include "crawler/crawl.hpp"

#include "crawler/github.hpp"
#include "crawler/suspect.hpp"
#include "crawler/visit_dashboards.hpp"
#include "crawler/visit_site.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>
#include <numeric>
#include <utility>
#include <vector>

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
        access_{.tokens = options.tokens, .github = {}},
        site_plan_{.roles = plan.roles, .xpaths = plan.xpaths},
        visits_(plan.products.size()) {}

  void run() {
    ask_github_first();
    std::vector<std::size_t> everyone(plan_.products.size());
    std::iota(everyone.begin(), everyone.end(), std::size_t{0});
    visit(everyone);
    std::vector<std::size_t> suspects;
    suspects.reserve(suspects_.size());
    for (const auto& [index, evidence] : suspects_) suspects.push_back(index);
    if (suspects.empty()) return;
    is_second_look_ = true;
    web_.start_afresh();
    visit(suspects);
  }

 private:
  /// Sites and repositories alternate, so that a forge's queue fills from the start.
  void visit(const std::vector<std::size_t>& products) {
    web_.run(
        2 * products.size(), 2 * options_.products_in_flight,
        [&](std::size_t i) {
          const std::size_t index = products.at(i / 2);
          return i % 2 == 0 ? visit_site_of(index) : visit_repositories_of(index);
        },
        [this] { return held_bytes_.load() < options_.held_bytes; });
  }

  Task<bool> visit_site_of(std::size_t index) {
    if (!is_second_look_) progress_.products_started.fetch_add(1, std::memory_order_relaxed);
    ProductVisit& visit = begin(index);
    const PlannedProduct& planned = plan_.products[index];
    if (planned.observe == PlannedProduct::Observe::site_and_repositories) {
      visit.evidence.visits =
          co_await visit_site(web_, visit.site_budget, planned.product, site_plan_);
      visit.evidence.dashboards = co_await visit_dashboards(
          web_, visit.site_budget, planned.product, visit.evidence.visits, plan_.as_of);
    }
    end_part(index, visit);
    co_return true;
  }

  /// With a token, GitHub is asked about all products together: few questions for many.
  void ask_github_first() {
    const auto token = access_.tokens.find("github.com");
    if (token == access_.tokens.end()) return;
    const std::vector<RepositoryTarget> targets = declared_repositories();
    github_budget_.max_requests = 2 + targets.size();
    github_budget_.max_bytes = 1U << 30U;
    web_.run(1, 1, [&](std::size_t) { return ask_github_of(targets, token->second); });
  }

  std::vector<RepositoryTarget> declared_repositories() const {
    std::vector<RepositoryTarget> targets;
    for (const PlannedProduct& planned : plan_.products)
      if (planned.observe == PlannedProduct::Observe::site_and_repositories)
        for (const std::string& address : planned.product.repositories)
          targets.push_back(repository_target(address));
    return targets;
  }

  Task<bool> ask_github_of(std::vector<RepositoryTarget> targets, std::string token) {
    access_.github =
        co_await ask_github(web_, github_budget_, std::move(targets), std::move(token));
    co_return true;
  }

  Task<bool> visit_repositories_of(std::size_t index) {
    ProductVisit& visit = begin(index);
    const PlannedProduct& planned = plan_.products[index];
    if (planned.observe == PlannedProduct::Observe::site_and_repositories)
      for (const std::string& address : planned.product.repositories)
        co_await visit_code(visit, planned.product, address);
    end_part(index, visit);
    co_return true;
  }

  /// A repository, or an organisation and then its liveliest repositories.
  Task<bool> visit_code(ProductVisit& visit, const Product& product, std::string address) {
    std::vector<RepositoryVisit>& seen = visit.evidence.repositories;
    Budget& budget = visit.repository_budget;
    seen.push_back(
        co_await visit_repository(web_, budget, repository_target(address), access_));
    if (!seen.back().result) co_return true;
    const std::string organisation = seen.back().target.url;
    const std::vector<std::string> repositories = seen.back().result->repositories;
    for (const std::string& one : repositories) {
      if (is_declared(product, one)) continue;
      seen.push_back(co_await visit_repository(web_, budget, repository_target(one), access_));
      seen.back().expanded_from = organisation;
    }
    co_return true;
  }

  static bool is_declared(const Product& product, const std::string& repository) {
    const RepositoryTarget wanted = repository_target(repository);
    return std::ranges::any_of(product.repositories, [&](const std::string& address) {
      return fold(repository_target(address).clone_url) == fold(wanted.clone_url);
    });
  }

  /// The part that comes first makes the visit; `Web::run` starts tasks one after another.
  ProductVisit& begin(std::size_t index) {
    const std::scoped_lock lock(mutex_);
    std::unique_ptr<ProductVisit>& visit = visits_[index];
    if (!visit) {
      visit = std::make_unique<ProductVisit>();
      held_bytes_.fetch_add(kExpectedBytes);
      visit->site_budget.bytes_of_all = &held_bytes_;
    }
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
    const std::size_t held = visit.site_budget.spent.bytes + kExpectedBytes;
    forget(index);
    settle(index, std::move(evidence));
    held_bytes_.fetch_sub(held);
  }

  void forget(std::size_t index) {
    const std::scoped_lock lock(mutex_);
    visits_[index].reset();
  }

  /// What is suspect waits for the second look; the better of both looks counts.
  void settle(std::size_t index, Evidence evidence) {
    if (!is_second_look_) {
      if (suspects_in(evidence) > 0 && !was_cut_short(evidence)) {
        const std::scoped_lock lock(mutex_);
        suspects_.emplace(index, std::move(evidence));
        return;
      }
      return hand_over(index, std::move(evidence));
    }
    Evidence& first = suspects_.at(index);
    const bool is_better =
        !was_cut_short(evidence) && suspects_in(evidence) < suspects_in(first);
    hand_over(index, std::move(is_better ? evidence : first));
  }

  void hand_over(std::size_t index, Evidence evidence) {
    on_evidence_(index, std::move(evidence));
    progress_.products_done.fetch_add(1, std::memory_order_relaxed);
  }

  Web& web_;
  const CrawlPlan& plan_;
  const CrawlOptions& options_;
  const OnEvidence& on_evidence_;
  CrawlProgress& progress_;
  Budget github_budget_;  // of all products together
  ForgeAccess access_;
  SiteVisitPlan site_plan_;
  /// What a visit is taken to bring before it has: many that start together would else find
  /// room that the others are about to fill.
  static constexpr std::size_t kExpectedBytes = 256U << 10U;
  std::atomic<std::size_t> held_bytes_{0};  // of the sites that are being visited
  bool is_second_look_ = false;             // changes between two runs only
  std::mutex mutex_;
  std::vector<std::unique_ptr<ProductVisit>> visits_;  // guarded by mutex_
  std::map<std::size_t, Evidence> suspects_;  // guarded by mutex_; fixed in the second look
};

}  // namespace

void crawl(Web& web, const CrawlPlan& plan, const CrawlOptions& options,
           const OnEvidence& on_evidence, CrawlProgress& progress) {
  Crawl(web, plan, options, on_evidence, progress).run();
}

}  // namespace vigie
