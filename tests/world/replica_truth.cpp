// What each plan of the replica must lead to, check by check.
#include "portfolio/phase.hpp"
#include "portfolio/repository_target.hpp"
#include "tests/world/replica_world.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace vigie::test {

namespace {

constexpr std::array<std::string_view, 12> kObservedChecks{
    "site-reachable",        "stats-page",
    "metric-freshness",      "open-source",
    "accessibility-mention", "accessibility-statement",
    "legal-notice",          "terms",
    "privacy-policy",        "contact",
    "budget-page",           "https"};
/// Those that need the site itself.
constexpr std::array<std::string_view, 8> kSiteChecks{"site-reachable",
                                                      "accessibility-mention",
                                                      "accessibility-statement",
                                                      "legal-notice",
                                                      "terms",
                                                      "privacy-policy",
                                                      "contact",
                                                      "https"};

/// The verdict on whatever is asked of a host; "" when the host is well.
std::string error_of(HostFault fault) {
  switch (fault) {
    case HostFault::none:
      return "";
    case HostFault::expired:
    case HostFault::wrong_host:
    case HostFault::self_signed:
    case HostFault::untrusted:
    case HostFault::not_yet_valid:
      return "error tls";
    case HostFault::reset:
      return "error reset";
    case HostFault::unavailable:
      return "error http_5xx";
    case HostFault::forbidden:
      return "error blocked";
    case HostFault::too_many:
      return "error rate_limited";
    case HostFault::robots:
      return "error robots";
    case HostFault::silence:
      return "error timeout";
  }
  return "";
}

/// A certificate that was read and is wrong is an observation.
std::string https_of_fault(HostFault fault) {
  const bool is_seen = fault == HostFault::expired || fault == HostFault::wrong_host ||
                       fault == HostFault::self_signed;
  return is_seen ? "fail" : error_of(fault);
}

std::string of(DocumentShape shape) {
  switch (shape) {
    case DocumentShape::complete:
      return "pass";
    case DocumentShape::incomplete:
    case DocumentShape::unlinked:
      return "warn";
    case DocumentShape::absent:
    case DocumentShape::dead_link:
      return "fail";
    case DocumentShape::pdf:
      return "unknown";
  }
  return "";
}

/// Terms are recognised, not read: they cannot be incomplete.
std::string of_terms(DocumentShape shape) {
  return shape == DocumentShape::incomplete ? "pass" : of(shape);
}

std::string of(StatementShape shape) {
  switch (shape) {
    case StatementShape::valid:
      return "pass";
    case StatementShape::expired:
    case StatementShape::dead_link:
    case StatementShape::absent:
    case StatementShape::contradiction:
      return "fail";
    case StatementShape::pdf:
      return "unknown";
  }
  return "";
}

std::string of(ContactShape shape, const Product& product) {
  switch (shape) {
    case ContactShape::address:
    case ContactShape::form:
      return "pass";
    case ContactShape::hollow:
      return "warn";
    case ContactShape::absent:
      return product.contact.empty() ? "fail" : "warn";
  }
  return "";
}

std::string of(BudgetShape shape) {
  switch (shape) {
    case BudgetShape::amounts:
      return "pass";
    case BudgetShape::dead:
      return "fail";
    case BudgetShape::login:
    case BudgetShape::shell:
    case BudgetShape::pdf:
      return "unknown";
  }
  return "";
}

struct StatsVerdicts {
  std::string page;
  std::string freshness;
};

/// Old figures are a piece of advice before acceleration and after the programme.
std::string complaint(std::string_view phase) {
  return phase == "construction" || phase == "transfere" ? "warn" : "fail";
}

StatsVerdicts of(StatsShape shape, std::string_view phase) {
  switch (shape) {
    case StatsShape::tiles:
    case StatsShape::months:
    case StatsShape::sentence:
      return {"pass", "pass"};
    case StatsShape::frame:
    case StatsShape::undated:
    case StatsShape::public_dashboard:
      return {"pass", "unknown"};
    case StatsShape::stale:
      return {"pass", complaint(phase)};
    case StatsShape::soft_absent:
    case StatsShape::dead:
    case StatsShape::home_redirect:
      return {"fail", complaint(phase)};
    case StatsShape::shell:
    case StatsShape::login:
      return {"unknown", "unknown"};
  }
  return {};
}

/// One product's truth, filled in part by part.
class ProductTruth {
 public:
  ProductTruth(const Product& product, const ReplicaPlan& plan)
      : product_(product), plan_(plan), phase_(phase_as_of(product, plan.today)) {
    if (const auto url = parse_url(product.site)) {
      site_ = &plan.hosts.find(url->host)->second;
      site_is_forge_ = plan.forges.hosts.contains(url->host);
    }
  }

  Verdicts read() {
    judge_site();
    judge_stats();
    judge_budget();
    judge_code();
    return std::move(verdicts_);
  }

 private:
  bool is_shared() const { return site_ != nullptr && site_->products.size() > 1; }

  void all_of_site(const std::string& verdict) {
    for (const std::string_view check : kSiteChecks) verdicts_.emplace(check, verdict);
  }

