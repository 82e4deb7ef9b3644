#include "portfolio/lint.hpp"

#include "portfolio/lint_rules.hpp"

#include <algorithm>
#include <tuple>

namespace vigie {

void SheetNotes::say(Severity severity, std::string_view field, std::string id,
                     std::string text) {
  const auto line = product_.field_lines.find(std::string(field));
  Place place = product_.sheet;
  if (line != product_.field_lines.end()) place = {.file = place.file, .line = line->second};
  problems_.push_back({.place = std::move(place),
                       .severity = severity,
                       .id = std::move(id),
                       .text = std::move(text)});
}

std::vector<Diagnostic> lint(const Portfolio& portfolio, Date as_of) {
  std::vector<Diagnostic> problems = portfolio.problems;
  for (const Product& product : portfolio.products) {
    SheetNotes notes(product, problems);
    lint_identity(notes);
    lint_addresses(notes);
    lint_repositories(notes);
    lint_contradictions(notes, as_of);
    lint_phases(notes, as_of);
  }
  lint_shared_addresses(portfolio, problems);
  std::ranges::stable_sort(problems, [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.place.file, a.place.line) < std::tie(b.place.file, b.place.line);
  });
  return problems;
}

}  // namespace vigie
