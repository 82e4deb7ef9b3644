/// The look at a document before it is parsed: refuses what makes parsers slow.
#pragma once

#include "crawler/html.hpp"

#include <optional>
#include <string_view>

namespace vigie {

/// Why the document should not be parsed, or nothing. One pass over the bytes, in linear time.
/// It estimates: elements that need an end tag and did not get one are open; attributes that
/// further <html> and <body> tags add to the first count as one tag's. What it lets pass by
/// mistake meets the parser's budget.
std::optional<HtmlProblem> problem_before_parsing(std::string_view html,
                                                  const HtmlLimits& limits);

}  // namespace vigie
