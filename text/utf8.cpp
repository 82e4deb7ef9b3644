#include "text/utf8.hpp"

#include <algorithm>

namespace vigie {

namespace {

unsigned byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

/// What a lead byte announces: how many continuation bytes, and the range of the first of them
/// (which excludes overlong forms, surrogates and values above U+10FFFF).
struct Lead {
  unsigned bits = 0;
  std::size_t continuations = 0;
  unsigned lowest = 0x80;
  unsigned highest = 0xBF;
};

Lead lead_of(unsigned byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return {.bits = byte & 0x1FU, .continuations = 1};
  if (byte >= 0xE0 && byte <= 0xEF) {
    return {.bits = byte & 0x0FU,
            .continuations = 2,
            .lowest = byte == 0xE0 ? 0xA0U : 0x80U,
            .highest = byte == 0xED ? 0x9FU : 0xBFU};
  }
  if (byte >= 0xF0 && byte <= 0xF4) {
    return {.bits = byte & 0x07U,
            .continuations = 3,
            .lowest = byte == 0xF0 ? 0x90U : 0x80U,
            .highest = byte == 0xF4 ? 0x8FU : 0xBFU};
  }
  return {};
}

}  // namespace

DecodedCodePoint decode_utf8(std::string_view text, std::size_t at) {
  const unsigned first = byte_at(text, at);
  if (first < 0x80) return {.value = first, .bytes = 1, .is_valid = true};
  Lead lead = lead_of(first);
  if (lead.continuations == 0) return {};
  char32_t value = lead.bits;
  for (std::size_t i = 1; i <= lead.continuations; ++i) {
    if (at + i >= text.size()) return {.bytes = i};
    const unsigned next = byte_at(text, at + i);
    if (next < lead.lowest || next > lead.highest) return {.bytes = i};
    value = (value << 6U) | (next & 0x3FU);
    lead.lowest = 0x80;
    lead.highest = 0xBF;
  }
  return {.value = value, .bytes = lead.continuations + 1, .is_valid = true};
}

void append_utf8(std::string& out, char32_t code_point) {
  const auto tail = [&](unsigned shift) {
    out += static_cast<char>(0x80U | ((code_point >> shift) & 0x3FU));
  };
  if (code_point < 0x80) {
    out += static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    out += static_cast<char>(0xC0U | (code_point >> 6U));
    tail(0);
  } else if (code_point < 0x10000) {
    out += static_cast<char>(0xE0U | (code_point >> 12U));
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0U | (code_point >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

std::size_t code_point_start(std::string_view text, std::size_t at) {
  // At most three continuation bytes precede; a longer run of them is broken text.
  for (int steps = 0; steps < 3 && at > 0 && at < text.size(); ++steps) {
    if ((byte_at(text, at) & 0xC0U) != 0x80U) break;
    --at;
  }
  return at;
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string repair_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const DecodedCodePoint point = decode_utf8(bytes, at);
    if (point.is_valid) {
      out.append(bytes.substr(at, point.bytes));
    } else {
      append_utf8(out, kReplacement);
    }
    at += point.bytes;
  }
  return out;
}

}  // namespace vigie