  void judge_site() {
    if (product_.site.empty()) return all_of_site("not_applicable");
    if (site_ == nullptr || site_is_forge_) return;
    if (site_->fault != HostFault::none) {
      verdicts_["https"] = https_of_fault(site_->fault);
      return all_of_site(error_of(site_->fault));
    }
    verdicts_["https"] = site_->plan.in_clear == InClear::serves ? "fail" : "pass";
    if (site_->plan.home != HomeShape::page) {
      verdicts_["site-reachable"] = site_->plan.home == HomeShape::absent ? "fail" : "pass";
      return all_of_site("unknown");
    }
    const SitePlan& plan = site_->plan;
    verdicts_["site-reachable"] = "pass";
    const MentionPlan& mention = mention_plans()[plan.mention];
    verdicts_["accessibility-mention"] =
        plan.statement == StatementShape::absent ? mention.verdict_unlinked : mention.verdict;
    if (!is_shared()) verdicts_["accessibility-statement"] = of(plan.statement);
    verdicts_["legal-notice"] = of(plan.legal_notice);
    verdicts_["terms"] = of_terms(plan.terms);
    verdicts_["privacy-policy"] = of(plan.privacy);
    verdicts_["contact"] = of(plan.contact, product_);
  }

  void stats(const std::string& page, const std::string& freshness) {
    verdicts_["stats-page"] = page;
    verdicts_["metric-freshness"] = freshness;
  }

  void judge_stats() {
    if (site_is_forge_) return;
    if (const auto url = parse_url(product_.stats_url)) return judge_declared_stats(*url);
    if (product_.site.empty()) return stats("not_applicable", "not_applicable");
    if (site_ == nullptr || is_shared()) return;
    if (site_->fault != HostFault::none)
      return stats(error_of(site_->fault), error_of(site_->fault));
    if (site_->plan.home != HomeShape::page) return stats("unknown", "unknown");
    if (!site_->stats_address.empty())
      return stats(product_.stats.value_or(false) ? "pass" : "warn", "pass");
    if (std::ranges::none_of(site_->declared,
                             [](const auto& page) { return page.second.stats.has_value(); }))
      stats("fail", complaint(phase_));
  }

  void judge_declared_stats(const Url& url) {
    const ReplicaHost& host = plan_.hosts.find(url.host)->second;
    if (plan_.forges.hosts.contains(url.host)) return;
    const Declared& page = host.declared.at(document_of(url));
    if (host.fault != HostFault::none) return stats(error_of(host.fault), error_of(host.fault));
    const bool is_own = &host == site_;
    if (page.is_home) {
      if (!is_own) return;
      if (host.plan.home != HomeShape::page) return stats("unknown", "unknown");
      return stats("warn", complaint(phase_));
    }
    StatsVerdicts verdicts = of(*page.stats, phase_);
    if (verdicts.page == "pass" && product_.stats_url.starts_with("http://"))
      verdicts.page = "warn";
    if (verdicts.page == "fail") return judge_dead_stats(std::move(verdicts));
    stats(verdicts.page, verdicts.freshness);
  }

  /// The sheet's address leads nowhere: the site's own pages decide whether that is all.
  void judge_dead_stats(StatsVerdicts verdicts) {
    // Another product's statistics on the same host may stand in for these.
    if (is_shared()) return;
    if (site_ == nullptr || site_->fault != HostFault::none)
      return stats(verdicts.page, site_ == nullptr ? "unknown" : error_of(site_->fault));
    if (site_->plan.home != HomeShape::page) return stats(verdicts.page, "unknown");
    if (!site_->stats_address.empty()) return stats("warn", "pass");
    stats(verdicts.page, verdicts.freshness);
  }

  void judge_budget() {
    if (site_is_forge_) return;
    if (const auto url = parse_url(product_.budget_url)) {
      const ReplicaHost& host = plan_.hosts.find(url->host)->second;
      if (plan_.forges.hosts.contains(url->host)) return;
      const Declared& page = host.declared.at(document_of(*url));
      if (page.is_home) return;
      verdicts_["budget-page"] =
          host.fault == HostFault::none ? of(*page.budget) : error_of(host.fault);
      return;
    }
    if (product_.site.empty()) {
      verdicts_["budget-page"] = "fail";
      return;
    }
    if (site_ == nullptr || is_shared()) return;
    verdicts_["budget-page"] = undeclared_budget();
  }

  std::string undeclared_budget() const {
    if (site_->fault != HostFault::none) return error_of(site_->fault);
    if (site_->plan.home != HomeShape::page) return "unknown";
    return site_->budget_address.empty() ? "fail" : "pass";
  }

  void judge_code() {
    if (product_.repositories.empty()) {
      // The site of a forge links to repositories.
      if (!site_is_forge_) verdicts_["open-source"] = "fail";
      return;
    }
    if (product_.repositories.size() > 1) return;
    const RepositoryTarget target = repository_target(product_.repositories.front());
    verdicts_["open-source"] = of_code(target);
  }

  static std::string of_code(const RepositoryTarget& target) {
    if (target.kind == RepositoryKind::not_a_forge) return "fail";
    if (target.kind != RepositoryKind::repository) return "warn";
    switch (plan_repository(fold(target.host + '/' + target.owner + '/' + target.name))) {
      case RepositoryShape::licensed:
      case RepositoryShape::copyleft:
        return target.url.starts_with("http://") ? "warn" : "pass";
      case RepositoryShape::unlicensed:
        return "warn";
      case RepositoryShape::empty:
      case RepositoryShape::missing:
        return "fail";
    }
    return "";
  }

  const Product& product_;
  const ReplicaPlan& plan_;
  std::string phase_;
  const ReplicaHost* site_ = nullptr;
  bool site_is_forge_ = false;
  Verdicts verdicts_;
};

}  // namespace

Truth truth_of(const Portfolio& portfolio, const ReplicaPlan& plan) {
  Truth truth;
  for (const Product& product : portfolio.products) {
    Verdicts& verdicts = truth[product.id];
    if (is_observed(phase_as_of(product, plan.today))) {
      verdicts = ProductTruth(product, plan).read();
      continue;
    }
    for (const std::string_view check : kObservedChecks)
      verdicts.emplace(check, "not_applicable");
  }
  return truth;
}

}  // namespace vigie::test
