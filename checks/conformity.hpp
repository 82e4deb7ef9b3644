/// The three states of conformity that accessibility statements declare, and their wordings.
#pragma once

#include "text/message.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace vigie {

/// Totally: every criterion of the RGAA; partially: at least half; not: less, or no valid
/// audit.
enum class Conformity { not_at_all, partially, totally };

/// "non", "partiellement", "totalement": the words of facts and of sheets.
std::string_view to_string(Conformity conformity);

/// "non conforme", "not compliant": within a sentence.
const Text& name_of(Conformity conformity);

/// "Accessibilité : non conforme": the mention that the law wants on the home page.
std::string mention_text(Conformity conformity);

/// A wording at the start of a text.
struct ConformityPhrase {
  Conformity conformity = Conformity::not_at_all;
  bool is_official = false;  // the decree's own words
  std::size_t bytes = 0;
};

/// The longest wording that `folded` starts with, up to a word boundary: "non conforme",
/// "conformite partielle", "partially compliant". Nothing for "conforme" alone, nor for
/// wordings that contradict themselves ("totalement non conforme").
std::optional<ConformityPhrase> conformity_at(std::string_view folded);

/// What a sheet's `accessibility_status` says.
std::optional<Conformity> conformity_of_sheet(std::string_view status);

}  // namespace vigie
