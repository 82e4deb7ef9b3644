/// Recognises the accessibility mention in one run of text.
#pragma once

#include "checks/conformity.hpp"

#include <optional>
#include <string_view>

namespace vigie {

struct MentionWording {
  enum class Form { exact, variant, malformed, unfilled };

  Form form = Form::exact;
  std::optional<Conformity> conformity;  // of `exact` and `variant`
  bool is_whole = false;                 // the text says nothing else
  bool announces_window = false;         // "(nouvelle fenêtre)" follows
};

/// The first mention of a text (normalised, not folded; see text/fold.hpp); nothing when there
/// is none. Two different states in a row are an enumeration, not a mention.
std::optional<MentionWording> find_mention(std::string_view text);

}  // namespace vigie
