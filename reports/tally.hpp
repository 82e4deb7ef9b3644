/// An audit counted: what the index, the terminal and the indicators of audit.json say in
/// numbers.
#pragma once

#include "rules/audit.hpp"

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace vigie {

/// How many findings there are of each verdict.
struct VerdictCounts {
  std::array<std::size_t, 7> counts{};

  std::size_t of(Verdict verdict) const { return counts.at(static_cast<std::size_t>(verdict)); }
  void add(Verdict verdict) { ++counts.at(static_cast<std::size_t>(verdict)); }
};

/// One criterion over all products. Findings that are informative are left out.
struct CriterionTally {
  const JudgedFinding* example = nullptr;  // for its id, title and check; in the audit
  VerdictCounts verdicts;
};

struct IncubatorTally {
  std::string name;  // "" for products without one
  std::size_t products = 0;
  std::size_t to_act = 0;                     // products with a next step
  std::map<std::string, std::size_t> phases;  // phase → products
};

/// A cause of "could not be observed" and the products that it concerns.
struct CauseTally {
  Cause cause = Cause::dns;
  std::vector<const ProductAudit*> products;  // by id, each once
};

struct Tally {
  std::size_t products = 0;
  std::size_t to_act = 0;      // products with a next step
  std::size_t not_judged = 0;  // products that no criterion applies to
  std::size_t unobserved = 0;  // products with at least one error
  VerdictCounts verdicts;      // informative findings left out
  std::map<std::string, std::size_t> phases;
  std::array<std::size_t, 4> impacts{};    // by ImpactVerdict
  std::vector<CriterionTally> criteria;    // in rulebook order
  std::vector<IncubatorTally> incubators;  // by name
  std::vector<CauseTally> causes;          // the most frequent first
};

/// Points into `audit`, which must outlive it.
Tally tally(const Audit& audit);

/// The phases that occur, in the order of a product's life, strange ones last.
std::vector<std::string> phases_in_order(const std::map<std::string, std::size_t>& phases);

/// The findings of one product, informative ones left out.
VerdictCounts count_verdicts(const ProductAudit& product);

/// Products with a next step, those with the most failing weight first, then by id.
std::vector<const ProductAudit*> who_must_act(const Audit& audit);

}  // namespace vigie
