#include "history/night.hpp"

namespace vigie {

Night night_of(const Audit& audit) {
  Night night{.as_of = audit.run.as_of,
              .rulebook_hash = audit.rulebook_hash,
              .status = audit.run.status,
              .products = {}};
  for (const ProductAudit& product : audit.products) {
    Night::Verdicts& verdicts = night.products[product.product.id];
    for (const JudgedFinding& judged : product.findings)
      if (!judged.informative) verdicts.emplace(judged.criterion, judged.finding.verdict());
  }
  return night;
}

bool is_decided(Verdict verdict) {
  return verdict == Verdict::pass || verdict == Verdict::warn || verdict == Verdict::fail;
}

}  // namespace vigie
