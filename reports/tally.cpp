#include "reports/tally.hpp"

#include "portfolio/phase.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace vigie {

namespace {

void count_product(const ProductAudit& product, Tally& tally) {
  ++tally.products;
  ++tally.phases[product.phase];
  ++tally.impacts.at(static_cast<std::size_t>(product.national_impact.verdict));
  if (!product.score.applicable) ++tally.not_judged;
  if (next_step(product) != nullptr) ++tally.to_act;
}

void count_findings(const ProductAudit& product, Tally& tally) {
  for (std::size_t i = 0; i < product.findings.size(); ++i) {
    const JudgedFinding& judged = product.findings.at(i);
    if (tally.criteria.size() <= i)
      tally.criteria.push_back({.example = &judged, .verdicts = {}});
    if (judged.informative) continue;
    tally.criteria.at(i).verdicts.add(judged.finding.verdict());
    tally.verdicts.add(judged.finding.verdict());
  }
}

void count_causes(const ProductAudit& product,
                  std::map<Cause, std::vector<const ProductAudit*>>& causes, Tally& tally) {
  bool unobserved = false;
  for (const JudgedFinding& judged : product.findings) {
    const std::optional<Cause> cause = judged.finding.cause();
    if (judged.informative || !cause) continue;
    unobserved = true;
    std::vector<const ProductAudit*>& products = causes[*cause];
    if (products.empty() || products.back() != &product) products.push_back(&product);
  }
  if (unobserved) ++tally.unobserved;
}

void count_incubator(const ProductAudit& product,
                     std::map<std::string, IncubatorTally>& incubators) {
  IncubatorTally& tally = incubators[product.product.incubator];
  tally.name = product.product.incubator;
  ++tally.products;
  ++tally.phases[product.phase];
  if (next_step(product) != nullptr) ++tally.to_act;
}

int failing_weight(const ProductAudit& product) {
  int weight = 0;
  for (const JudgedFinding& judged : product.findings)
    if (!judged.informative && judged.finding.verdict() == Verdict::fail)
      weight += judged.weight;
  return weight;
}

}  // namespace

Tally tally(const Audit& audit) {
  Tally tally;
  std::map<Cause, std::vector<const ProductAudit*>> causes;
  std::map<std::string, IncubatorTally> incubators;
  for (const ProductAudit& product : audit.products) {
    count_product(product, tally);
    count_findings(product, tally);
    count_causes(product, causes, tally);
    count_incubator(product, incubators);
  }
  for (auto& [cause, products] : causes)
    tally.causes.push_back({.cause = cause, .products = std::move(products)});
  std::ranges::stable_sort(tally.causes, std::ranges::greater{},
                           [](const CauseTally& cause) { return cause.products.size(); });
  for (auto& [name, incubator] : incubators) tally.incubators.push_back(std::move(incubator));
  return tally;
}

std::vector<std::string> phases_in_order(const std::map<std::string, std::size_t>& phases) {
  std::vector<std::string> ordered;
  for (const std::string_view phase : kPhases)
    if (phases.contains(std::string(phase))) ordered.emplace_back(phase);
  for (const auto& [phase, count] : phases)
    if (!is_known_phase(phase)) ordered.push_back(phase);
  return ordered;
}

VerdictCounts count_verdicts(const ProductAudit& product) {
  VerdictCounts verdicts;
  for (const JudgedFinding& judged : product.findings)
    if (!judged.informative) verdicts.add(judged.finding.verdict());
  return verdicts;
}

std::vector<const ProductAudit*> who_must_act(const Audit& audit) {
  std::vector<std::pair<int, const ProductAudit*>> weighed;
  for (const ProductAudit& product : audit.products)
    if (next_step(product) != nullptr) weighed.emplace_back(failing_weight(product), &product);
  std::ranges::sort(weighed, [](const auto& left, const auto& right) {
    return std::pair(-left.first, std::string_view(left.second->product.id)) <
           std::pair(-right.first, std::string_view(right.second->product.id));
  });
  std::vector<const ProductAudit*> products;
  products.reserve(weighed.size());
  for (const auto& [weight, product] : weighed) products.push_back(product);
  return products;
}

}  // namespace vigie
