/// Text from outside on its way into HTML, SVG and XML.
#pragma once

#include <string>
#include <string_view>

namespace vigie {

/// On one line, with every character escaped that means something in an element or in a quoted
/// attribute.
std::string markup_text(std::string_view text);

/// The address when it is http or https, escaped for an attribute; "" otherwise: a link to
/// anything else is none.
std::string markup_address(std::string_view url);

}  // namespace vigie
