#include "portfolio/phase.hpp"
#include "reports/plain_text.hpp"
#include "reports/rulebook_report.hpp"

#include <algorithm>
#include <functional>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace vigie {

namespace {

using Counts = std::function<bool(const Criterion&)>;

constexpr std::size_t kWidestName = 36;

class WeightTable {
 public:
  explicit WeightTable(const Rulebook& rulebook) : rulebook_(rulebook) {
    for (const std::string_view phase : kPhases)
      if (weight(phase, [](const Criterion&) { return true; }) > 0) phases_.push_back(phase);
  }

  std::string text() const {
    if (phases_.empty()) return "No criterion counts in any phase.\n";
    std::string text = "What counts, in percent of the score, in each phase:\n";
    text += std::string(kWidestName, ' ');
    for (const std::string_view phase : phases_) text += fmt::format("  {:>13}", phase);
    text += '\n';
    for (const Standard& standard : rulebook_.standards)
      text +=
          row(standard.id, [&](const Criterion& each) { return each.standard == standard.id; });
    text += '\n';
    for (const Level level : {Level::legal, Level::programme, Level::practice})
      text += row("level " + std::string(to_string(level)),
                  [&](const Criterion& each) { return each.level == level; });
    return text +
           row("what checks see", [](const Criterion& each) { return each.check != nullptr; });
  }

 private:
  int weight(std::string_view phase, const Counts& counts) const {
    int sum = 0;
    for (const Criterion& criterion : rulebook_.criteria)
      if (criterion.bearing_in(phase) == Bearing::due && counts(criterion))
        sum += criterion.weight;
    return sum;
  }

  std::string row(std::string_view name, const Counts& counts) const {
    std::string line = fmt::format("  {:<{}}", terminal_text(name), kWidestName - 2);
    for (const std::string_view phase : phases_) {
      const int all = weight(phase, [](const Criterion&) { return true; });
      const int part = weight(phase, counts);
      line += part == 0 ? fmt::format("  {:>13}", "-")
                        : fmt::format("  {:>13.1f}", 100.0 * part / all);
    }
    return line + '\n';
  }

  const Rulebook& rulebook_;
  std::vector<std::string_view> phases_;
};

}  // namespace

std::string weight_table(const Rulebook& rulebook) {
  return WeightTable(rulebook).text();
}

}  // namespace vigie
