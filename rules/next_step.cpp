#include "rules/audit.hpp"

namespace vigie {

namespace {

/// What doing the work would add to the score, in weight percent; nothing for other verdicts.
int gain(const JudgedFinding& judged, Verdict verdict) {
  if (judged.informative || judged.waiver || judged.finding.verdict() != verdict) return -1;
  return judged.weight * (verdict == Verdict::warn ? 100 - judged.warn_credit_percent : 100);
}

const JudgedFinding* best(const ProductAudit& product, Verdict verdict) {
  const JudgedFinding* best = nullptr;
  for (const JudgedFinding& judged : product.findings)
    if (gain(judged, verdict) > (best == nullptr ? -1 : gain(*best, verdict))) best = &judged;
  return best;
}

}  // namespace

const JudgedFinding* next_step(const ProductAudit& product) {
  const JudgedFinding* const failing = best(product, Verdict::fail);
  return failing != nullptr ? failing : best(product, Verdict::warn);
}

}  // namespace vigie
