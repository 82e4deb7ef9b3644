#include "rules/rulebook.hpp"

#include "portfolio/phase.hpp"
#include "rules/embedded.hpp"
#include "rules/rulebook_schema.hpp"
#include "text/glob.hpp"
#include "text/spelling.hpp"

#include <algorithm>
#include <array>

namespace vigie {

namespace {

bool holds(const std::vector<std::string>& phases, std::string_view phase) {
  return std::ranges::find(phases, phase) != phases.end();
}

}  // namespace

std::string_view to_string(Level level) {
  return rulebook_keys::kLevels.at(static_cast<std::size_t>(level));
}

std::string_view to_string(Effort effort) {
  return rulebook_keys::kEfforts.at(static_cast<std::size_t>(effort));
}

int times_longer(Effort effort) {
  switch (effort) {
    case Effort::hours:
      return 1;
    case Effort::days:
      return 4;
    case Effort::weeks:
      return 12;
  }
  return 1;
}

Bearing Criterion::bearing_in(std::string_view phase) const {
  if (holds(due_in, phase)) return Bearing::due;
  return holds(informative_in, phase) ? Bearing::informative : Bearing::not_applicable;
}

Bearing Criterion::bearing_on(Date day, std::string_view phase) const {
  const bool in_force = (!from || *from <= day) && (!until || day <= *until);
  return in_force && !left_out ? bearing_in(phase) : Bearing::not_applicable;
}

const std::vector<Criterion>& Rulebook::criteria_for(std::string_view incubator) const {
  const auto profile = std::ranges::find_if(profiles, [&](const Profile& each) {
    return std::ranges::any_of(each.incubators, [&](const std::string& glob) {
      return matches_glob(incubator, glob);
    });
  });
  return profile == profiles.end() ? criteria : profile->criteria;
}

std::string_view Rulebook::judged_as(std::string_view phase) const {
  return is_known_phase(phase) || holds(named_phases, phase) ? phase : kPhaseOfStrangers;
}

const Standard* Rulebook::find_standard(std::string_view standard) const {
  const auto found = std::ranges::find(standards, standard, &Standard::id);
  return found == standards.end() ? nullptr : &*found;
}

const Criterion* Rulebook::find_criterion(std::string_view criterion) const {
  const auto found = std::ranges::find(criteria, criterion, &Criterion::id);
  return found == criteria.end() ? nullptr : &*found;
}

std::span<const std::string_view> shipped_rulebooks() {
  static constexpr std::array<std::string_view, 4> kNames{"beta-gouv", "legal-only",
                                                          "open-source", "strict"};
  return kNames;
}

Expected<std::string, std::string> shipped_rulebook(const std::string& name) {
  if (name == "beta-gouv") return std::string(embedded::kBetaGouv);
  if (name == "legal-only") return std::string(embedded::kLegalOnly);
  if (name == "open-source") return std::string(embedded::kOpenSource);
  if (name == "strict") return std::string(embedded::kStrict);
  return Unexpected{"there is no rulebook '" + name + "'" +
                    did_you_mean(name, shipped_rulebooks())};
}

const Rulebook& default_rulebook() {
  static const Rulebook kBook = read_rulebook(embedded::kBetaGouv, "beta-gouv.yaml").value();
  return kBook;
}

}  // namespace vigie
