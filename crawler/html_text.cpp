#include "crawler/html_text.hpp"

#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <utility>

namespace vigie {

namespace {

/// Characters as displayed: a run of white space counts once, none at the start.
std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  bool after_space = true;
  for (const char c : text) {
    const bool is_space = c >= 0 && c <= ' ';
    const bool is_continuation = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
    count += is_continuation || (is_space && after_space) ? 0 : 1;
    after_space = is_space;
  }
  return count;
}

}  // namespace

void TextFlow::append(std::string_view text, std::string_view tag, Region region) {
  const std::size_t characters = count_characters(text);
  if (characters > 0 && !has_words_) {
    has_words_ = true;
    tag_ = tag;
    region_ = region;
  }
  characters_ += characters;
  text_ += text;
}

void TextFlow::end_block(std::vector<Block>& blocks) {
  if (has_words_ && blocks.size() < max_blocks_) {
    std::string block = normalise(std::string_view(text_).substr(block_start_));
    if (!block.empty())
      blocks.push_back({.text = std::move(block), .tag = std::string(tag_), .region = region_});
  }
  if (has_words_) text_ += '\n';
  has_words_ = false;
  block_start_ = text_.size();
}

std::string_view TextFlow::since(std::size_t position, std::size_t max_bytes) const {
  const std::string_view rest =
      std::string_view(text_).substr(std::min(position, text_.size()));
  return rest.size() <= max_bytes ? rest : rest.substr(0, code_point_start(rest, max_bytes));
}

}  // namespace vigie
