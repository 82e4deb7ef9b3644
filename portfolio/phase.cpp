#include "portfolio/phase.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace vigie {

namespace {

struct PhaseTitle {
  std::string_view name;
  std::string_view fr;
  std::string_view en;
};

constexpr std::array<PhaseTitle, kPhases.size()> kTitles{{
    {"investigation", "En investigation", "Investigation"},
    {"construction", "En construction", "Construction"},
    {"acceleration", "En accélération", "Acceleration"},
    {"consolidation", "En consolidation", "Consolidation"},
    {"opere", "Opéré", "Operated"},
    {"transfere", "Transféré", "Transferred"},
    {"abandon", "Arrêté", "Stopped"},
    {"abandon-investigation", "Investigation arrêtée", "Investigation stopped"},
}};

std::string title(std::string_view name, std::string_view PhaseTitle::* language) {
  const auto* const found = std::ranges::find(kTitles, name, &PhaseTitle::name);
  return std::string(found == kTitles.end() ? name : found->*language);
}

/// The first phase to start when it does so within `kAnnounced`; empty otherwise.
std::string announced_phase(const Product& product, Date as_of) {
  constexpr std::chrono::days kAnnounced{31};
  std::string announced;
  Date first = as_of + kAnnounced + std::chrono::days{1};
  for (const PhaseSpan& phase : product.phases) {
    if (!phase.start || *phase.start >= first) continue;
    first = *phase.start;
    announced = phase.name;
  }
  return announced;
}

}  // namespace

bool is_known_phase(std::string_view name) {
  return std::ranges::find(kPhases, name) != kPhases.end();
}

std::string phase_as_of(const Product& product, Date as_of) {
  const PhaseSpan* current = nullptr;
  Date latest = Date::min();
  for (const PhaseSpan& phase : product.phases) {
    if (!phase.start || *phase.start > as_of || *phase.start < latest) continue;
    latest = *phase.start;
    current = &phase;
  }
  return current != nullptr ? current->name : announced_phase(product, as_of);
}

std::string phase_title_fr(std::string_view name) {
  return title(name, &PhaseTitle::fr);
}
std::string phase_title_en(std::string_view name) {
  return title(name, &PhaseTitle::en);
}

}  // namespace vigie
