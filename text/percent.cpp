#include "text/percent.hpp"

#include <charconv>
#include <cstddef>

namespace vigie {

namespace {

std::string_view also_encoded(UrlPart part) {
  switch (part) {
    case UrlPart::path:
      return " \"#<>?`{}^";
    case UrlPart::query:
      return " \"#<>'";
    case UrlPart::fragment:
      return " \"<>`";
  }
  return "";
}

void append_encoded(std::string& out, unsigned char byte) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  out += '%';
  out += kDigits[byte >> 4U];
  out += kDigits[byte & 15U];
}

bool is_unreserved(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         c == '-' || c == '_' || c == '.' || c == '~';
}

}  // namespace

std::string percent_encode(std::string_view text, UrlPart part) {
  const std::string_view also = also_encoded(part);
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte > 0x7E || also.find(c) != std::string_view::npos) {
      append_encoded(out, byte);
    } else {
      out += c;
    }
  }
  return out;
}

std::string percent_encode_value(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_unreserved(c)) {
      out += c;
    } else {
      append_encoded(out, static_cast<unsigned char>(c));
    }
  }
  return out;
}

std::string percent_encode_segments(std::string_view path) {
  std::string out;
  for (const char c : path) {
    if (is_unreserved(c) || c == '/') {
      out += c;
    } else {
      append_encoded(out, static_cast<unsigned char>(c));
    }
  }
  return out;
}

std::string percent_decode(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    unsigned char byte = 0;
    if (text[at] == '%' && at + 2 < text.size()) {
      const char* const digits = text.data() + at + 1;
      const auto [end, error] = std::from_chars(digits, digits + 2, byte, 16);
      if (error == std::errc{} && end == digits + 2) {
        out += static_cast<char>(byte);
        at += 2;
        continue;
      }
    }
    out += text[at];
  }
  return out;
}

}  // namespace vigie
