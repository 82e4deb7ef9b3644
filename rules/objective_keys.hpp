/// The keys of a file of objectives, each declared once: readers, messages and schemas use
/// them.
#pragma once

#include <array>
#include <string_view>

namespace vigie::objective_keys {

inline constexpr std::array<std::string_view, 1> kTop{"objectives"};
inline constexpr std::array<std::string_view, 5> kObjective{"product", "metric", "target",
                                                            "due", "from"};
inline constexpr std::array<std::string_view, 2> kStart{"value", "on"};

}  // namespace vigie::objective_keys
