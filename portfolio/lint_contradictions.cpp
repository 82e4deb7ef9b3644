#include "portfolio/field_reading.hpp"
#include "portfolio/lint_rules.hpp"
#include "portfolio/phase.hpp"
#include "text/fold.hpp"
#include "text/spelling.hpp"

#include <algorithm>

namespace vigie {

namespace {

constexpr std::array<std::string_view, 3> kAccessibilityStatuses{
    "non conforme", "partiellement conforme", "totalement conforme"};

/// Phases in which a public statistics page is due (the programme's standards).
constexpr std::array<std::string_view, 3> kDuePhases{"acceleration", "consolidation", "opere"};

bool has_event(const Product& product, std::string_view name) {
  return std::ranges::find(product.events, name, &Event::name) != product.events.end();
}

void lint_stats_flag(SheetNotes& notes) {
  const Product& product = notes.product();
  const bool has_url = !product.stats_url.empty();
  if (product.stats == false && has_url)
    notes.say(Severity::warning, "stats", "stats-declared-false-with-url",
              "expected 'stats: true', as 'stats_url' is given");
  if (product.stats == true && !has_url)
    notes.say(Severity::warning, "stats", "stats-declared-true-without-url",
              product.site.empty()
                  ? "expected a 'stats_url': there is no site on which to look for one"
                  : "expected a 'stats_url': '/stats' is tried on the product's site");
}

void lint_missing_stats(SheetNotes& notes, std::string_view phase) {
  const Product& product = notes.product();
  if (!product.stats_url.empty()) return;
  if (std::ranges::find(kDuePhases, phase) != kDuePhases.end())
    notes.say(Severity::warning, "stats_url", "stats-url-missing",
              "expected a 'stats_url' in the phase '" + std::string(phase) + "'");
  if (has_event(product, "national_impact"))
    notes.say(Severity::warning, "events", "national-impact-without-stats-url",
              "expected a 'stats_url': the product is recognised as of national impact");
}

void lint_same_addresses(SheetNotes& notes) {
  const Product& product = notes.product();
  const std::string stats = comparable_address(product.stats_url);
  if (stats.empty()) return;
  const bool is_other_place = product.stats_url.find('#') != std::string::npos;
  if (stats == comparable_address(product.site) && !is_other_place)
    notes.say(Severity::error, "stats_url", "stats-url-equals-link",
              "expected the address of the statistics, not that of the site");
  if (stats == comparable_address(product.impact_url))
    notes.say(Severity::note, "impact_url", "impact-url-equals-stats-url",
              "expected an impact page of its own; it is the statistics page");
}

void lint_accessibility(SheetNotes& notes, std::string_view phase) {
  const std::string& status = notes.product().accessibility_status;
  if (status.empty()) return;
  if (std::ranges::find(kAccessibilityStatuses, status) == kAccessibilityStatuses.end())
    notes.say(Severity::warning, "accessibility_status", "accessibility-status-unknown-word",
              "unknown status " + in_quotes(status) +
                  did_you_mean(status, kAccessibilityStatuses) +
                  ": expected 'non conforme', 'partiellement conforme' or "
                  "'totalement conforme'");
  if (phase == "abandon-investigation")
    notes.say(Severity::note, "accessibility_status", "accessibility-status-form-default",
              "expected no status for an investigation that stopped: nothing was built");
}

}  // namespace

void lint_contradictions(SheetNotes& notes, Date as_of) {
  const Product& product = notes.product();
  const std::string phase = phase_as_of(product, as_of);
  lint_stats_flag(notes);
  lint_missing_stats(notes, phase);
  lint_same_addresses(notes);
  lint_accessibility(notes, phase);
  if (product.risk_analysis == false && !product.risk_analysis_url.empty())
    notes.say(Severity::warning, "analyse_risques", "risk-analysis-declared-false-with-url",
              "expected 'analyse_risques: true', as its address is given");
  if (phase.starts_with("abandon") && has_event(product, "national_impact"))
    notes.say(Severity::note, "events", "national-impact-abandoned",
              "expected a product still alive: it is recognised as of national impact and '" +
                  phase + "'");
}

}  // namespace vigie
