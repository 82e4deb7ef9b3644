/// The word that somebody probably meant.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace vigie {

/// The nearest of `known` within a third of the word's length (Damerau-Levenshtein distance,
/// case ignored); the first of equals; nothing when all are too far.
std::optional<std::string> nearest_word(std::string_view word,
                                        std::span<const std::string_view> known);

/// " (did you mean 'x'?)", or "" when nothing is near: ready to append to a message.
std::string did_you_mean(std::string_view word, std::span<const std::string_view> known);

}  // namespace vigie
