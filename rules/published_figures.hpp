/// The quantities that a product publishes, wherever it does, and the one that shows its reach.
#pragma once

#include "checks/figures.hpp"
#include "checks/finding.hpp"
#include "crawler/evidence.hpp"

#include <optional>
#include <string>
#include <vector>

namespace vigie {

/// A figure as reports tell it.
struct PublishedFigure {
  std::string label;
  double value = 0;
  std::string unit;
  std::string period;
  /// "measured", "cumulative", "share", "change", "score"; or what it is instead of a result:
  /// "objective", "baseline", "problem", "market", "reference", "potential", "team", "budget".
  std::string kind;
  int confidence_percent = 0;
  Citation evidence;

  friend bool operator==(const PublishedFigure&, const PublishedFigure&) = default;
};

struct PublishedFigures {
  std::vector<PublishedFigure>
      figures;  // of the statistics page, the home page, the sheet; at most 60
  std::optional<PublishedFigure> significant;  // see significant_figure
};

/// From the statistics page that was found, the home page and the sheet's own text.
PublishedFigures published_figures(const Evidence& evidence);

}  // namespace vigie
