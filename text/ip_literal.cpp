#include "text/fold.hpp"
#include "text/host.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace vigie {

namespace {

using Pieces = std::array<std::uint16_t, 8>;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// A number of an IPv4 address: decimal, octal after "0", hexadecimal after "0x". Capped well
/// above 32 bits, so that no length of digits overflows.
std::optional<std::uint64_t> ipv4_number(std::string_view text) {
  constexpr std::uint64_t kCap = std::uint64_t{1} << 40U;
  if (text.empty()) return std::nullopt;
  unsigned base = 10;
  if (text.size() >= 2 && text[0] == '0') {
    const bool is_hexadecimal = text[1] == 'x' || text[1] == 'X';
    base = is_hexadecimal ? 16 : 8;
    text.remove_prefix(is_hexadecimal ? 2 : 1);
  }
  std::uint64_t value = 0;
  for (const char c : text) {
    unsigned digit = 0;
    const auto [end, error] = std::from_chars(&c, &c + 1, digit, 16);
    if (error != std::errc{} || digit >= base) return std::nullopt;
    value = std::min(value * base + digit, kCap);
  }
  return value;
}

std::vector<std::string_view> ipv4_parts(std::string_view text) {
  std::vector<std::string_view> parts = split(text, '.');
  if (parts.size() > 1 && parts.back().empty()) parts.pop_back();
  return parts;
}

/// The dotted address at the end of an IPv6 address: four decimal numbers, no leading zeros.
std::optional<std::array<std::uint16_t, 2>> embedded_ipv4(std::string_view text) {
  const std::vector<std::string_view> parts = split(text, '.');
  if (parts.size() != 4) return std::nullopt;
  std::array<std::uint16_t, 2> pieces{};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string_view part = parts[i];
    if (part.empty() || part.size() > 3 || !std::ranges::all_of(part, is_digit)) {
      return std::nullopt;
    }
    if (part.size() > 1 && part[0] == '0') return std::nullopt;
    unsigned value = 0;
    std::from_chars(part.data(), part.data() + part.size(), value);
    if (value > 255) return std::nullopt;
    std::uint16_t& piece = pieces.at(i / 2);
    piece = static_cast<std::uint16_t>(unsigned{piece} * 256U + value);
  }
  return pieces;
}

/// The number of one to four hexadecimal digits.
std::optional<std::uint16_t> hexadecimal_piece(std::string_view text) {
  if (text.empty() || text.size() > 4) return std::nullopt;
  std::uint16_t piece = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), piece, 16);
  if (error != std::errc{} || stop != text.data() + text.size()) return std::nullopt;
  return piece;
}

/// The pieces of "1:2:3" (one side of a "::", or the whole). An IPv4 address may end it.
std::optional<std::vector<std::uint16_t>> pieces_of(std::string_view text) {
  std::vector<std::uint16_t> pieces;
  if (text.empty()) return pieces;
  const std::vector<std::string_view> parts = split(text, ':');
  if (parts.size() > 8) return std::nullopt;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string_view part = parts[i];
    if (i + 1 == parts.size() && part.find('.') != std::string_view::npos) {
      const auto dotted = embedded_ipv4(part);
      if (!dotted) return std::nullopt;
      pieces.insert(pieces.end(), dotted->begin(), dotted->end());
      continue;
    }
    const std::optional<std::uint16_t> piece = hexadecimal_piece(part);
    if (!piece) return std::nullopt;
    pieces.push_back(*piece);
  }
  return pieces;
}

/// Where the longest run of at least two zero pieces starts, and its length (0: there is none).
std::pair<std::size_t, std::size_t> longest_zeros(const Pieces& pieces) {
  std::pair<std::size_t, std::size_t> longest{0, 0};
  for (std::size_t i = 0; i < pieces.size();) {
    std::size_t end = i;
    while (end < pieces.size() && pieces.at(end) == 0) ++end;
    if (end - i > std::max<std::size_t>(1, longest.second)) longest = {i, end - i};
    i = std::max(end, i + 1);
  }
  return longest;
}

std::string hexadecimal(std::uint16_t piece) {
  std::array<char, 4> digits{};
  const auto [end, error] =
      std::to_chars(digits.data(), digits.data() + digits.size(), piece, 16);
  return {digits.data(), end};
}

std::string serialised(const Pieces& pieces) {
  const auto [start, length] = longest_zeros(pieces);
  std::string out;
  for (std::size_t i = 0; i < pieces.size();) {
    if (length > 0 && i == start) {
      out += i == 0 ? "::" : ":";
      i += length;
      continue;
    }
    out += hexadecimal(pieces.at(i));
    if (++i < pieces.size()) out += ':';
  }
  return out;
}

}  // namespace

bool ends_in_a_number(std::string_view host) {
  const std::vector<std::string_view> parts = split(host, '.');
  std::string_view last = parts.back();
  if (last.empty()) {
    if (parts.size() == 1) return false;
    last = parts[parts.size() - 2];
  }
  if (!last.empty() && std::ranges::all_of(last, is_digit)) return true;
  const bool is_hexadecimal = last.starts_with("0x") || last.starts_with("0X");
  return is_hexadecimal && ipv4_number(last).has_value();
}

std::optional<std::string> parse_ipv4(std::string_view text) {
  const std::vector<std::string_view> parts = ipv4_parts(text);
  if (parts.size() > 4) return std::nullopt;
  std::uint64_t address = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::optional<std::uint64_t> number = ipv4_number(parts[i]);
    if (!number) return std::nullopt;
    const bool is_last = i + 1 == parts.size();
    // The last number fills what the others leave.
    const unsigned bits = is_last ? 8 * static_cast<unsigned>(5 - parts.size()) : 8;
    if (*number >> bits != 0) return std::nullopt;
    address |= *number << (is_last ? 0 : 8 * static_cast<unsigned>(3 - i));
  }
  std::string out;
  for (const unsigned shift : {24U, 16U, 8U, 0U}) {
    out += std::to_string((address >> shift) & 255U);
    if (shift > 0) out += '.';
  }
  return out;
}

std::optional<std::string> parse_ipv6(std::string_view text) {
  const std::size_t gap = text.find("::");
  const bool has_gap = gap != std::string_view::npos;
  const auto left = pieces_of(text.substr(0, gap));
  const auto right = pieces_of(has_gap ? text.substr(gap + 2) : std::string_view{});
  if (!left || !right) return std::nullopt;
  const std::size_t given = left->size() + right->size();
  if (has_gap ? given > 7 : given != 8) return std::nullopt;
  // A dotted address ends the whole, never the part before the gap.
  if (has_gap && text.substr(0, gap).find('.') != std::string_view::npos) return std::nullopt;
  Pieces pieces{};
  std::ranges::copy(*left, pieces.begin());
  std::ranges::copy_backward(*right, pieces.end());
  return serialised(pieces);
}

}  // namespace vigie
