/// The accessibility mention that a reader of the home page sees.
#pragma once

#include "checks/conformity.hpp"
#include "crawler/page.hpp"

#include <optional>
#include <string>

namespace vigie {

/// What a home page says of its accessibility.
struct MentionReading {
  enum class Kind {
    exact,      // the decree's words
    variant,    // a status that one recognises, in other words
    malformed,  // "Accessibilité : conforme", which is none of the three states
    unfilled,   // a template that was never filled in
    ambiguous,  // two different states, neither more prominent
    absent,
  };

  Kind kind = Kind::absent;
  std::optional<Conformity> conformity;  // of `exact` and `variant`
  std::string text;   // as it reads; when absent, the nearest text found, or ""
  std::string other;  // the second one, when ambiguous
  std::string where;  // "footer", "header", "main"…
};

/// Text of the footer, header and navigation and links that say nothing else outrank short
/// paragraphs, which outrank sentences; hidden text and scripts are never read. The three
/// states quoted together are an explanation, not a mention.
MentionReading read_mention(const Page& home);

}  // namespace vigie
