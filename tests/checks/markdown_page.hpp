/// Pages for tests, written as a reader sees them.
#pragma once

#include "crawler/page.hpp"

#include <string_view>

namespace vigie::tests {

/// A page from lines: "# title" to "#### title" are headings, "- item" list items, "| a | b |"
/// rows of a table, "[text](address)" links (relative ones below `url`), anything else a
/// paragraph. "header:", "nav:", "footer:", "consent:" and "hidden:" before a line say where it
/// stands. Emphasis (**) is dropped.
Page markdown_page(std::string_view text, std::string_view url);

}  // namespace vigie::tests
