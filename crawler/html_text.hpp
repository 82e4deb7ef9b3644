/// The text of a page while it is walked: one long string, cut into blocks.
#pragma once

#include "crawler/page.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vigie {

/// What is displayed flows through one of these, what is hidden through another: a hidden
/// <span> in the middle of a sentence neither joins nor splits it.
class TextFlow {
 public:
  explicit TextFlow(std::size_t max_blocks) : max_blocks_(max_blocks) {}

  /// Adds text as the parser gives it. The first words of a block decide its tag and region.
  void append(std::string_view text, std::string_view tag, Region region);

  /// Ends the block, if one is open.
  void end_block(std::vector<Block>& blocks);

  /// Where the next text will stand.
  std::size_t position() const { return text_.size(); }
  /// The text from a position on, at most `max_bytes` of it, whole characters.
  std::string_view since(std::size_t position, std::size_t max_bytes) const;
  /// Characters so far, runs of white space counted once.
  std::size_t characters() const { return characters_; }

 private:
  std::size_t max_blocks_;
  std::string text_;  // a line feed between blocks
  std::size_t block_start_ = 0;
  bool has_words_ = false;  // in the open block
  std::string_view tag_;
  Region region_ = Region::main;
  std::size_t characters_ = 0;
};

}  // namespace vigie
