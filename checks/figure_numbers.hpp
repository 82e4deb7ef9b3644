/// Numbers as people write them, in French and in English.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace vigie {

enum class NumberSuffix { none, percent, euro, scale };

struct NumberToken {
  std::size_t begin = 0;  // byte offsets in normalised text
  std::size_t end = 0;    // after multiplier and suffix
  double value = 0;
  bool has_multiplier = false;  // "3,2 millions"
  bool is_grouped = false;      // "12 243"
  bool is_word = false;         // "un million", "deux"
  NumberSuffix suffix = NumberSuffix::none;
  double scale = 0;  // 5 of "4,6/5"
};

/// In order. "12 243", "300.000", "3,345 millions", "2.1 M", "92,5 %", "4,6/5", "1,2 M€", "un
/// million", "une centaine de milliers". What is glued to letters ("v2", "19h30", "3e") is
/// none. With `english`, ',' groups and '.' is decimal.
std::vector<NumberToken> numbers_in(std::string_view normalised, bool english);

}  // namespace vigie
