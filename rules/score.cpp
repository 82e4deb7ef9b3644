#include "rules/audit.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace vigie {

namespace {

/// Sums rather than ratios: they stay exact whatever the order, and what was not judged stays
/// visible.
struct Sums {
  std::int64_t applicable = 0;  // weight
  std::int64_t judged = 0;      // weight of what passed, warned or failed
  std::int64_t earned = 0;      // weight × credit percent
};

void add(const JudgedFinding& judged, Sums& sums) {
  const std::int64_t weight = judged.weight;
  switch (judged.finding.verdict()) {
    case Verdict::not_applicable:
      return;
    case Verdict::unknown:
    case Verdict::error:
    case Verdict::manual:
      break;
    case Verdict::pass:
      sums.judged += weight;
      sums.earned += weight * 100;
      break;
    case Verdict::warn:
      sums.judged += weight;
      sums.earned += weight * judged.warn_credit_percent;
      break;
    case Verdict::fail:
      sums.judged += weight;
      break;
  }
  sums.applicable += weight;
}

std::int64_t rounded_up(std::int64_t dividend, std::int64_t divisor) {
  return (dividend + divisor - 1) / divisor;
}

std::optional<std::string> grade_of(const Score& score, const Rulebook& rulebook) {
  if (score.coverage < rulebook.coverage_from_percent) return std::nullopt;
  const auto grade = std::ranges::find_if(
      rulebook.grades, [&](const Grade& each) { return score.low >= each.from_percent; });
  if (grade == rulebook.grades.end()) return std::nullopt;
  return grade->letter;
}

}  // namespace

Score score(const std::vector<JudgedFinding>& findings, const Rulebook& rulebook) {
  Sums sums;
  for (const JudgedFinding& judged : findings)
    if (!judged.informative) add(judged, sums);
  if (sums.applicable == 0) return {};
  const std::int64_t open = sums.applicable - sums.judged;
  Score score{.low = static_cast<int>(sums.earned / sums.applicable),
              .high = static_cast<int>(rounded_up(sums.earned + open * 100, sums.applicable)),
              .coverage = static_cast<int>(sums.judged * 100 / sums.applicable),
              .applicable = true,
              .grade = std::nullopt};
  score.grade = grade_of(score, rulebook);
  return score;
}

Score score_of_level(const std::vector<JudgedFinding>& findings, Level level) {
  std::vector<JudgedFinding> of_level;
  std::ranges::copy_if(findings, std::back_inserter(of_level),
                       [&](const JudgedFinding& judged) { return judged.level == level; });
  return score(of_level, Rulebook{});
}

}  // namespace vigie
