#include "reports/markup.hpp"

#include "reports/plain_text.hpp"
#include "text/url.hpp"

namespace vigie {

std::string markup_text(std::string_view text) {
  std::string out;
  for (const char c : plain_line(text)) {
    switch (c) {
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '&':
        out += "&amp;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string markup_address(std::string_view url) {
  const auto parsed = parse_url(url);
  return parsed ? markup_text(parsed->href()) : std::string{};
}

}  // namespace vigie
