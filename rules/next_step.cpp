#include "rules/audit.hpp"

namespace vigie {

namespace {

const JudgedFinding* best(const ProductAudit& product, Verdict verdict) {
  const JudgedFinding* best = nullptr;
  // Gains are compared per effort, by their cross products: no rounding.
  const auto beats = [](const JudgedFinding& one, const JudgedFinding& other) {
    return gain(one) * times_longer(other.effort) > gain(other) * times_longer(one.effort);
  };
  for (const JudgedFinding& judged : product.findings) {
    if (judged.informative || judged.waiver || judged.finding.verdict() != verdict) continue;
    if (best == nullptr || beats(judged, *best)) best = &judged;
  }
  return best;
}

}  // namespace

int gain(const JudgedFinding& judged) {
  if (judged.informative || judged.waiver) return 0;
  switch (judged.finding.verdict()) {
    case Verdict::fail:
      return judged.weight * 100;
    case Verdict::warn:
      return judged.weight * (100 - judged.warn_credit_percent);
    case Verdict::pass:
    case Verdict::unknown:
    case Verdict::error:
    case Verdict::manual:
    case Verdict::not_applicable:
      return 0;
  }
  return 0;
}

const JudgedFinding* next_step(const ProductAudit& product) {
  const JudgedFinding* const failing = best(product, Verdict::fail);
  return failing != nullptr ? failing : best(product, Verdict::warn);
}

}  // namespace vigie
