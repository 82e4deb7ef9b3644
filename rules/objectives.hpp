/// What a product has set itself to reach, against what it publishes.
#pragma once

#include "portfolio/product.hpp"
#include "rules/published_figures.hpp"
#include "text/date.hpp"
#include "text/diagnostic.hpp"
#include "text/expected.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie {

/// Where a metric stood on some day.
struct StartingPoint {
  double value = 0;
  Date on;

  friend bool operator==(const StartingPoint&, const StartingPoint&) = default;
};

/// A target for a metric, at least: "2 000 dossiers labellisés by 2026-12-31".
struct Objective {
  std::string product;  // glob; "" when it stands in the product's own sheet
  std::string metric;   // the words of the figure that measures it
  double target = 0;
  std::optional<Date> due = {};  // inclusive
  std::optional<StartingPoint> start = {};
  Place place = {};
};

enum class ObjectiveState {
  reached,      // the figure is at the target, or above
  on_track,     // not yet, and at least where an even progress would be
  behind,       // under an even progress, or overdue
  unmeasurable  // no figure measures it, or there is no starting point to tell progress by
};

std::string_view to_string(ObjectiveState state);

/// An objective, and the figure that measures it.
struct TrackedObjective {
  std::string metric;
  double target = 0;
  std::optional<Date> due = {};
  bool in_sheet = false;  // else in a file of objectives
  ObjectiveState state = ObjectiveState::unmeasurable;
  std::optional<PublishedFigure> figure = {};

  friend bool operator==(const TrackedObjective&, const TrackedObjective&) = default;
};

/// The objectives that a sheet's description tells as figures with a unit.
std::vector<Objective> objectives_in_sheet(const Product& product);

/// `objectives: [{product, metric, target, due, from: {value, on}}]`; every mistake at once,
/// with its place.
Expected<std::vector<Objective>, std::vector<Diagnostic>> read_objectives(std::string_view yaml,
                                                                          std::string_view file,
                                                                          Date as_of);

/// Compares with the product's results; objectives and figures of others never measure. A
/// figure measures a metric when all the metric's words stand in its label or unit.
TrackedObjective track(const Objective& objective, const std::vector<PublishedFigure>& figures,
                       Date as_of);

}  // namespace vigie
