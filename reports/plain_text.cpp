#include "reports/plain_text.hpp"

#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace vigie {

namespace {

// U+2028 and U+2029, which some readers take for line feeds.
constexpr std::array<std::string_view, 2> kLineSeparators{"\u2028", "\u2029"};
// Directional marks, embeddings, overrides and isolates: they reorder what is displayed.
constexpr std::array<std::string_view, 12> kDirections{"\u200E", "\u200F", "\u061C", "\u202A",
                                                       "\u202B", "\u202C", "\u202D", "\u202E",
                                                       "\u2066", "\u2067", "\u2068", "\u2069"};

bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80U;
}

/// The first of `words` that `text` starts with, or "".
std::string_view start_of(std::string_view text, std::span<const std::string_view> words) {
  const auto found = std::ranges::find_if(
      words, [&](std::string_view word) { return text.starts_with(word); });
  return found == words.end() ? std::string_view{} : *found;
}

/// What the first character of `text` becomes on a line, and how many bytes it takes.
struct Step {
  std::string_view shown;
  std::size_t bytes = 1;
};

Step step(std::string_view text) {
  const char c = text.front();
  if (c == '\n' || c == '\t') return {.shown = " "};
  if (is_ascii(c)) return {.shown = text.substr(0, 1)};
  if (const std::string_view mark = start_of(text, kDirections); !mark.empty())
    return {.shown = "", .bytes = mark.size()};
  if (const std::string_view mark = start_of(text, kLineSeparators); !mark.empty())
    return {.shown = " ", .bytes = mark.size()};
  return {.shown = text.substr(0, 1)};
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
}

}  // namespace

std::string plain_line(std::string_view text) {
  const std::string valid = valid_utf8(text);
  std::string_view rest = valid;
  std::string line;
  line.reserve(valid.size());
  while (!rest.empty()) {
    const Step next = step(rest);
    line += next.shown;
    rest.remove_prefix(next.bytes);
  }
  return std::string(trim(line));
}

std::string terminal_text(std::string_view text) {
  std::string line = plain_line(text);
  replace_all(line, "##[", "# #[");
  if (line.starts_with("::")) line.insert(1, " ");
  return line;
}

Instruction instruction(std::string_view text, std::size_t indent) {
  Instruction result;
  const std::vector<std::string_view> lines = split(trim(text), '\n');
  if (lines.empty()) return result;
  result.said = std::string(lines.front());
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::string line = terminal_text(lines.at(i));
    if (line.empty() && result.to_paste.empty()) continue;
    const std::size_t own = std::min(lines.at(i).find_first_not_of(' '), lines.at(i).size());
    if (!line.empty()) result.to_paste.append(indent + own, ' ');
    result.to_paste += line + "\n";
  }
  return result;
}

}  // namespace vigie
