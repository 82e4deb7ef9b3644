#include "rules/objective_keys.hpp"
#include "rules/objectives.hpp"
#include "rules/read_list.hpp"

#include <charconv>
#include <cmath>
#include <optional>

namespace vigie {

namespace {

/// A number above zero, decimals allowed; spaces group digits ("12 000").
std::optional<double> read_amount(const YAML::Node& map, std::string_view key,
                                  FieldReader& fields) {
  const YAML::Node node = fields.value(map, key, Need::required);
  if (!node.IsDefined()) return std::nullopt;
  std::string text = scalar_or_empty(node);
  std::erase(text, ' ');
  std::erase(text, '_');
  double value = 0;
  const auto [stop, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem == std::errc{} && stop == text.data() + text.size() && std::isfinite(value) &&
      value >= 0)
    return value;
  fields.error(node, "wrong-value",
               "expected a number such as 12000 or 4.5, not '" + scalar_or_empty(node) + "'");
  return std::nullopt;
}

std::optional<StartingPoint> read_start(const YAML::Node& map, FieldReader& fields) {
  const YAML::Node node = fields.value(map, "from", Need::optional);
  if (!node.IsDefined() || !fields.expect_map(node, "where it stood: {value, on}"))
    return std::nullopt;
  fields.know(node, objective_keys::kStart);
  const auto value = read_amount(node, "value", fields);
  const auto on = fields.date(node, "on", Need::required);
  if (!value || !on) return std::nullopt;
  return StartingPoint{.value = *value, .on = *on};
}

Objective read_objective(const YAML::Node& node, Date as_of, FieldReader& fields) {
  fields.know(node, objective_keys::kObjective);
  Objective objective{.product = fields.text(node, "product", Need::required),
                      .metric = fields.text(node, "metric", Need::required),
                      .target = read_amount(node, "target", fields).value_or(0),
                      .due = fields.date(node, "due", Need::required),
                      .start = read_start(node, fields),
                      .place = fields.place(node)};
  if (!objective.start) return objective;
  if (objective.due && *objective.due <= objective.start->on)
    fields.error(node, "no-time", "expected 'due' after the day of 'from'");
  if (objective.start->on > as_of)
    fields.error(fields.value(node, "from", Need::optional), "in-the-future",
                 "expected a day that is past on " + iso_date(as_of));
  return objective;
}

}  // namespace

Expected<std::vector<Objective>, std::vector<Diagnostic>> read_objectives(std::string_view yaml,
                                                                          std::string_view file,
                                                                          Date as_of) {
  const auto read = [&](const YAML::Node& node,
                        FieldReader& fields) -> std::optional<Objective> {
    if (!fields.expect_map(node, "an objective: {product, metric, target, due, from}"))
      return std::nullopt;
    return read_objective(node, as_of, fields);
  };
  return read_list<Objective>(yaml, file, "objectives", objective_keys::kTop, read);
}

}  // namespace vigie
