#include "crawler/content_kind.hpp"

#include "crawler/ascii.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>

#include <nlohmann/json.hpp>

namespace vigie {

namespace {

constexpr std::size_t kSniffedBytes = 1'024;

/// "text/html" of "Text/HTML; charset=utf-8".
std::string media_type(std::string_view content_type) {
  return ascii_lower(trim(content_type.substr(0, content_type.find(';'))));
}

/// Nothing for types that say nothing: none, "application/octet-stream", "*/*".
std::optional<ContentKind> declared_kind(std::string_view type) {
  if (type == "text/html" || type == "application/xhtml+xml") return ContentKind::html;
  if (type == "application/pdf" || type == "application/x-pdf") return ContentKind::pdf;
  if (type.ends_with("/json") || type.ends_with("+json")) return ContentKind::json;
  if (type.ends_with("/xml") || type.ends_with("+xml")) return ContentKind::xml;
  if (type.starts_with("text/")) return ContentKind::text;
  if (type.find('/') == std::string_view::npos || type == "application/octet-stream" ||
      type == "binary/octet-stream" || type == "application/unknown" || type == "*/*")
    return std::nullopt;
  return ContentKind::other;
}

/// The start of the document, in lower case, without byte order mark, white space, XML
/// declaration and comments.
std::string opening(std::string_view body) {
  const std::string head = ascii_lower(body.substr(0, kSniffedBytes));
  std::string_view rest = head;
  if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
  for (rest = trim(rest);;) {
    const std::string_view end = rest.starts_with("<?")     ? "?>"
                                 : rest.starts_with("<!--") ? "-->"
                                                            : "";
    const std::size_t found = end.empty() ? std::string_view::npos : rest.find(end);
    if (found == std::string_view::npos) return std::string(rest);
    rest = trim(rest.substr(found + end.size()));
  }
}

bool is_json(std::string_view body) {
  const std::string_view text = trim(body);
  if (!text.starts_with('{') && !text.starts_with('[')) return false;
  return nlohmann::json::accept(text.begin(), text.end());
}

bool is_text(std::string_view body) {
  return std::ranges::none_of(body.substr(0, kSniffedBytes), [](char c) {
    return (c >= 0 && c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f') || c == 0x7F;
  });
}

ContentKind sniffed_kind(std::string_view body, std::string_view start) {
  if (start.starts_with("<head") || start.starts_with("<body") || start.starts_with("<script"))
    return ContentKind::html;
  if (trim(body).starts_with("<?xml")) return ContentKind::xml;
  if (is_json(body)) return ContentKind::json;
  return is_text(body) ? ContentKind::text : ContentKind::other;
}

}  // namespace

ContentKind content_kind(std::string_view content_type, std::string_view body) {
  if (body.starts_with("%PDF-")) return ContentKind::pdf;
  const auto declared = declared_kind(media_type(content_type));
  if (declared == ContentKind::other) return ContentKind::other;
  const std::string start = opening(body);
  if (start.starts_with("<!doctype html") || start.starts_with("<html"))
    return ContentKind::html;
  if (!declared) return body.empty() ? ContentKind::html : sniffed_kind(body, start);
  if (*declared == ContentKind::html && is_json(body)) return ContentKind::json;
  return *declared;
}

}  // namespace vigie
