/// A response to what checks may read: a Page, or the cause why there is none.
#pragma once

#include "crawler/http.hpp"
#include "crawler/page.hpp"
#include "text/expected.hpp"

#include <span>
#include <string>

namespace vigie {

/// Judges the status (5xx, 429, 403 are Unseen), recognises the kind from the content type and
/// the first bytes, decodes, and parses HTML (or takes text, JSON and XML as blocks of text).
/// A PDF and other binaries are Pages without content.
Expected<Page, Unseen> read_page(const Response& response,
                                 std::span<const std::string> xpaths = {});

}  // namespace vigie
