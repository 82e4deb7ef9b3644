/// Bytes of any declared encoding to UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace vigie {

/// UTF-8 text from a body, by the WHATWG order: byte order mark, `content_type`'s charset,
/// <meta> in the first 1,024 bytes, valid UTF-8, else windows-1252. Labels are the Encoding
/// Standard's. Undecodable bytes become U+FFFD.
std::string to_utf8(std::string_view body, std::string_view content_type);

}  // namespace vigie
