#include "crawler/encoding_decode.hpp"

#include "text/utf8.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

namespace vigie {

namespace {

/// Code points of the bytes 0x80 to 0xFF.
using UpperHalf = std::array<char16_t, 128>;

constexpr UpperHalf make_windows_1252() {
  // Bytes without a character are the control characters of the same value.
  constexpr std::array<char16_t, 32> kFirst{
      0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};
  UpperHalf table{};
  for (std::size_t i = 0; i < table.size(); ++i)
    table[i] = i < kFirst.size() ? kFirst[i] : static_cast<char16_t>(0x80 + i);
  return table;
}

constexpr UpperHalf make_iso_8859_16() {
  struct Change {
    std::uint8_t byte;
    char16_t code_point;
  };
  constexpr std::array<Change, 40> kChanges{{
      {0xA1, 0x104}, {0xA2, 0x105}, {0xA3, 0x141}, {0xA4, 0x20AC}, {0xA5, 0x201E},
      {0xA6, 0x160}, {0xA8, 0x161}, {0xAA, 0x218}, {0xAC, 0x179},  {0xAE, 0x17A},
      {0xAF, 0x17B}, {0xB2, 0x10C}, {0xB3, 0x142}, {0xB4, 0x17D},  {0xB5, 0x201D},
      {0xB8, 0x17E}, {0xB9, 0x10D}, {0xBA, 0x219}, {0xBC, 0x152},  {0xBD, 0x153},
      {0xBE, 0x178}, {0xBF, 0x17C}, {0xC3, 0x102}, {0xC5, 0x106},  {0xD0, 0x110},
      {0xD1, 0x143}, {0xD5, 0x150}, {0xD7, 0x15A}, {0xD8, 0x170},  {0xDD, 0x118},
      {0xDE, 0x21A}, {0xE3, 0x103}, {0xE5, 0x107}, {0xF0, 0x111},  {0xF1, 0x144},
      {0xF5, 0x151}, {0xF7, 0x15B}, {0xF8, 0x171}, {0xFD, 0x119},  {0xFE, 0x21B},
  }};
  UpperHalf table{};
  for (std::size_t i = 0; i < table.size(); ++i) table[i] = static_cast<char16_t>(0x80 + i);
  for (const Change& change : kChanges) table[change.byte - 0x80U] = change.code_point;
  return table;
}

/// U+F780 to U+F7FF: private characters that keep the bytes.
constexpr UpperHalf make_user_defined() {
  UpperHalf table{};
  for (std::size_t i = 0; i < table.size(); ++i) table[i] = static_cast<char16_t>(0xF780 + i);
  return table;
}

constexpr UpperHalf kWindows1252 = make_windows_1252();
constexpr UpperHalf kIso885916 = make_iso_8859_16();
constexpr UpperHalf kUserDefined = make_user_defined();

std::string decode_by_table(std::string_view bytes, const UpperHalf& table) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      text += c;
    } else {
      append_utf8(text, table[byte - 0x80U]);
    }
  }
  return text;
}

std::string decode_by_icu(std::string_view bytes, const char* converter_name) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
      ucnv_open(converter_name, &error), ucnv_close);
  if (U_FAILURE(error)) return decode_by_table(bytes, kWindows1252);
  icu::UnicodeString decoded(bytes.data(), static_cast<int32_t>(bytes.size()), converter.get(),
                             error);
  // ICU writes the ASCII substitute for a single byte that it cannot decode.
  decoded.findAndReplace(icu::UnicodeString(UChar32{0x1A}),
                         icu::UnicodeString(UChar32{0xFFFD}));
  std::string text;
  return repair_utf8(decoded.toUTF8String(text));
}

/// Where the ASCII run at `at` ends.
std::size_t skip_ascii(std::string_view bytes, std::size_t at) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  while (at + sizeof(std::uint64_t) <= bytes.size()) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + at, sizeof(word));
    if ((word & kHighBits) != 0) break;
    at += sizeof(word);
  }
  while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) ++at;
  return at;
}

}  // namespace

std::string decode(std::string_view bytes, const Encoding& encoding) {
  if (encoding.converter != nullptr) return decode_by_icu(bytes, encoding.converter);
  if (encoding.name == "utf-8") return is_utf8(bytes) ? std::string(bytes) : repair_utf8(bytes);
  if (encoding.name == "iso-8859-16") return decode_by_table(bytes, kIso885916);
  if (encoding.name == "x-user-defined") return decode_by_table(bytes, kUserDefined);
  // Encodings that hide markup from filters: the standard shows nothing of such a document.
  if (encoding.name == "replacement") return bytes.empty() ? "" : "\uFFFD";
  return decode_by_table(bytes, kWindows1252);
}

bool is_utf8(std::string_view bytes) {
  std::size_t at = skip_ascii(bytes, 0);
  while (at < bytes.size()) {
    const DecodedCodePoint point = decode_utf8(bytes, at);
    if (!point.is_valid) return false;
    at = skip_ascii(bytes, at + point.bytes);
  }
  return true;
}

}  // namespace vigie
