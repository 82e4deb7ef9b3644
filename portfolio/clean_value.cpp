#include "portfolio/clean_value.hpp"

#include "text/fold.hpp"
#include "text/url.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <system_error>

namespace vigie {

namespace {

struct NamedEntity {
  std::string_view name;
  std::string_view text;
};

constexpr std::array kEntities{
    NamedEntity{"amp", "&"},    NamedEntity{"lt", "<"},     NamedEntity{"gt", ">"},
    NamedEntity{"quot", "\""},  NamedEntity{"apos", "'"},   NamedEntity{"nbsp", "\u00A0"},
    NamedEntity{"eacute", "é"}, NamedEntity{"egrave", "è"}, NamedEntity{"agrave", "à"},
    NamedEntity{"ccedil", "ç"}, NamedEntity{"rsquo", "’"},  NamedEntity{"sol", "/"},
    NamedEntity{"colon", ":"}};

constexpr std::array<std::string_view, 11> kAbsentWords{
    "null", "nil", "none", "n/a", "na", "-", "--", "~", "aucun", "aucune", "neant"};

constexpr std::array<std::string_view, 6> kInvisibleSpaces{"\u00A0", "\u202F", "\u2009",
                                                           "\u200B", "\u2060", "\uFEFF"};

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/// The character of "#x2F" or "#47"; nothing when there is no such character.
std::optional<std::string> numeric_entity(std::string_view name) {
  name.remove_prefix(1);
  const bool is_hexadecimal = name.starts_with('x') || name.starts_with('X');
  if (is_hexadecimal) name.remove_prefix(1);
  std::uint32_t number = 0;
  const std::string digits(name);
  const char* const end = digits.c_str() + digits.size();
  const auto [last, error] =
      std::from_chars(digits.c_str(), end, number, is_hexadecimal ? 16 : 10);
  const bool is_scalar = number >= 0x20 && number <= 0x10FFFF && (number >> 11U) != 0x1B;
  if (error != std::errc{} || last != end || !is_scalar) return std::nullopt;
  std::string text;
  append_utf8(text, number);
  return text;
}

std::optional<std::string> entity(std::string_view name) {
  if (name.starts_with('#')) return numeric_entity(name);
  const auto* const found = std::ranges::find(kEntities, name, &NamedEntity::name);
  if (found == kEntities.end()) return std::nullopt;
  return std::string(found->text);
}

/// The invisible space at an end of the text: its bytes, 0 when there is none.
std::size_t space_at_start(std::string_view text) {
  if (!text.empty() && is_space(text.front())) return 1;
  for (const std::string_view space : kInvisibleSpaces)
    if (text.starts_with(space)) return space.size();
  return 0;
}

std::size_t space_at_end(std::string_view text) {
  if (!text.empty() && is_space(text.back())) return 1;
  for (const std::string_view space : kInvisibleSpaces)
    if (text.ends_with(space)) return space.size();
  return 0;
}

bool starts_with_scheme(std::string_view text) {
  const std::string start = fold(text.substr(0, 8));
  return start.starts_with("http://") || start.starts_with("https://");
}

/// Words between white space, and at "a;https://b" too. "/https://" is part of an address (web
/// archives), so is "=https://".
std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const bool is_end = at == text.size() || is_space(text[at]);
    const bool is_glue = !is_end && (text[at] == ';' || text[at] == ',' || text[at] == '|') &&
                         starts_with_scheme(text.substr(at + 1));
    if (!is_end && !is_glue) continue;
    if (at > begin) words.push_back(text.substr(begin, at - begin));
    begin = at + 1;
  }
  return words;
}

/// Without what people put around an address: "<…>", quotes, a final ';' or ','.
std::string_view without_wrapping(std::string_view word) {
  while (!word.empty() && std::string_view("<\"'(").find(word.front()) != word.npos)
    word.remove_prefix(1);
  while (!word.empty() && std::string_view(">\"';,").find(word.back()) != word.npos)
    word.remove_suffix(1);
  return word;
}

