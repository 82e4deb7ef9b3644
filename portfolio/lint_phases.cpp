#include "portfolio/field_reading.hpp"
#include "portfolio/lint_rules.hpp"
#include "portfolio/phase.hpp"
#include "text/spelling.hpp"

#include <algorithm>
#include <cstddef>

namespace vigie {

namespace {

constexpr std::array<std::string_view, 7> kEvents{
    "committee", "product_launch", "national_impact", "fast", "end", "eig", "other"};

std::string place_of_item(std::string_view list, std::size_t index) {
  return std::string(list) + "." + std::to_string(index);
}

void lint_phase(SheetNotes& notes, std::size_t index, Date as_of) {
  const PhaseSpan& phase = notes.product().phases[index];
  const std::string place = place_of_item("phases", index);
  if (!is_known_phase(phase.name))
    notes.say(Severity::error, place, "phase-unknown",
              "unknown phase " + in_quotes(phase.name) + did_you_mean(phase.name, kPhases));
  if (!phase.start) return;
  if (*phase.start > as_of)
    notes.say(Severity::note, place, "phase-future-start",
              "expected a phase that has started by " + iso_date(as_of) + "; " +
                  in_quotes(phase.name) + " starts on " + iso_date(*phase.start));
  if (phase.end && *phase.end < *phase.start)
    notes.say(
        Severity::error, place, "phase-ends-before-start",
        "expected an end after " + iso_date(*phase.start) + ", not " + iso_date(*phase.end));
}

/// The place of a phase in a product's life; unknown phases have none.
std::size_t rank(std::string_view name) {
  return static_cast<std::size_t>(std::ranges::find(kPhases, name) - kPhases.begin());
}

void lint_sequence(SheetNotes& notes, std::size_t index) {
  const PhaseSpan& before = notes.product().phases[index - 1];
  const PhaseSpan& phase = notes.product().phases[index];
  const std::string place = place_of_item("phases", index);
  if (!before.start || !phase.start) return;
  if (*phase.start < *before.start) {
    notes.say(Severity::warning, place, "phases-out-of-order",
              "expected phases in the order of their starts: " + in_quotes(phase.name) +
                  " starts before " + in_quotes(before.name));
  } else if (*phase.start == *before.start) {
    notes.say(Severity::warning, place, "phases-same-day",
              "expected one phase to start on " + iso_date(*phase.start) +
                  "; the later in the list counts: " + in_quotes(phase.name));
  } else if (rank(phase.name) < rank(before.name) && is_known_phase(before.name)) {
    notes.say(Severity::note, place, "phases-go-back",
              "expected a later phase of a product's life after " + in_quotes(before.name) +
                  ", not " + in_quotes(phase.name));
  }
  if (before.end && *before.end > *phase.start)
    notes.say(Severity::note, place, "phases-overlap",
              "expected " + in_quotes(before.name) + " to end by " + iso_date(*phase.start) +
                  ", not on " + iso_date(*before.end));
}

void lint_event(SheetNotes& notes, std::size_t index) {
  const Event& event = notes.product().events[index];
  if (std::ranges::find(kEvents, event.name) == kEvents.end())
    notes.say(Severity::warning, place_of_item("events", index), "event-unknown",
              "unknown event " + in_quotes(event.name) + did_you_mean(event.name, kEvents));
}

}  // namespace

void lint_phases(SheetNotes& notes, Date as_of) {
  const Product& product = notes.product();
  if (product.phases.empty())
    notes.say(Severity::error, "phases", "phase-missing",
              "expected at least one phase: {name, start}");
  const auto has_started = [&](const PhaseSpan& phase) {
    return phase.start && *phase.start <= as_of;
  };
  if (!product.phases.empty() && std::ranges::none_of(product.phases, has_started))
    notes.say(Severity::note, "phases", "phase-not-started",
              "expected a phase that has started by " + iso_date(as_of));
  for (std::size_t i = 0; i < product.phases.size(); ++i) {
    lint_phase(notes, i, as_of);
    if (i > 0) lint_sequence(notes, i);
  }
  for (std::size_t i = 0; i < product.events.size(); ++i) lint_event(notes, i);
}

}  // namespace vigie
