#include "rules/audit.hpp"

#include <array>

namespace vigie {

namespace {

constexpr std::array<std::string_view, 4> kImpactVerdicts{"established", "candidate", "not_yet",
                                                          "undetermined"};
constexpr std::array<std::string_view, 3> kMet{"yes", "no", "unknown"};
constexpr std::array<std::string_view, 3> kRunStatuses{"complete", "incomplete", "suspect"};

}  // namespace

std::string_view to_string(ImpactVerdict verdict) {
  return kImpactVerdicts.at(static_cast<std::size_t>(verdict));
}
std::string_view to_string(Met met) {
  return kMet.at(static_cast<std::size_t>(met));
}
std::string_view to_string(RunStatus status) {
  return kRunStatuses.at(static_cast<std::size_t>(status));
}

}  // namespace vigie
