#include "checks/figures.hpp"
#include "text/dates_in_text.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <utility>

#include <re2/re2.h>

namespace vigie {

namespace {

constexpr std::size_t kMostFigures = 400;
constexpr std::size_t kLabelBytes = 120;

bool is_told(Region region) {
  return region == Region::main || region == Region::hidden;
}

/// Nothing but a number, its multiplier and its suffix: a tile's value.
bool is_bare_number(const std::string& text) {
  static const RE2 kBare(
      R"(\s*[+≈~]?\s*(?:\d[\d .,\x{00A0}\x{202F}]*)\s*(?:k|K|M|Md|Mds|millions?|milliards?)?\s*(?:%|€|/ ?\d+)?\s*)");
  return RE2::FullMatch(text, kBare);
}

bool is_label(const Block& block) {
  return block.text.size() <= kLabelBytes && !is_bare_number(block.text) &&
         !parse_date_label(block.text);
}

/// The label of a tile is the block after the number, else the one before: in that order, since
/// tiles follow each other.
std::string label_of(const std::vector<Block>& blocks, std::size_t i) {
  if (i + 1 < blocks.size() && is_told(blocks[i + 1].region) && is_label(blocks[i + 1]))
    return blocks[i + 1].text;
  if (i > 0 && is_told(blocks[i - 1].region) && is_label(blocks[i - 1]))
    return blocks[i - 1].text;
  return {};
}

std::vector<Figure> tile(const std::vector<Block>& blocks, std::size_t i,
                         const FigureContext& context) {
  const std::string label = label_of(blocks, i);
  std::vector<Figure> figures = figures_in_line(blocks[i].text + ' ' + label, context);
  if (figures.size() > 1) figures.resize(1);
  for (Figure& figure : figures) {
    figure.label = label;
    figure.confidence_percent = label.empty() ? 40 : 85;
    figure.region = blocks[i].region;
  }
  return figures;
}

void add(std::vector<Figure>& figures, std::vector<Figure> more) {
  for (Figure& figure : more)
    if (figures.size() < kMostFigures) figures.push_back(std::move(figure));
}

}  // namespace

std::vector<Figure> figures_in_page(const Page& page) {
  std::vector<Figure> figures;
  FigureContext context{.section = {},
                        .unit_before = {},
                        .english = page.lang.starts_with("en"),
                        .own_figures = true};
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    const Block& block = page.blocks[i];
    if (!is_told(block.region)) continue;
    const bool is_heading = block.tag.size() == 2 && block.tag.front() == 'h';
    if (is_bare_number(block.text)) {
      add(figures, tile(block.tag == "td" ? std::vector<Block>{block} : page.blocks,
                        block.tag == "td" ? 0 : i, context));
      continue;
    }
    if (is_heading) context.section = fold(block.text);
    std::vector<Figure> found = figures_in_line(block.text, context);
    for (Figure& figure : found) figure.region = block.region;
    add(figures, std::move(found));
  }
  return figures;
}

}  // namespace vigie
