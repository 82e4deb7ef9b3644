/// A text cut into what dates are written with: numbers, words, marks and ends of lines.
#pragma once

#include "text/date_words.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace vigie {

enum class DateTokenKind : std::uint8_t { number, word, mark, line_end };

struct DateToken {
  DateTokenKind kind = DateTokenKind::line_end;
  DateWordKind word = DateWordKind::other;  // of a word
  bool is_short = false;                    // of a word: an abbreviation
  bool is_joined = false;                   // touches the token before it
  char mark = '\0';       // of a mark: every dash is '-', '°' is '#', what is not ASCII '?'
  int number = -1;        // of a number of at most nine digits; of a word, its number
  int digits = 0;         // of a number
  std::size_t begin = 0;  // byte offsets in the text
  std::size_t end = 0;

  bool is_number() const { return kind == DateTokenKind::number; }
  bool is_word(DateWordKind wanted) const {
    return kind == DateTokenKind::word && word == wanted;
  }
  bool is_mark(char wanted) const { return kind == DateTokenKind::mark && mark == wanted; }
};

/// The tokens of a text; reading beyond either end gives the end of a line, so that looking
/// ahead and behind needs no bounds.
class DateTokens {
 public:
  explicit DateTokens(std::string_view text);

  std::size_t size() const { return tokens_.size(); }
  const DateToken& operator[](std::size_t index) const {
    return index < tokens_.size() ? tokens_[index] : kBeyond;
  }
  /// The token before `index`.
  const DateToken& before(std::size_t index) const {
    return index == 0 ? kBeyond : (*this)[index - 1];
  }

 private:
  static constexpr DateToken kBeyond{};
  std::vector<DateToken> tokens_;
};

}  // namespace vigie
