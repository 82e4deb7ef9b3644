#include "markdown_page.hpp"

#include "text/fold.hpp"
#include "text/url.hpp"

#include <array>
#include <string>
#include <utility>
#include <vector>

namespace vigie::tests {

namespace {

constexpr std::array<std::pair<std::string_view, Region>, 5> kRegions{{
    {"header:", Region::header},
    {"nav:", Region::navigation},
    {"footer:", Region::footer},
    {"consent:", Region::consent},
    {"hidden:", Region::hidden},
}};

Region take_region(std::string_view& line) {
  for (const auto& [prefix, region] : kRegions) {
    if (!line.starts_with(prefix)) continue;
    line = trim(line.substr(prefix.size()));
    return region;
  }
  return Region::main;
}

std::string without_emphasis(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i).starts_with("**"))
      ++i;
    else
      plain += text[i];
  }
  return plain;
}

/// The line's text; its links are added to the page on the way.
std::string take_links(std::string_view line, Region region, Page& page) {
  std::string text;
  while (!line.empty()) {
    const std::size_t open = line.find('[');
    const std::size_t middle = line.find("](", open == std::string_view::npos ? 0 : open);
    const std::size_t close = line.find(')', middle == std::string_view::npos ? 0 : middle);
    if (open == std::string_view::npos || middle == std::string_view::npos ||
        close == std::string_view::npos)
      break;
    const std::string_view shown = line.substr(open + 1, middle - open - 1);
    const std::string_view target = line.substr(middle + 2, close - middle - 2);
    const auto base = parse_url(page.final_url);
    const auto url = base ? resolve(*base, target) : parse_url(target);
    page.links.push_back({.url = url ? url->href() : std::string(target),
                          .text = normalise(shown),
                          .label = {},
                          .rel = {},
                          .region = region});
    text += line.substr(0, open);
    text += shown;
    line.remove_prefix(close + 1);
  }
  text += line;
  return normalise(without_emphasis(text));
}

void add_row(std::string_view line, Region region, Page& page) {
  if (line.find_first_not_of("|-: ") == std::string_view::npos) return;
  line.remove_prefix(1);
  if (line.ends_with('|')) line.remove_suffix(1);
  std::vector<std::string> row;
  for (const std::string_view cell : split(line, '|')) {
    row.push_back(normalise(cell));
    if (!row.back().empty())
      page.blocks.push_back({.text = row.back(), .tag = "td", .region = region});
  }
  page.tables.back().rows.push_back(std::move(row));
}

void add_text(std::string_view line, Region region, Page& page) {
  std::size_t level = 0;
  while (level < line.size() && line[level] == '#') ++level;
  std::string tag = "p";
  if (level > 0) {
    tag = "h" + std::to_string(level);
    line.remove_prefix(level);
  } else if (line.starts_with("- ") || line.starts_with("* ")) {
    tag = "li";
    line.remove_prefix(2);
  }
  const std::string text = take_links(line, region, page);
  if (text.empty()) return;
  page.blocks.push_back({.text = text, .tag = tag, .region = region});
  if (level > 0)
    page.headings.push_back({.level = static_cast<int>(level), .text = text, .region = region});
}

}  // namespace

Page markdown_page(std::string_view text, std::string_view url) {
  Page page;
  page.url = page.final_url = url;
  page.content_type = "text/html; charset=utf-8";
  page.sha256 = std::string(64, 'a');
  bool is_in_table = false;
  for (const std::string_view raw : split(text, '\n')) {
    std::string_view line = trim(raw);
    const Region region = take_region(line);
    const bool is_row = line.starts_with('|');
    if (is_row && !is_in_table)
      page.tables.push_back({.caption = {}, .rows = {}, .region = region});
    is_in_table = is_row;
    if (is_row)
      add_row(line, region, page);
    else
      add_text(line, region, page);
  }
  return page;
}

}  // namespace vigie::tests
