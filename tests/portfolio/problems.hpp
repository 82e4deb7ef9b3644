/// What the portfolio's tests ask of lists of problems.
#pragma once

#include "text/diagnostic.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace vigie {

/// "id@line …" in their order: what a failing test shows.
inline std::string ids_of(const std::vector<Diagnostic>& problems) {
  std::string text;
  for (const Diagnostic& problem : problems) {
    if (!text.empty()) text += ' ';
    text += problem.id + "@" + std::to_string(problem.place.line);
  }
  return text;
}

inline std::string texts_of(const std::vector<Diagnostic>& problems) {
  std::string text;
  for (const Diagnostic& problem : problems) text += to_string(problem) + "\n";
  return text;
}

/// The first problem of that id; null when there is none.
inline const Diagnostic* find_problem(const std::vector<Diagnostic>& problems,
                                      std::string_view id) {
  const auto found = std::ranges::find(problems, id, &Diagnostic::id);
  return found == problems.end() ? nullptr : &*found;
}

}  // namespace vigie