/// "example.fr/owner/name" for "git@example.fr:owner/name" and
/// "ssh://git@example.fr/owner/name"; other words as they are.
std::string without_ssh(std::string_view word) {
  constexpr std::string_view kUser = "git@";
  constexpr std::string_view kScheme = "ssh://";
  if (word.starts_with(kScheme)) word.remove_prefix(kScheme.size());
  if (!word.starts_with(kUser)) return std::string(word);
  std::string address(word.substr(kUser.size()));
  const std::size_t colon = address.find(':');
  if (colon != std::string::npos && colon < address.find('/')) address[colon] = '/';
  return address;
}

/// "www.example.fr/page", "example.gouv.fr:8080"; not "/stats", "a@b.fr", "v1.2".
bool looks_like_a_host(std::string_view word) {
  const std::string_view authority = word.substr(0, word.find_first_of("/?#"));
  const std::string_view host = authority.substr(0, authority.find(':'));
  const std::size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || host.size() - dot < 3) return false;
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  if (!std::ranges::all_of(host.substr(dot + 1), is_letter)) return false;
  return authority.find('@') == std::string_view::npos &&
         parse_url("https://" + std::string(word)).has_value();
}

}  // namespace

std::string decode_entities(std::string_view text) {
  constexpr std::size_t kLongestName = 10;
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end =
        text[at] == '&' ? text.substr(at, kLongestName + 2).find(';') : std::string_view::npos;
    const std::optional<std::string> decoded = end == std::string_view::npos || end < 2
                                                   ? std::nullopt
                                                   : entity(text.substr(at + 1, end - 1));
    if (decoded) {
      out += *decoded;
      at += end + 1;
    } else {
      out += text[at++];
    }
  }
  return out;
}

std::string without_credentials(std::string_view text) {
  constexpr std::string_view kMark = "://";
  std::string out;
  for (std::size_t at = text.find(kMark); at != text.npos; at = text.find(kMark)) {
    const std::size_t start = at + kMark.size();
    out += text.substr(0, start);
    text.remove_prefix(start);
    const std::string_view authority = text.substr(0, text.find_first_of("/?# \t\r\n\"'<>"));
    const std::size_t end = authority.rfind('@');
    if (end != authority.npos && authority.substr(0, end) != "git") text.remove_prefix(end + 1);
  }
  out += text;
  return out;
}

std::string one_line(std::string_view text) {
  text = trim_spaces(text);
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (!is_space(c)) {
      out += c;
    } else if (out.empty() || out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

std::string_view trim_spaces(std::string_view text) {
  for (std::size_t bytes = space_at_start(text); bytes > 0; bytes = space_at_start(text))
    text.remove_prefix(bytes);
  for (std::size_t bytes = space_at_end(text); bytes > 0; bytes = space_at_end(text))
    text.remove_suffix(bytes);
  return text;
}

bool is_absent_word(std::string_view text) {
  constexpr std::size_t kLongest = 8;
  return text.size() <= kLongest &&
         std::ranges::find(kAbsentWords, fold(text)) != kAbsentWords.end();
}

AddressesInText addresses_in(std::string_view text) {
  AddressesInText result;
  for (const std::string_view word : words_of(trim_spaces(text))) {
    const std::string_view bare = without_wrapping(word);
    if (starts_with_scheme(bare)) {
      result.addresses.emplace_back(bare);
    } else if (bare.starts_with("//") && looks_like_a_host(bare.substr(2))) {
      result.addresses.push_back("https:" + std::string(bare));
      result.scheme_was_missing = true;
    } else if (const std::string host = without_ssh(bare); looks_like_a_host(host)) {
      result.addresses.push_back("https://" + host);
      result.scheme_was_missing = true;
    } else {
      if (!result.leftover.empty()) result.leftover += ' ';
      result.leftover += word;
      continue;
    }
    if (bare.size() != word.size()) result.leftover += word.substr(word.size() - 1);
  }
  return result;
}

}  // namespace vigie
