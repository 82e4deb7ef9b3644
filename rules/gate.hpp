/// When an audit says no to a script: `--fail-on`.
#pragma once

#include "rules/audit.hpp"
#include "text/expected.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie {

/// Only positive evidence trips a gate: what was observed to fail, or to have got worse. Errors
/// and unknowns never do, nor what is waived or informative.
struct Gate {
  enum class When { never, fail, regression };

  When when = When::never;
  std::vector<std::string> only;  // levels and criteria (globs); empty: all of them

  bool covers(std::string_view criterion, Level level) const;
};

/// "never", "fail", "regression", each of the last two with what counts: "fail:legal",
/// "regression:stats-page,accessibility-*". The error says what was expected.
Expected<Gate, std::string> parse_gate(std::string_view text);

/// Why a gate can never trip under a rulebook: a word that is neither one of its levels nor
/// matches one of its criteria; nothing when it can.
std::optional<std::string> mistake_in(const Gate& gate, const Rulebook& rulebook);

/// True when a product fails a criterion that counts.
bool trips(const Gate& gate, const std::vector<ProductAudit>& products);

}  // namespace vigie
