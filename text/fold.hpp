/// Text made comparable: what a reader takes for the same words becomes the same bytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vigie {

/// Valid UTF-8 from any bytes: broken sequences become U+FFFD, NUL and other control characters
/// (tab and line feed excepted) are dropped.
std::string valid_utf8(std::string_view bytes);

/// NFC; every Unicode space becomes one ' ' (runs collapse, ends trimmed), every apostrophe ',
/// every dash -, zero-width characters and soft hyphens vanish. Case and accents stay: the
/// result can be quoted.
std::string normalise(std::string_view text);

/// `normalise`, then lower case without accents ("Accessibilité" → "accessibilite", "œ" →
/// "oe"): for comparing, not for quoting.
std::string fold(std::string_view text);

/// Where a folded phrase stands in folded text, at word boundaries on both sides; npos if
/// absent.
std::size_t find_words(std::string_view folded_text, std::string_view folded_phrase,
                       std::size_t from = 0);
bool contains_words(std::string_view folded_text, std::string_view folded_phrase);

/// At most `max_characters` code points around `position` (a byte offset), cut at word
/// boundaries, with "…" where something was left out. For excerpts.
std::string excerpt(std::string_view text, std::size_t position = 0,
                    std::size_t max_characters = 300);

/// Without ASCII white space at either end.
std::string_view trim(std::string_view text);

/// The parts between separators, empty ones included; one part when there is no separator.
std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace vigie
