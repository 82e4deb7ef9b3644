#include "text/fold.hpp"

#include "text/utf8.hpp"

#include <algorithm>
#include <array>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace vigie {

namespace {

/// `plain_form` answers this for what vanishes.
constexpr char32_t kNothing = 0;

constexpr bool is_space(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
         c == 0x205F || c == 0x3000;
}

/// Typographic apostrophes and what keyboards offer in their place. U+374, U+1FEF and U+1FFD
/// are there because NFC turns them into others of the list.
constexpr bool is_apostrophe(char32_t c) {
  switch (c) {
    case 0x60:
    case 0xB4:
    case 0x2B9:
    case 0x2BB:
    case 0x2BC:
    case 0x374:
    case 0x1FEF:
    case 0x1FFD:
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2032:
    case 0xFF07:
      return true;
    default:
      return false;
  }
}

constexpr bool is_dash(char32_t c) {
  return (c >= 0x2010 && c <= 0x2015) || c == 0x2043 || c == 0x2212 || c == 0xFE58 ||
         c == 0xFE63 || c == 0xFF0D;
}

constexpr bool is_control(char32_t c) {
  return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c <= 0x9F);
}

/// Soft hyphen, zero-width characters, directional controls, byte order marks.
constexpr bool is_invisible(char32_t c) {
  return c == 0xAD || c == 0x61C || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

/// The character that `normalise` writes for `c`: itself, ' ', '\'', '-' or kNothing.
constexpr char32_t plain_form(char32_t c) {
  if (is_space(c)) return ' ';
  if (is_apostrophe(c)) return '\'';
  if (is_dash(c)) return '-';
  if (is_control(c) || is_invisible(c)) return kNothing;
  return c;
}

using AsciiTable = std::array<char, 128>;

constexpr AsciiTable make_plain_table() {
  AsciiTable table{};
  for (std::size_t c = 0; c < table.size(); ++c) {
    table[c] = static_cast<char>(plain_form(static_cast<char32_t>(c)));
  }
  return table;
}

constexpr AsciiTable make_folded_table() {
  AsciiTable table = make_plain_table();
  for (std::size_t c = 'A'; c <= 'Z'; ++c) table[c] = static_cast<char>(c - 'A' + 'a');
  return table;
}

constexpr AsciiTable kPlainAscii = make_plain_table();
constexpr AsciiTable kFoldedAscii = make_folded_table();

/// Whether the next space would be one too many: at the start, or after another.
bool needs_no_space(const std::string& out) {
  return out.empty() || out.back() == ' ';
}

/// Appends the run of ASCII at `at`, each byte through `table`; returns where it ends.
std::size_t append_ascii_run(std::string& out, std::string_view text, std::size_t at,
                             const AsciiTable& table) {
  bool after_space = needs_no_space(out);
  std::size_t written = out.size();
  const auto is_run = [&](std::size_t i) { return static_cast<unsigned char>(text[i]) < 0x80; };
  std::size_t end = at;
  while (end < text.size() && is_run(end)) ++end;
  out.resize(written + (end - at));
  for (; at < end; ++at) {
    const char c = table[static_cast<unsigned char>(text[at])];
    if (c == static_cast<char>(kNothing) || (c == ' ' && after_space)) continue;
    after_space = c == ' ';
    out[written++] = c;
  }
  out.resize(written);
  return end;
}

void append_plain(std::string& out, char32_t code_point) {
  const char32_t plain = plain_form(code_point);
  if (plain == kNothing || (plain == ' ' && needs_no_space(out))) return;
  append_utf8(out, plain);
}

/// Whether a text that holds `c` may not be NFC yet; most text has no such character.
bool may_need_composing(char32_t c) {
  if (c < 0x300) return false;
  const auto point = static_cast<UChar32>(c);
  return u_getCombiningClass(point) != 0 ||
         u_getIntPropertyValue(point, UCHAR_NFC_QUICK_CHECK) != UNORM_YES;
}

void trim_end(std::string& out) {
  while (!out.empty() && out.back() == ' ') out.pop_back();
}

/// NFC; the text itself in the rare case that ICU cannot.
std::string composed(std::string text) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(error);
  if (U_FAILURE(error)) return text;
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  nfc->normalizeUTF8(0, text, sink, nullptr, error);
  return U_FAILURE(error) ? text : out;
}

/// Letters that Unicode does not decompose although readers type them with two or without a
/// bar.
std::string_view spelled_letter(char32_t lower_case) {
  switch (lower_case) {
    case 0xE6:
      return "ae";
    case 0xF0:
    case 0x111:
      return "d";
    case 0xF8:
      return "o";
    case 0xFE:
      return "th";
    case 0xDF:
    case 0x1E9E:
      return "ss";
    case 0x131:
      return "i";
    case 0x142:
      return "l";
    case 0x153:
      return "oe";
    default:
      return "";
  }
}

void append_lower_base(std::string& out, char32_t code_point) {
  const auto point = static_cast<UChar32>(code_point);
  if (u_charType(point) == U_NON_SPACING_MARK) return;
  const auto lower = static_cast<char32_t>(u_foldCase(point, U_FOLD_CASE_DEFAULT));
  const std::string_view spelled = spelled_letter(lower);
  if (spelled.empty()) {
    append_plain(out, lower);
  } else {
    out += spelled;
  }
}

