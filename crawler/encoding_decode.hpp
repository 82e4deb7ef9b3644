/// Bytes of one known encoding to UTF-8.
#pragma once

#include "crawler/encoding_labels.hpp"

#include <string>
#include <string_view>

namespace vigie {

/// Valid UTF-8, whatever the bytes: what does not decode becomes U+FFFD.
std::string decode(std::string_view bytes, const Encoding& encoding);

/// True when the bytes are well-formed UTF-8.
bool is_utf8(std::string_view bytes);

}  // namespace vigie
