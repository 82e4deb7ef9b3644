#include "rules/exceptions.hpp"

#include "text/glob.hpp"

#include <algorithm>
#include <utility>

namespace vigie {

namespace {

constexpr std::chrono::days kSoon{30};
constexpr Text kAttested{"rules.attested", "Attesté par {0} le {1}, jusqu’au {2}.",
                         "Attested by {0} on {1}, until {2}."};

template <class Entry>
bool covers(const Entry& entry, const ProductAudit& product, const JudgedFinding& judged) {
  return matches_glob(product.product.id, entry.product) &&
         matches_glob(judged.criterion, entry.criterion);
}

/// The first in the file that covers the finding and has not expired.
template <class Entry>
const Entry* in_force(const std::vector<Entry>& entries, const ProductAudit& product,
                      const JudgedFinding& judged, Date as_of) {
  const auto found = std::ranges::find_if(entries, [&](const Entry& entry) {
    return as_of <= entry.expires && covers(entry, product, judged);
  });
  return found == entries.end() ? nullptr : &*found;
}

/// Only what was seen to fall short can be waived.
bool falls_short(const JudgedFinding& judged) {
  const Verdict verdict = judged.finding.verdict();
  return verdict == Verdict::fail || verdict == Verdict::warn;
}

void attest(JudgedFinding& judged, const Attestation& attestation) {
  judged.attestation = AttestationNote{.by = attestation.by,
                                       .on = attestation.on,
                                       .evidence = attestation.evidence,
                                       .expires = attestation.expires};
  judged.finding = pass(
      message(kAttested, attestation.by, attestation.on, attestation.expires),
      Citation{
          .url = attestation.evidence, .final_url = {}, .excerpt = {}, .where = "attestation"});
}

Diagnostic warning(const Place& place, std::string id, std::string text) {
  return {.place = place,
          .severity = Severity::warning,
          .id = std::move(id),
          .text = std::move(text)};
}

template <class Entry>
void review_each(const std::vector<Entry>& entries, const std::string& kind, const Audit& audit,
                 std::vector<Diagnostic>& problems) {
  const Date as_of = audit.run.as_of;
  // An entry may be for one of the products that this run was not asked about.
  const bool is_a_part = audit.products.size() < audit.run.portfolio_products;
  for (const Entry& entry : entries) {
    const std::string what = kind + " of '" + entry.criterion + "' for '" + entry.product + "'";
    if (entry.expires < as_of)
      problems.push_back(warning(entry.place, kind + "-expired",
                                 what + " expired on " + iso_date(entry.expires)));
    else if (entry.expires - as_of <= kSoon)
      problems.push_back(warning(entry.place, kind + "-expires-soon",
                                 what + " expires on " + iso_date(entry.expires)));
    const bool known = std::ranges::any_of(audit.products, [&](const ProductAudit& product) {
      return std::ranges::any_of(product.findings, [&](const JudgedFinding& judged) {
        return covers(entry, product, judged);
      });
    });
    if (!known && !is_a_part)
      problems.push_back(
          warning(entry.place, kind + "-matches-nothing", what + " matches nothing"));
  }
}

/// One that names no product of the portfolio measures nothing.
void review_objectives(const std::vector<Objective>& objectives, const Audit& audit,
                       std::vector<Diagnostic>& problems) {
  const bool is_a_part = audit.products.size() < audit.run.portfolio_products;
  for (const Objective& objective : objectives) {
    const bool is_known = std::ranges::any_of(audit.products, [&](const ProductAudit& product) {
      return matches_glob(product.product.id, objective.product);
    });
    if (!is_known && !is_a_part)
      problems.push_back(
          warning(objective.place, "objective-matches-nothing",
                  "the objective of '" + objective.product + "' matches nothing"));
  }
}

}  // namespace

void apply(const Exceptions& exceptions, const Rulebook& rulebook, Date as_of,
           ProductAudit& product) {
  bool attested = false;
  std::vector<JudgedFinding> asked;  // without what is waived
  for (JudgedFinding& judged : product.findings) {
    if (judged.finding.verdict() == Verdict::manual)
      if (const auto* entry = in_force(exceptions.attestations, product, judged, as_of)) {
        attest(judged, *entry);
        attested = true;
      }
    if (falls_short(judged))
      if (const auto* entry = in_force(exceptions.waivers, product, judged, as_of))
        judged.waiver = WaiverNote{
            .reason = entry->reason, .approver = entry->approver, .expires = entry->expires};
    if (!judged.waiver) asked.push_back(judged);
  }
  for (const Objective& objective : exceptions.objectives)
    if (matches_glob(product.product.id, objective.product))
      product.objectives.push_back(track(objective, product.figures, as_of));
  if (attested) product.score = score(product.findings, rulebook);
  if (asked.size() != product.findings.size())
    product.score_with_waivers = score(asked, rulebook);
}

std::vector<Diagnostic> review(const Exceptions& exceptions, const Audit& audit) {
  std::vector<Diagnostic> problems;
  review_each(exceptions.waivers, "waiver", audit, problems);
  review_each(exceptions.attestations, "attestation", audit, problems);
  review_objectives(exceptions.objectives, audit, problems);
  return problems;
}

}  // namespace vigie
