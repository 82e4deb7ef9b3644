#include "reports/markdown_text.hpp"

#include "reports/plain_text.hpp"
#include "text/url.hpp"

namespace vigie {

namespace {

constexpr std::string_view kSpecial = "\\`*_[]#|~$";
constexpr std::string_view kSafeInAddresses =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._/:?#@!$&'+,;=%~";

/// A list or a heading could start here: "- ", "+ ", "1. ", "1) ", "===".
void guard_start(std::string& text) {
  const std::size_t digits = text.find_first_not_of("0123456789");
  if (digits == std::string::npos) return;
  const char c = text.at(digits);
  const bool ends_word = digits + 1 == text.size() || text.at(digits + 1) == ' ';
  const bool bullet = digits == 0 && (c == '-' || c == '+' || c == '=');
  const bool number = digits > 0 && ends_word && (c == '.' || c == ')');
  if (bullet || number) text.insert(digits, "\\");
}

std::string percent_encoded(std::string_view url) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : url) {
    if (kSafeInAddresses.find(c) != std::string_view::npos) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kHex.at(byte >> 4U);
    out += kHex.at(byte & 15U);
  }
  return out;
}

}  // namespace

std::string markdown_text(std::string_view text) {
  const std::string line = plain_line(text);
  std::string out;
  out.reserve(line.size() + line.size() / 8);
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line.at(i);
    if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '&') {
      out += "&amp;";
    } else {
      const bool second_colon = c == ':' && i > 0 && line.at(i - 1) == ':';
      if (second_colon || kSpecial.find(c) != std::string_view::npos) out += '\\';
      out += c;
    }
  }
  guard_start(out);
  return out;
}

std::string markdown_link(std::string_view text, std::string_view url) {
  const auto parsed = parse_url(url);
  const std::string shown = markdown_text(text);
  if (!parsed) return url.empty() ? shown : shown + " (" + markdown_text(url) + ")";
  return "[" + (shown.empty() ? markdown_text(parsed->href()) : shown) + "](" +
         percent_encoded(parsed->href()) + ")";
}

std::string markdown_address(std::string_view url) {
  return parse_url(url) ? markdown_link(url, url) : markdown_text(url);
}

}  // namespace vigie
