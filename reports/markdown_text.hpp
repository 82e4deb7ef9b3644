/// Text from outside inside Markdown: shown as it reads, never obeyed.
#pragma once

#include <string>
#include <string_view>

namespace vigie {

/// Outside text as inline Markdown that displays just that text, wherever it stands (also at
/// the start of a line and in a table's cell): no link, no HTML, no code, no new line, no
/// workflow command.
std::string markdown_text(std::string_view text);

/// A link with a text from outside. Only http and https addresses become links,
/// percent-encoded; for others the text and the address are shown as text.
std::string markdown_link(std::string_view text, std::string_view url);

/// A link whose text is the address itself.
std::string markdown_address(std::string_view url);

}  // namespace vigie
