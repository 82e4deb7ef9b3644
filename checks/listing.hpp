/// Sentences that end in a list of things that are themselves said in two languages.
#pragma once

#include "text/message.hpp"

#include <span>

namespace vigie {

/// `text`, whose list is written "{0}{1}{2}{3}{4}{5}{6}{7}{8}": the items with commas between
/// them. There must be room for 2 × items − 1 placeholders; those left over are said as
/// nothing.
Message listing(const Text& text, std::span<const Text* const> items);

}  // namespace vigie
