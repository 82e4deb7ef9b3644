/// SHA-256 of bytes, as hexadecimal.
#pragma once

#include <string>
#include <string_view>

namespace vigie {

/// 64 lower-case hexadecimal digits (FIPS 180-4, through OpenSSL).
std::string sha256_hex(std::string_view bytes);

}  // namespace vigie
