#include "rules/published_figures.hpp"

#include "checks/sheet.hpp"

#include <algorithm>
#include <utility>

namespace vigie {

namespace {

constexpr std::size_t kMostTold = 60;
constexpr int kSheetPercent = 70;  // a sheet's text is older and vaguer than a statistics page

std::string kind_of(const Figure& figure) {
  if (figure.standing != Standing::actual) return std::string(to_string(figure.standing));
  switch (figure.measure) {
    case Measure::percent:
      return "share";
    case Measure::percent_change:
    case Measure::multiple:
      return "change";
    case Measure::score:
      return "score";
    case Measure::count:
    case Measure::money:
    case Measure::duration:
      break;
  }
  return figure.aggregation == Aggregation::cumulative ? "cumulative" : "measured";
}

PublishedFigure told(const Figure& figure, Citation evidence) {
  const bool is_share =
      figure.measure == Measure::percent || figure.measure == Measure::percent_change;
  evidence.excerpt = figure.quote;
  return {.label = figure.label,
          .value = figure.value,
          .unit = !is_share             ? figure.unit
                  : figure.unit.empty() ? "%"
                                        : "% " + figure.unit,
          .period = figure.period,
          .kind = kind_of(figure),
          .confidence_percent = figure.confidence_percent,
          .evidence = std::move(evidence)};
}

void add(const std::vector<Figure>& figures, const Citation& source, PublishedFigures& all) {
  for (const Figure& figure : figures)
    if (all.figures.size() < kMostTold) all.figures.push_back(told(figure, source));
  const auto best = significant_figure(figures);
  if (best && (!all.significant || best->value > all.significant->value))
    all.significant = told(*best, source);
}

}  // namespace

PublishedFigures published_figures(const Evidence& evidence) {
  PublishedFigures all;
  for (const Visit* const visit : evidence.of_role("stats")) {
    if (!visit->is_present() || !visit->proven) continue;
    add(figures_in_page(*visit->result), cite(*visit->result), all);
    break;
  }
  for (const DashboardVisit& dashboard : evidence.dashboards)
    if (dashboard.result && dashboard.state == DashboardState::read)
      add(figures_in_page(*dashboard.result), cite(*dashboard.result), all);
  // A home page also tells how large the problem is that the product solves.
  const Visit* const home = evidence.home();
  if (home != nullptr && home->is_present())
    add(figures_in_page(*home->result, false), cite(*home->result), all);
  std::vector<Figure> on_sheet = figures_in_markdown(evidence.product.description);
  for (Figure& figure : on_sheet)
    figure.confidence_percent = figure.confidence_percent * kSheetPercent / 100;
  add(on_sheet, cite_sheet(evidence.product, "description"), all);
  return all;
}

}  // namespace vigie
