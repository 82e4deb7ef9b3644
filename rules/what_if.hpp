/// What another rulebook would change, before anyone decides.
#pragma once

#include "rules/audit.hpp"

#include <optional>
#include <string>
#include <vector>

namespace vigie {

/// One difference between two rulebooks. `criterion` is empty for what concerns all of them.
struct RuleChange {
  std::string criterion;
  std::string what;    // "added", "removed", "weight", "due"…: the rulebook's own keys
  std::string before;  // "" where there was nothing
  std::string after;

  friend bool operator==(const RuleChange&, const RuleChange&) = default;
};

/// In the new rulebook's order, what was removed last. Wordings are not compared: they change
/// no verdict.
std::vector<RuleChange> rule_changes(const Rulebook& was, const Rulebook& now);

/// A product judged by `was`, judged by `now` from the same findings: a criterion takes the
/// finding of its check where that was asked with the same settings, else it is `unknown`. What
/// was attested and waived stays with its criterion.
ProductAudit rejudge(const ProductAudit& product, Date day, const Rulebook& was,
                     const Rulebook& now);

struct VerdictChange {
  std::string criterion;
  std::optional<Verdict> before;  // nothing: the criterion is new
  std::optional<Verdict> after;   // nothing: it is gone
};

/// What a product would gain or lose.
struct ProductEffect {
  std::string id;
  std::string name;
  Score before;
  Score after;
  ImpactVerdict impact_before = ImpactVerdict::undetermined;
  ImpactVerdict impact_after = ImpactVerdict::undetermined;
  std::vector<VerdictChange> verdicts;

  bool changes_grade() const { return before.grade != after.grade; }
  bool changes_impact() const { return impact_before != impact_after; }
};

/// Products of both lists whose verdicts, score or impact differ, by id. New criteria that do
/// not apply are no difference.
std::vector<ProductEffect> effects(const std::vector<ProductAudit>& before,
                                   const std::vector<ProductAudit>& after);

}  // namespace vigie