/// Appends a character beyond ASCII in lower case, taken apart (NFKD) and without its marks.
void append_folded(std::string& out, char32_t code_point) {
  const char32_t plain = plain_form(code_point);
  if (plain == kNothing || plain < 0x80) return append_plain(out, code_point);
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(error);
  icu::UnicodeString parts;
  const bool has_parts =
      U_SUCCESS(error) != 0 && nfkd->getDecomposition(static_cast<UChar32>(plain), parts) != 0;
  if (!has_parts) return append_lower_base(out, plain);
  for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    append_lower_base(out, static_cast<char32_t>(parts.char32At(i)));
  }
}

constexpr char32_t kTableEnd = 0x250;  // Latin letters of European languages end here

/// Folded forms of U+0080…U+024F, worked out once. What begins with a space is not in it.
const std::array<std::string, kTableEnd>& latin_table() {
  static const std::array<std::string, kTableEnd> table = [] {
    std::array<std::string, kTableEnd> folded;
    for (char32_t c = 0x80; c < kTableEnd; ++c) append_folded(folded.at(c), c);
    return folded;
  }();
  return table;
}

bool is_word_character(char32_t code_point) {
  return u_isalnum(static_cast<UChar32>(code_point)) != 0;
}

/// True when no word goes on across the byte offset `at`.
bool is_word_boundary(std::string_view text, std::size_t at) {
  if (at == 0 || at >= text.size()) return true;
  const char32_t before = decode_utf8(text, code_point_start(text, at - 1)).value;
  const char32_t after = decode_utf8(text, at).value;
  return !is_word_character(before) || !is_word_character(after);
}

std::size_t forward(std::string_view text, std::size_t at, std::size_t code_points) {
  while (code_points > 0 && at < text.size()) {
    at += decode_utf8(text, at).bytes;
    --code_points;
  }
  return at;
}

std::size_t backward(std::string_view text, std::size_t at, std::size_t code_points) {
  while (code_points > 0 && at > 0) {
    at = code_point_start(text, at - 1);
    --code_points;
  }
  return at;
}

bool is_blank(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/// The next start of a word from `at`, unless that passes `limit` or there is none.
std::size_t word_start(std::string_view text, std::size_t at, std::size_t limit) {
  if (at == 0 || is_blank(text[at - 1])) return at;
  const std::size_t space = text.substr(0, limit).find(' ', at);
  return space == std::string_view::npos ? at : space + 1;
}

/// The last end of a word up to `at`, unless that passes `limit` or there is none.
std::size_t word_end(std::string_view text, std::size_t at, std::size_t limit) {
  if (is_blank(text[at])) return at;
  const std::size_t space = text.rfind(' ', at);
  return space == std::string_view::npos || space <= limit ? at : space;
}

}  // namespace

std::string valid_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const DecodedCodePoint point = decode_utf8(bytes, at);
    if (!is_control(point.value)) append_utf8(out, point.value);
    at += point.bytes;
  }
  return out;
}

std::string normalise(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool needs_composing = false;
  for (std::size_t at = append_ascii_run(out, text, 0, kPlainAscii); at < text.size();
       at = append_ascii_run(out, text, at, kPlainAscii)) {
    const DecodedCodePoint point = decode_utf8(text, at);
    append_plain(out, point.value);
    needs_composing = needs_composing || may_need_composing(point.value);
    at += point.bytes;
  }
  trim_end(out);
  return needs_composing ? composed(std::move(out)) : out;
}

std::string fold(std::string_view text) {
  const std::array<std::string, kTableEnd>& latin = latin_table();
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = append_ascii_run(out, text, 0, kFoldedAscii); at < text.size();
       at = append_ascii_run(out, text, at, kFoldedAscii)) {
    const DecodedCodePoint point = decode_utf8(text, at);
    // An empty entry is either nothing or a space, which depends on what stands before.
    if (point.value < kTableEnd && !latin[point.value].empty()) {
      out += latin[point.value];
    } else {
      append_folded(out, point.value);
    }
    at += point.bytes;
  }
  trim_end(out);
  return out;
}

std::size_t find_words(std::string_view folded_text, std::string_view folded_phrase,
                       std::size_t from) {
  if (folded_phrase.empty()) return std::string_view::npos;
  std::size_t at = folded_text.find(folded_phrase, from);
  while (at != std::string_view::npos) {
    if (is_word_boundary(folded_text, at) &&
        is_word_boundary(folded_text, at + folded_phrase.size())) {
      return at;
    }
    at = folded_text.find(folded_phrase, at + 1);
  }
  return std::string_view::npos;
}

bool contains_words(std::string_view folded_text, std::string_view folded_phrase) {
  return find_words(folded_text, folded_phrase) != std::string_view::npos;
}

std::string excerpt(std::string_view text, std::size_t position, std::size_t max_characters) {
  constexpr std::string_view kEllipsis = "…";
  if (forward(text, 0, max_characters) >= text.size()) return std::string(trim(text));
  if (max_characters < 3) return std::string(text.substr(0, forward(text, 0, max_characters)));

  // A third of the room shows what leads to the position; each ellipsis takes one character.
  position = code_point_start(text, std::min(position, text.size() - 1));
  std::size_t begin = word_start(text, backward(text, position, max_characters / 3), position);
  std::size_t end = forward(text, begin, max_characters - (begin == 0 ? 1 : 2));
  if (end == text.size()) {
    begin = word_start(text, backward(text, end, max_characters - 1), position);
  } else {
    end = word_end(text, end, position);
  }
  std::string out;
  if (begin > 0) out += kEllipsis;
  out += trim(text.substr(begin, end - begin));
  if (end < text.size()) out += kEllipsis;
  return out;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t end = text.find(separator); end != std::string_view::npos;
       end = text.find(separator)) {
    parts.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  parts.push_back(text);
  return parts;
}

}  // namespace vigie
