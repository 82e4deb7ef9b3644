#include "portfolio/sheet_patch.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace vigie {

namespace {

constexpr std::size_t kContext = 3;
constexpr std::size_t kMostLines = 4'000;  // the table below grows with their square

enum class Kind { same, removed, added };

struct Step {
  Kind kind = Kind::same;
  std::string_view line;
};

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

/// From one text to the other by way of their longest common subsequence of lines.
std::vector<Step> steps_between(const std::vector<std::string_view>& before,
                                const std::vector<std::string_view>& after) {
  const std::size_t width = after.size() + 1;
  std::vector<unsigned> common((before.size() + 1) * width);
  for (std::size_t i = before.size(); i-- > 0;)
    for (std::size_t j = after.size(); j-- > 0;)
      common[i * width + j] = before[i] == after[j] ? common[(i + 1) * width + j + 1] + 1
                                                    : std::max(common[(i + 1) * width + j],
                                                               common[i * width + j + 1]);
  std::vector<Step> steps;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < before.size() || j < after.size()) {
    if (i < before.size() && j < after.size() && before[i] == after[j]) {
      steps.push_back({Kind::same, before[i++]});
      ++j;
    } else if (i < before.size() && (j == after.size() || common[(i + 1) * width + j] >=
                                                              common[i * width + j + 1])) {
      steps.push_back({Kind::removed, before[i++]});
    } else {
      steps.push_back({Kind::added, after[j++]});
    }
  }
  return steps;
}

std::string line_of(const Step& step) {
  std::string text(1, step.kind == Kind::same ? ' ' : step.kind == Kind::removed ? '-' : '+');
  text += step.line;
  if (!step.line.ends_with('\n')) text += "\n\\ No newline at end of file\n";
  return text;
}

std::string range(std::size_t first, std::size_t count) {
  return std::to_string(count == 0 ? first : first + 1) + ',' + std::to_string(count);
}

/// The steps from `begin` to `end`, which follow so many lines of either text.
std::string hunk(const std::vector<Step>& steps, std::size_t begin, std::size_t end) {
  const auto count = [&](std::size_t from, std::size_t to, Kind other) {
    return static_cast<std::size_t>(
        std::count_if(steps.begin() + static_cast<std::ptrdiff_t>(from),
                      steps.begin() + static_cast<std::ptrdiff_t>(to),
                      [&](const Step& step) { return step.kind != other; }));
  };
  std::string text =
      "@@ -" + range(count(0, begin, Kind::added), count(begin, end, Kind::added)) + " +" +
      range(count(0, begin, Kind::removed), count(begin, end, Kind::removed)) + " @@\n";
  for (std::size_t i = begin; i < end; ++i) text += line_of(steps[i]);
  return text;
}

std::string hunks(const std::vector<Step>& steps) {
  std::string text;
  for (std::size_t i = 0; i < steps.size();) {
    if (steps[i].kind == Kind::same) {
      ++i;
      continue;
    }
    const std::size_t begin = i - std::min(i, kContext);
    std::size_t last = i;  // the last change of the hunk
    for (std::size_t k = i; k < steps.size() && k <= last + 2 * kContext + 1; ++k)
      if (steps[k].kind != Kind::same) last = k;
    const std::size_t end = std::min(steps.size(), last + 1 + kContext);
    text += hunk(steps, begin, end);
    i = end;
  }
  return text;
}

}  // namespace

std::string unified_diff(std::string_view name, std::string_view before,
                         std::string_view after) {
  if (before == after) return {};
  const auto old_lines = lines_of(before);
  const auto new_lines = lines_of(after);
  if (old_lines.size() > kMostLines || new_lines.size() > kMostLines) return {};
  const std::string file(name);
  return "--- a/" + file + "\n+++ b/" + file + '\n' +
         hunks(steps_between(old_lines, new_lines));
}

}  // namespace vigie
