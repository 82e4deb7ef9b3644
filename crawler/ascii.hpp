/// ASCII letters without regard to case: names of tags, attributes, headers, encodings.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace vigie {

constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

constexpr bool is_ascii_letter(char c) {
  return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z';
}

/// HTML's white space: no vertical tab.
constexpr bool is_html_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

inline std::string ascii_lower(std::string_view text) {
  std::string lowered(text);
  for (char& c : lowered) c = ascii_lower(c);
  return lowered;
}

constexpr bool equals_ignoring_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b,
                            [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
}

constexpr bool starts_with_ignoring_case(std::string_view text, std::string_view start) {
  return equals_ignoring_case(text.substr(0, start.size()), start);
}

constexpr bool contains_ignoring_case(std::string_view text, std::string_view part) {
  if (part.empty()) return true;
  const auto same = [](char x, char y) { return ascii_lower(x) == ascii_lower(y); };
  return !std::ranges::search(text, part, same).empty();
}

}  // namespace vigie
