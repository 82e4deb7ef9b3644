#include "rules/contradictions.hpp"

#include "portfolio/phase.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace vigie {

namespace {

bool holds(const std::vector<std::string>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

/// Collects what is found, in order.
class Review {
 public:
  Review(const Rulebook& rulebook, std::string_view file) : rulebook_(rulebook), file_(file) {}

  std::vector<Diagnostic> all() && {
    for (std::size_t i = 0; i < rulebook_.criteria.size(); ++i) {
      review_weight(rulebook_.criteria[i]);
      review_settings(rulebook_.criteria[i]);
      review_repetition(i);
    }
    for (const std::string_view phase : kPhases) review_coverage(phase);
    review_profiles();
    return std::move(found_);
  }

 private:
  void say(const Place& place, Severity severity, std::string id, std::string text) {
    found_.push_back(
        {.place = place, .severity = severity, .id = std::move(id), .text = std::move(text)});
  }
  Place whole_file() const { return {.file = std::string(file_)}; }

  void review_weight(const Criterion& criterion) {
    if (criterion.weight == 0 && !criterion.due_in.empty())
      say(criterion.place, Severity::warning, "weighs-nothing",
          "'" + criterion.id +
              "' is due and weighs 0: it never counts (expected a weight, or 'informative')");
  }

  /// "fresh-days-x" must be under "stale-days-x", or "old-days-x": else nothing is in between.
  void review_settings(const Criterion& criterion) {
    if (criterion.check == nullptr) return;
    constexpr std::string_view kFresh = "fresh-";
    for (const Setting& setting : criterion.check->settings) {
      if (!setting.name.starts_with(kFresh)) continue;
      const std::string_view rest = setting.name.substr(kFresh.size());
      for (const std::string_view late : {"stale-", "old-"}) {
        const std::string other = std::string(late) + std::string(rest);
        const auto& all = criterion.check->settings;
        if (std::ranges::find(all, other, &Setting::name) == all.end()) continue;
        const int fresh = criterion.settings.number(setting.name);
        if (fresh <= criterion.settings.number(other)) continue;
        say(criterion.place, Severity::error, "contradictory-settings",
            "'" + criterion.id + "': expected '" + std::string(setting.name) + "' (" +
                std::to_string(fresh) + ") to be at most '" + other + "' (" +
                std::to_string(criterion.settings.number(other)) + ")");
      }
    }
  }

  void review_repetition(std::size_t index) {
    const Criterion& criterion = rulebook_.criteria[index];
    if (criterion.check == nullptr) return;
    const auto before = std::ranges::find_if(
        rulebook_.criteria.begin(), rulebook_.criteria.begin() + static_cast<long>(index),
        [&](const Criterion& other) { return repeats(criterion, other); });
    if (before != rulebook_.criteria.begin() + static_cast<long>(index))
      say(criterion.place, Severity::warning, "asked-twice",
          "'" + criterion.id + "' asks the same check with the same settings, in the same " +
              "phase, as '" + before->id + "': it counts twice");
  }

  static bool repeats(const Criterion& one, const Criterion& other) {
    const bool same_days = one.from == other.from && one.until == other.until;
    return one.check == other.check && same_days && one.settings == other.settings &&
           std::ranges::any_of(one.due_in, [&](const std::string& phase) {
             return holds(other.due_in, phase);
           });
  }

  /// Checks alone must be able to reach the coverage that a grade asks for.
  void review_coverage(std::string_view phase) {
    int all = 0;
    int observable = 0;
    for (const Criterion& criterion : rulebook_.criteria) {
      if (!holds(criterion.due_in, phase)) continue;
      all += criterion.weight;
      observable += criterion.check == nullptr ? 0 : criterion.weight;
    }
    if (all == 0 || observable * 100 >= rulebook_.coverage_from_percent * all) return;
    say(whole_file(), Severity::warning, "no-grade-without-attestations",
        "in phase '" + std::string(phase) + "' checks see " +
            std::to_string(observable * 100 / all) + " % of the weight, and a grade needs " +
            std::to_string(rulebook_.coverage_from_percent) +
            " %: no product gets one before its manual criteria are attested");
  }

  void review_profiles() {
    std::vector<std::string> seen;
    for (const Profile& profile : rulebook_.profiles)
      for (const std::string& incubator : profile.incubators) {
        if (holds(seen, incubator) || holds(seen, "*"))
          say(whole_file(), Severity::warning, "hidden-profile",
              "the profile of '" + incubator +
                  "' is never used: an earlier one has the same "
                  "incubators");
        seen.push_back(incubator);
      }
  }

  const Rulebook& rulebook_;
  std::string_view file_;
  std::vector<Diagnostic> found_;
};

}  // namespace

std::vector<Diagnostic> contradictions(const Rulebook& rulebook, std::string_view file) {
  return Review(rulebook, file).all();
}

}  // namespace vigie
