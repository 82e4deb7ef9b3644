/// What a body is: by its declared type, corrected by its first bytes.
#pragma once

#include "crawler/page.hpp"

#include <string_view>

namespace vigie {

/// A signature ("%PDF-", "<!doctype html", "<html") outweighs the header, which many servers
/// get wrong; without a useful header, "<?xml", well-formed JSON and the absence of control
/// characters decide.
ContentKind content_kind(std::string_view content_type, std::string_view body);

}  // namespace vigie
