/// Phases of a product's life, as of a date.
#pragma once

#include "portfolio/product.hpp"

#include <array>
#include <string>
#include <string_view>

namespace vigie {

/// The programme's phases in the order of a product's life. Others may come: they are kept.
inline constexpr std::array<std::string_view, 8> kPhases{
    "investigation", "construction", "acceleration", "consolidation",
    "opere",         "transfere",    "abandon",      "abandon-investigation"};

bool is_known_phase(std::string_view name);

/// The phase that was the last to start on or before `as_of`; on one start date, the later in
/// the sheet. Empty when none has started.
std::string phase_as_of(const Product& product, Date as_of);

/// "En construction", "Under construction"; the name itself when unknown.
std::string phase_title_fr(std::string_view name);
std::string phase_title_en(std::string_view name);

}  // namespace vigie
