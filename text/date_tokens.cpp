#include "text/date_tokens.hpp"

#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <charconv>
#include <string>

namespace vigie {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

/// What a code point is for a date.
enum class Nature { nothing, space, line_end, digit, letter, mark };

struct Piece {
  Nature nature = Nature::mark;
  std::string folded;  // of a letter, or the mark
  std::size_t bytes = 1;
};

/// The piece at `at`. Folding it between two letters tells a space from what vanishes.
Piece piece_at(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == '\n') return {Nature::line_end, {}, 1};
  if (is_digit(c)) return {Nature::digit, {}, 1};
  if (is_letter(c)) return {Nature::letter, std::string(1, static_cast<char>(c | 0x20)), 1};
  if (is_blank(c)) return {Nature::space, {}, 1};
  if (c > ' ' && c < '\x7F') return {Nature::mark, std::string(1, c), 1};
  const std::size_t bytes = decode_utf8(text, at).bytes;
  std::string between = "x";
  between += text.substr(at, bytes);
  between += 'x';
  std::string folded = fold(between);
  folded = folded.substr(1, folded.size() - 2);
  if (folded.empty()) return {Nature::nothing, {}, bytes};
  if (folded == " ") return {Nature::space, {}, bytes};
  const Nature nature = is_letter(folded.front()) ? Nature::letter : Nature::mark;
  return {nature, std::move(folded), bytes};
}

char mark_of(std::string_view folded) {
  if (folded == "°") return '#';
  if (folded == "`") return '\'';
  return folded.size() == 1 ? folded.front() : '?';
}

class Tokeniser {
 public:
  explicit Tokeniser(std::string_view text) : text_(text) {}

  std::vector<DateToken> run() {
    for (std::size_t at = 0; at < text_.size();) at = take(at);
    end_word();
    return std::move(tokens_);
  }

 private:
  /// Takes what stands at `at`; returns where the next piece is.
  std::size_t take(std::size_t at) {
    const Piece piece = piece_at(text_, at);
    const std::size_t next = at + piece.bytes;
    if (piece.nature == Nature::nothing) return next;
    if (piece.nature == Nature::letter) {
      if (word_.empty()) word_begin_ = at;
      if (word_.size() <= kLongestDateWord) word_ += piece.folded;
      word_end_ = next;
      return next;
    }
    end_word();
    if (piece.nature == Nature::digit) return take_number(at);
    if (piece.nature == Nature::mark) {
      add({.kind = DateTokenKind::mark,
           .mark = mark_of(piece.folded),
           .begin = at,
           .end = next});
    } else if (piece.nature == Nature::line_end) {
      add({.kind = DateTokenKind::line_end, .begin = at, .end = next});
    }
    touches_ = piece.nature == Nature::mark;
    return next;
  }

  std::size_t take_number(std::size_t at) {
    std::size_t end = at;
    while (end < text_.size() && is_digit(text_[end])) ++end;
    DateToken token{.kind = DateTokenKind::number, .begin = at, .end = end};
    constexpr std::size_t kMostDigits = 9;
    if (end - at <= kMostDigits) {
      token.digits = static_cast<int>(end - at);
      std::from_chars(text_.data() + at, text_.data() + end, token.number);
    }
    add(token);
    touches_ = true;
    return end;
  }

  void end_word() {
    if (word_.empty()) return;
    const DateWord word = date_word(word_);
    add({.kind = DateTokenKind::word,
         .word = word.kind,
         .is_short = word.is_short,
         .number = word.number,
         .begin = word_begin_,
         .end = word_end_});
    word_.clear();
    touches_ = true;
  }

  void add(DateToken token) {
    token.is_joined = touches_;
    tokens_.push_back(token);
  }

  std::string_view text_;
  std::vector<DateToken> tokens_;
  std::string word_;  // the word being read, folded, cut when too long to be a date's
  std::size_t word_begin_ = 0;
  std::size_t word_end_ = 0;
  bool touches_ = false;  // nothing since the last token
};

}  // namespace

DateTokens::DateTokens(std::string_view text) : tokens_(Tokeniser(text).run()) {}

}  // namespace vigie
