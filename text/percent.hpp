/// Percent-encoding of the parts of an address (WHATWG URL Standard, section 1.3).
#pragma once

#include <string>
#include <string_view>

namespace vigie {

enum class UrlPart { path, query, fragment };

/// Encodes what may not stand in that part; what is already encoded stays as it is.
std::string percent_encode(std::string_view text, UrlPart part);

/// Encodes everything but letters, digits and "-_.~" (RFC 3986's unreserved characters): for
/// text that must stay one value, '/' included.
std::string percent_encode_value(std::string_view text);

/// The same for each part of a path between slashes: "a b/c#" becomes "a%20b/c%23".
std::string percent_encode_segments(std::string_view path);

/// Each "%41" becomes its byte; a '%' without two digits stays.
std::string percent_decode(std::string_view text);

}  // namespace vigie
