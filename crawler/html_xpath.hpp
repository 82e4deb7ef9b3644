/// XPath on an HTML document: the tree handed to libxml2, when somebody asks.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include <gumbo.h>

namespace vigie {

/// For each expression the normalised texts that it selects, in document order: at most 200 of
/// 2,000 bytes. Element names are in lower case and in no namespace. A string or number is one
/// text; a boolean is "true" or nothing. Of a huge document the first 30,000 nodes are looked
/// at. An invalid expression, or one that takes over two million steps, selects nothing.
std::map<std::string, std::vector<std::string>> select_by_xpath(
    const GumboNode& document, std::span<const std::string> xpaths);

}  // namespace vigie
