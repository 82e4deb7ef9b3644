#include "rules/objectives.hpp"

#include "checks/figures.hpp"
#include "text/dates_in_text.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>

namespace vigie {

namespace {

constexpr int kSurePercent = 50;

/// "dossiers labellisés" as it is compared: folded, without the marks of the plural.
std::vector<std::string> stems(std::string_view words) {
  constexpr std::size_t kShortest = 3;
  std::vector<std::string> found;
  const std::string folded = fold(words);
  for (const std::string_view word : split(folded, ' ')) {
    std::string stem(word.substr(0, word.find_last_not_of(",.:;()") + 1));
    for (const std::string_view article : {"d'", "l'"})
      if (stem.starts_with(article)) stem.erase(0, article.size());
    if (stem.size() < kShortest || stem == "des" || stem == "par" || stem == "les") continue;
    if (stem.ends_with('s') || stem.ends_with('x')) stem.pop_back();
    found.push_back(std::move(stem));
  }
  return found;
}

bool is_result(const PublishedFigure& figure) {
  constexpr std::array<std::string_view, 4> kResults{"measured", "cumulative", "share",
                                                     "score"};
  return figure.confidence_percent >= kSurePercent &&
         std::ranges::find(kResults, figure.kind) != kResults.end();
}

bool measures(const PublishedFigure& figure, const std::vector<std::string>& metric) {
  const std::vector<std::string> words = stems(figure.label + ' ' + figure.unit);
  return std::ranges::all_of(metric, [&](const std::string& word) {
    return std::ranges::find(words, word) != words.end();
  });
}

/// The progress that an even pace would have made by a day.
double even_progress(const StartingPoint& start, double target, Date due, Date day) {
  const int whole = days_between(start.on, due);
  if (whole <= 0) return target;
  const double part =
      std::clamp(days_between(start.on, day) / static_cast<double>(whole), 0.0, 1.0);
  return start.value + (target - start.value) * part;
}

ObjectiveState state_of(const Objective& objective, double value, Date as_of) {
  if (value >= objective.target) return ObjectiveState::reached;
  if (!objective.due) return ObjectiveState::unmeasurable;
  if (*objective.due < as_of) return ObjectiveState::behind;
  if (!objective.start) return ObjectiveState::unmeasurable;
  const bool keeps_pace =
      value >= even_progress(*objective.start, objective.target, *objective.due, as_of);
  return keeps_pace ? ObjectiveState::on_track : ObjectiveState::behind;
}

}  // namespace

std::string_view to_string(ObjectiveState state) {
  constexpr std::array<std::string_view, 4> kWords{"reached", "on_track", "behind",
                                                   "unmeasurable"};
  return kWords.at(static_cast<std::size_t>(state));
}

std::vector<Objective> objectives_in_sheet(const Product& product) {
  std::vector<Objective> found;
  for (const Figure& figure : figures_in_markdown(product.description)) {
    const bool can_be_measured =
        figure.measure == Measure::count || figure.measure == Measure::percent;
    if (figure.standing != Standing::objective || !can_be_measured || figure.unit.empty())
      continue;
    Objective objective{.product = {}, .metric = figure.unit, .target = figure.value};
    if (const auto due = parse_date_label(figure.period)) objective.due = due->to;
    found.push_back(std::move(objective));
  }
  return found;
}

TrackedObjective track(const Objective& objective, const std::vector<PublishedFigure>& figures,
                       Date as_of) {
  TrackedObjective tracked{.metric = objective.metric,
                           .target = objective.target,
                           .due = objective.due,
                           .in_sheet = objective.product.empty()};
  const std::vector<std::string> metric = stems(objective.metric);
  const auto figure = std::ranges::find_if(figures, [&](const PublishedFigure& each) {
    return !metric.empty() && is_result(each) && measures(each, metric);
  });
  if (figure == figures.end()) return tracked;
  tracked.figure = *figure;
  tracked.state = state_of(objective, figure->value, as_of);
  return tracked;
}

}  // namespace vigie
