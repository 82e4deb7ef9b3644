/// Is a run to be believed at all?
#pragma once

#include "history/night.hpp"

#include <optional>

namespace vigie {

/// Compared with the night before, whatever became of that: the portfolio shrank by a fifth,
/// three verdicts in ten flipped at once, or most of what was seen then could not be seen. A
/// second night that says the same is believed.
std::optional<Message> suspicion(const Night& before, const Night& tonight);

}  // namespace vigie
