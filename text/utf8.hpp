/// Code points in and out of UTF-8, one at a time and for any bytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vigie {

inline constexpr char32_t kReplacement = 0xFFFD;

/// A code point and the bytes that it took (at least 1).
struct DecodedCodePoint {
  char32_t value = kReplacement;
  std::size_t bytes = 1;
  bool is_valid = false;  // false: a broken sequence, to be read as U+FFFD
};

/// The code point at `at` (< text.size()). A broken sequence takes the bytes that browsers
/// replace by one U+FFFD (WHATWG Encoding Standard, "maximal subpart").
DecodedCodePoint decode_utf8(std::string_view text, std::size_t at);

/// Appends a Unicode scalar value.
void append_utf8(std::string& out, char32_t code_point);

/// The start of the code point that holds the byte at `at`.
std::size_t code_point_start(std::string_view text, std::size_t at);

/// True when every byte is below 0x80.
bool is_ascii(std::string_view text);

/// Broken sequences become U+FFFD; everything else stays, control characters included.
std::string repair_utf8(std::string_view bytes);

}  // namespace vigie
