#include "text/glob.hpp"

#include <cstddef>

namespace vigie {

namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Matches one character against the pattern's element at `at` and moves `at` behind it.
bool matches_one(char c, std::string_view pattern, std::size_t& at) {
  if (pattern[at] != '[' || pattern.find(']', at + 2) == std::string_view::npos) {
    const char wanted = pattern[at++];
    return wanted == '?' || lower(wanted) == lower(c);
  }
  const std::size_t end = pattern.find(']', at + 2);
  std::string_view set = pattern.substr(at + 1, end - at - 1);
  at = end + 1;
  const bool negated = set.starts_with('!');
  if (negated) set.remove_prefix(1);
  bool found = false;
  while (!set.empty()) {
    const bool is_range = set.size() >= 3 && set[1] == '-';
    const char last = is_range ? set[2] : set[0];
    found = found || (lower(c) >= lower(set[0]) && lower(c) <= lower(last));
    set.remove_prefix(is_range ? 3 : 1);
  }
  return found != negated;
}

}  // namespace

bool matches_glob(std::string_view text, std::string_view pattern) {
  std::size_t at_text = 0;
  std::size_t at_pattern = 0;
  std::size_t star = std::string_view::npos;  // behind the last '*' seen
  std::size_t retry = 0;                      // where that '*' lets the text go on
  while (at_text < text.size()) {
    if (at_pattern < pattern.size() && pattern[at_pattern] == '*') {
      star = ++at_pattern;
      retry = at_text;
      continue;
    }
    std::size_t next = at_pattern;
    if (at_pattern < pattern.size() && matches_one(text[at_text], pattern, next)) {
      at_pattern = next;
      ++at_text;
      continue;
    }
    if (star == std::string_view::npos) return false;
    at_pattern = star;
    at_text = ++retry;
  }
  while (at_pattern < pattern.size() && pattern[at_pattern] == '*') ++at_pattern;
  return at_pattern == pattern.size();
}

}  // namespace vigie
