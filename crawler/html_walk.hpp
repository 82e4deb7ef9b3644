/// The one walk over a document's tree that fills a Page.
#pragma once

#include "crawler/html.hpp"
#include "crawler/page.hpp"
#include "text/url.hpp"

#include <string_view>

#include <gumbo.h>

namespace vigie {

/// Everything that a page's document says, `selections` apart. `html` is the text that the tree
/// was parsed from; `address` that of the document. Iterative; time and memory are
/// proportional to the tree.
Page walk_html(const GumboNode& document, std::string_view html, const Url& address,
               const HtmlLimits& limits);

}  // namespace vigie
