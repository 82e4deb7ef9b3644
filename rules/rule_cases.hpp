/// Cases written beside the rules: which verdicts give which score, grade and next step.
#pragma once

#include "rules/audit.hpp"
#include "text/expected.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie {

/// A product as a case imagines it, and what its rulebook must make of it.
struct RuleCase {
  std::string name;
  Place place;
  Date as_of;
  std::string phase;
  std::string incubator;
  std::map<std::string, Verdict> verdicts;  // by criterion; what is due and not named…
  Verdict others = Verdict::unknown;        // …has this one, or `manual` without a check

  std::optional<std::pair<int, int>> score = {};  // low and high, percent
  std::optional<int> coverage = {};               // percent
  std::optional<std::string> grade = {};          // "none": no grade
  std::optional<std::string> next_step = {};      // a criterion, or "none"
  std::map<std::string, Verdict> expected = {};   // by criterion
};

/// The `cases` of a rulebook's file; none without the key. Every mistake at once.
Expected<std::vector<RuleCase>, std::vector<Diagnostic>> read_rule_cases(
    std::string_view yaml, std::string_view file, const Rulebook& rulebook);

/// What differs from what the case expects, a sentence each ("expected grade B, not C"); none
/// when it holds.
std::vector<std::string> differences(const RuleCase& rule_case, const Rulebook& rulebook);

}  // namespace vigie
