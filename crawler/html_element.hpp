/// Reading one element of a Gumbo tree.
#pragma once

#include <optional>
#include <string_view>

#include <gumbo.h>

namespace vigie {

/// The element behind a node; null for text, comments and the document.
const GumboElement* element_of(const GumboNode& node);

/// The nodes below an element, a template or the document; null for those that hold none.
const GumboVector* children_of(const GumboNode& node);

/// An attribute's value, which lives as long as the tree; nothing when it is absent. `name` in
/// lower case.
std::optional<std::string_view> attribute(const GumboElement& element, std::string_view name);

/// The same, "" when it is absent.
std::string_view attribute_or_empty(const GumboElement& element, std::string_view name);

/// "div"; the name as written for elements that HTML does not know. The view lives as long as
/// the document's text.
std::string_view tag_name(const GumboElement& element);

/// All that stands directly in the element: the content of <script>, <title> or <noscript>.
std::string_view only_text(const GumboElement& element);

}  // namespace vigie
