#include "portfolio/sheet_patch.hpp"

#include "portfolio/clean_value.hpp"
#include "portfolio/lint_rules.hpp"
#include "text/url.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

namespace vigie {

namespace {

/// The lines of a text, each with its line end.
std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line;
  return text;
}

bool is_fence(std::string_view line) {
  return line.starts_with("---") && trim_spaces(line) == "---";
}

/// The line of the closing "---"; 0 when there is no front matter.
std::size_t end_of_front_matter(const std::vector<std::string>& lines) {
  if (lines.empty() || !is_fence(lines.front())) return 0;
  for (std::size_t i = 1; i < lines.size(); ++i)
    if (is_fence(lines[i])) return i;
  return 0;
}

/// Where a one-line value stands in its line, quotes left out.
struct ValuePlace {
  std::size_t begin = 0;
  std::size_t end = 0;
  char quote = '\0';
};

std::size_t plain_end(std::string_view line, std::size_t begin) {
  std::size_t end = std::min(line.find(" #", begin), line.size());
  while (end > begin &&
         (line[end - 1] == '\n' || line[end - 1] == '\r' || line[end - 1] == ' '))
    --end;
  return end;
}

/// Of a value that starts at `begin`; nothing for blocks, lists, anchors, escapes and the like.
std::optional<ValuePlace> value_at(std::string_view line, std::size_t begin) {
  begin = std::min(line.find_first_not_of(" \t", begin), line.size());
  if (begin == line.size() || line[begin] == '\n' || line[begin] == '\r') return std::nullopt;
  const char first = line[begin];
  if (first == '\'' || first == '"') {
    const std::size_t end = line.find(first, begin + 1);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view inside = line.substr(begin + 1, end - begin - 1);
    const bool has_escape = inside.find('\\') != std::string_view::npos ||
                            (end + 1 < line.size() && line[end + 1] == first);
    if (has_escape) return std::nullopt;
    return ValuePlace{.begin = begin + 1, .end = end, .quote = first};
  }
  if (std::string_view("|>[{&*!#%@`").find(first) != std::string_view::npos)
    return std::nullopt;
  return ValuePlace{.begin = begin, .end = plain_end(line, begin)};
}

/// The key of a line at the left margin, or "".
std::string_view key_of(std::string_view line) {
  const std::size_t colon = line.find(':');
  const bool is_key =
      colon != std::string_view::npos && colon > 0 && line.find_first_of(" \t-#") > colon &&
      colon + 1 < line.size() &&
      std::string_view(" \t\r\n").find(line[colon + 1]) != std::string_view::npos;
  return is_key ? line.substr(0, colon) : std::string_view{};
}

bool continues(const std::vector<std::string>& lines, std::size_t i) {
  return i + 1 < lines.size() &&
         (lines[i + 1].starts_with(' ') || lines[i + 1].starts_with('\t') ||
          lines[i + 1].starts_with("- "));
}

/// Whether YAML reads these words as they are, without quotes.
bool is_safe_plain(std::string_view value) {
  return !value.empty() && value.find(": ") == std::string_view::npos &&
         value.find(" #") == std::string_view::npos && !value.ends_with(':') &&
         std::string_view("-?:,[]{}#&*!|>'\"%@` ").find(value.front()) ==
             std::string_view::npos &&
         value.find('\n') == std::string_view::npos;
}

std::string quoted(std::string_view value) {
  std::string text = "'";
  for (const char c : value) text += c == '\'' ? "''" : std::string(1, c);
  return text + '\'';
}

/// The value as it may stand at a place of this quote; nothing when it does not fit in there.
std::optional<std::string> fitted(std::string_view value, char quote) {
  if (quote == '\0') return is_safe_plain(value) ? std::string(value) : quoted(value);
  const bool fits =
      value.find(quote) == std::string_view::npos && value.find('\\') == std::string_view::npos;
  return fits ? std::optional(std::string(value)) : std::nullopt;
}

void replace(std::string& line, const ValuePlace& place, std::string_view value) {
  if (const auto text = fitted(value, place.quote))
    line.replace(place.begin, place.end - place.begin, *text);
}

bool is_address_field(std::string_view field) {
  constexpr std::array<std::string_view, 6> kFields{"link",       "repository", "stats_url",
                                                    "budget_url", "impact_url", "dashlord_url"};
  return std::ranges::find(kFields, field) != kFields.end();
}

std::string tidied_address(std::string_view field, std::string_view value) {
  const std::string clean(trim_spaces(decode_entities(value)));
  auto url = parse_url(clean);
  if (!url) return clean;
  const bool has_tail = field == "repository" && clean.ends_with('/') && url->path != "/";
  std::string text = has_tail ? clean.substr(0, clean.size() - 1) : clean;
  if (!has_tracking_parameters(*url)) return text;
  return without_tracking_parameters(*url).href();
}

void tidy(std::string& line, std::string_view field, std::size_t value_begin) {
  const auto place = value_at(line, value_begin);
  if (!place) return;
  const std::string value = line.substr(place->begin, place->end - place->begin);
  const std::string better =
      is_address_field(field) ? tidied_address(field, value) : one_line(decode_entities(value));
  if (better != value && !better.empty()) replace(line, *place, better);
}

}  // namespace

std::string tidied_sheet(std::string_view sheet) {
  constexpr std::array<std::string_view, 5> kTexts{"title", "mission", "contact", "owner",
                                                   "incubator"};
  std::vector<std::string> lines = lines_of(sheet);
  const std::size_t end = end_of_front_matter(lines);
  for (std::size_t i = 1; i < end; ++i) {
    const std::string key(key_of(lines[i]));
    const bool is_text =
        is_address_field(key) || std::ranges::find(kTexts, key) != kTexts.end();
    if (is_text && !continues(lines, i)) tidy(lines[i], key, key.size() + 1);
    const std::size_t dash = lines[i].find_first_not_of(' ');
    const bool is_item = dash != std::string::npos && lines[i].compare(dash, 2, "- ") == 0 &&
                         lines[i].find(": ") == std::string::npos;
    if (is_item) tidy(lines[i], "", dash + 2);
  }
  return joined(lines);
}

std::string edited_sheet(std::string_view sheet, const std::vector<SheetEdit>& edits) {
  std::vector<std::string> lines = lines_of(sheet);
  for (const SheetEdit& edit : edits) {
    const std::size_t end = end_of_front_matter(lines);
    if (end == 0) return std::string(sheet);
    const auto last = lines.begin() + static_cast<std::ptrdiff_t>(end);
    const auto known = std::find_if(lines.begin() + 1, last, [&](const std::string& line) {
      return key_of(line) == edit.field;
    });
    if (known == last) {
      const bool is_dos = lines.front().ends_with("\r\n");
      lines.insert(last, edit.field + ": " +
                             (is_safe_plain(edit.value) ? edit.value : quoted(edit.value)) +
                             (is_dos ? "\r\n" : "\n"));
      continue;
    }
    if (continues(lines, static_cast<std::size_t>(known - lines.begin()))) continue;
    if (const auto place = value_at(*known, edit.field.size() + 1))
      replace(*known, *place, edit.value);
  }
  return joined(lines);
}

}  // namespace vigie
