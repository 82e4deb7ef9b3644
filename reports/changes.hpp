/// What changed between two audits.
#pragma once

#include "reports/stored_audit.hpp"

#include <string>
#include <vector>

namespace vigie {

struct Transition {
  std::string product;
  std::string name;
  const StoredFinding* before = nullptr;
  const StoredFinding* after = nullptr;
};

/// Only what was seen and decided both times can have changed: an outage or a doubt in between
/// neither makes nor hides a transition.
struct Changes {
  const StoredAudit* before = nullptr;
  const StoredAudit* after = nullptr;
  bool other_rules = false;  // another rulebook: the scores are not compared
  std::vector<const StoredProduct*> appeared;
  std::vector<const StoredProduct*> vanished;
  std::vector<Transition> worse;  // by product, then in the rulebook's order
  std::vector<Transition> better;
  std::vector<Transition> unseen;  // decided before, not observed or undecided now
};

/// Points into both audits, which must outlive it. Informative findings are left out.
Changes changes_between(const StoredAudit& before, const StoredAudit& after);

std::string changes_markdown(const Changes& changes, Language language);
std::string changes_json(const Changes& changes);

}  // namespace vigie
