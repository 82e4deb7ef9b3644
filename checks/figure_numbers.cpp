#include "checks/figure_numbers.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <utility>

#include <re2/re2.h>

namespace vigie {

namespace {

double multiplier_of(std::string_view word) {
  if (word.empty()) return 1;
  if (word == "M" || word.substr(1).starts_with("illion")) return 1e6;
  if (word.starts_with("Md") || word.starts_with("bill") ||
      word.substr(1).starts_with("illiard"))
    return 1e9;
  return 1e3;  // k, mille, milliers, thousand
}

double parsed(std::string digits) {
  double value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

/// The number of digits, separators and all: "12 243", "1.457", "3,345".
double value_of(std::string_view written, bool english, bool has_multiplier, bool& is_grouped) {
  static const RE2 kSpaced(R"(\d{1,3}(?: \d{3})+(?:[.,]\d+)?)");
  static const RE2 kDotted(R"(\d{1,3}(?:\.\d{3})+(?:,\d+)?)");
  static const RE2 kComma(R"(\d{1,3}(?:,\d{3})+(?:\.\d+)?)");
  std::string digits(written);
  const auto drop = [&](char separator) { std::erase(digits, separator); };
  if (RE2::FullMatch(digits, kSpaced)) {
    is_grouped = true;
    drop(' ');
  } else if (!english && !has_multiplier && RE2::FullMatch(digits, kDotted)) {
    is_grouped = true;
    drop('.');
  } else if (english && !has_multiplier && RE2::FullMatch(digits, kComma)) {
    is_grouped = true;
    drop(',');
  }
  std::ranges::replace(digits, ',', '.');
  return parsed(std::move(digits));
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// Part of a word, an address, a version or a path: "v2.0", "A4", "#12", "10/15".
bool is_glued(std::string_view text, std::size_t begin, std::size_t end) {
  const char before = begin == 0 ? ' ' : text[begin - 1];
  if (is_letter(before) && before != '\xbb') return true;
  if (std::string_view("_/#.,@&=0123456789").find(before) != std::string_view::npos)
    return true;
  if (before == '-' && begin >= 2 && text[begin - 2] != ' ' && text[begin - 2] != '(')
    return true;
  if (end >= text.size()) return false;
  const char after = text[end];
  if (after == '_' || after == '@' || after == '/') return true;
  if (after == '-' && end + 1 < text.size() && is_letter(text[end + 1])) return true;
  return (after >= 'a' && after <= 'z') || (after >= 'A' && after <= 'Z') || after == '\xc3';
}

void take_suffix(std::string_view text, NumberToken& token) {
  static const RE2 kSuffix(
      R"(^( ?%| ?€| ?euros?\b| ?/ ?(?:5|10|20|100)\b| sur (?:5|10|20)\b| pour ?cents?\b| percent\b))");
  re2::StringPiece rest(text.data() + token.end, text.size() - token.end);
  re2::StringPiece found;
  if (!RE2::PartialMatch(rest, kSuffix, &found)) return;
  const std::string_view suffix(found.data(), found.size());
  token.end += found.size();
  if (suffix.find('%') != std::string_view::npos ||
      suffix.find("cent") != std::string_view::npos) {
    token.suffix = NumberSuffix::percent;
  } else if (suffix.find('/') != std::string_view::npos ||
             suffix.find("sur") != std::string_view::npos) {
    token.suffix = NumberSuffix::scale;
    const std::size_t digit = suffix.find_first_of("0123456789");
    token.scale = parsed(std::string(suffix.substr(digit)));
  } else {
    token.suffix = NumberSuffix::euro;
  }
}

/// A group that is not of three digits ("25 0000") has no value that one may trust.
bool is_malformed(std::string_view text, std::size_t end) {
  static const RE2 kMore(R"(^ \d{4,}\b)");
  return RE2::PartialMatch(re2::StringPiece(text.data() + end, text.size() - end), kMore);
}

void find_digits(std::string_view text, bool english, std::vector<NumberToken>& tokens) {
  static const RE2 kNumber(
      R"((\d{1,3}(?: \d{3})+(?:,\d+)?|\d{1,3}(?:[.,]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)( ?(?:[Mm]illions?|[Mm]illiards?|[Mm]illiers?|mille|billions?|thousand|Mds?|M|[kK])\b)?)");
  std::size_t from = 0;
  const re2::StringPiece whole(text.data(), text.size());
  std::array<re2::StringPiece, 3> groups;
  while (from < text.size() &&
         kNumber.Match(whole, from, text.size(), RE2::UNANCHORED, groups.data(), 3)) {
    NumberToken token;
    token.begin = static_cast<std::size_t>(groups[0].data() - text.data());
    token.end = token.begin + groups[0].size();
    from = token.end;
    std::string_view word(groups[2].data() == nullptr ? "" : groups[2].data(),
                          groups[2].size());
    if (word.starts_with(' ')) word.remove_prefix(1);
    token.has_multiplier = !word.empty();
    const std::string_view digits(groups[1].data(), groups[1].size());
    token.value =
        value_of(digits, english, token.has_multiplier, token.is_grouped) * multiplier_of(word);
    take_suffix(text, token);
    if (token.suffix == NumberSuffix::percent && digits.find('.') != std::string_view::npos)
      token.value = parsed(std::string(digits));
    from = token.end;
    if (!is_glued(text, token.begin, token.end) && !is_malformed(text, token.end))
      tokens.push_back(token);
  }
}

struct Word {
  std::string_view word;
  double value;
};

constexpr std::array kTens{Word{"dizaine", 10},     Word{"quinzaine", 15},
                           Word{"vingtaine", 20},   Word{"trentaine", 30},
                           Word{"quarantaine", 40}, Word{"cinquantaine", 50},
                           Word{"soixantaine", 60}, Word{"centaine", 100}};
constexpr std::array kSmall{Word{"deux", 2},   Word{"trois", 3},   Word{"quatre", 4},
                            Word{"cinq", 5},   Word{"six", 6},     Word{"sept", 7},
                            Word{"huit", 8},   Word{"neuf", 9},    Word{"dix", 10},
                            Word{"douze", 12}, Word{"quinze", 15}, Word{"vingt", 20}};

/// "deux millions".
void take_millions(std::string_view text, NumberToken& token) {
  static const RE2 kMillions(R"(^ (millions?|milliards?|mille)\b)");
  const re2::StringPiece rest(text.data() + token.end, text.size() - token.end);
  re2::StringPiece many;
  if (!RE2::PartialMatch(rest, kMillions, &many)) return;
  token.value *= multiplier_of({many.data(), many.size()});
  token.end += many.size() + 1;
  token.has_multiplier = true;
}

/// "un million de", "une centaine de milliers de", "deux sites".
void find_words_of_number(std::string_view text, std::vector<NumberToken>& tokens) {
  static const RE2 kWords(
      R"((?i)(?:^|[\s(])((?:un|le|du|d'un) (?:demi-)?(?:million|milliard)|(?:une|la) (?:dizaine|quinzaine|vingtaine|trentaine|quarantaine|cinquantaine|soixantaine|centaine)(?: de (?:milliers|millions))?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt)\b)");
  std::size_t from = 0;
  const re2::StringPiece whole(text.data(), text.size());
  std::array<re2::StringPiece, 2> groups;
  while (from < text.size() &&
         kWords.Match(whole, from, text.size(), RE2::UNANCHORED, groups.data(), 2)) {
    const re2::StringPiece found = groups[1];
    NumberToken token{.begin = static_cast<std::size_t>(found.data() - text.data())};
    token.end = token.begin + found.size();
    token.is_word = true;
    from = token.end;
    std::string word(found.data(), found.size());
    std::ranges::transform(word, word.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    const auto named = [&](const Word& each) {
      return word.find(each.word) != std::string::npos;
    };
    if (const auto* const ten = std::ranges::find_if(kTens, named); ten != kTens.end()) {
      token.value = ten->value * (word.find("milliers") != std::string::npos   ? 1e3
                                  : word.find("millions") != std::string::npos ? 1e6
                                                                               : 1);
      token.has_multiplier = token.value > ten->value;
    } else if (word.find("milli") != std::string::npos) {
      token.value = (word.find("milliard") != std::string::npos ? 1e9 : 1e6) *
                    (word.find("demi") != std::string::npos ? 0.5 : 1);
      token.has_multiplier = true;
    } else {
      const auto* const small = std::ranges::find(kSmall, word, &Word::word);
      if (small == kSmall.end()) continue;
      token.value = small->value;
      take_millions(text, token);
      from = token.end;
    }
    take_suffix(text, token);
    tokens.push_back(token);
  }
}

}  // namespace

std::vector<NumberToken> numbers_in(std::string_view normalised, bool english) {
  std::vector<NumberToken> tokens;
  find_digits(normalised, english, tokens);
  find_words_of_number(normalised, tokens);
  std::ranges::sort(tokens, {}, &NumberToken::begin);
  return tokens;
}

}  // namespace vigie
