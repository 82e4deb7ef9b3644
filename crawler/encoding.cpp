#include "crawler/encoding.hpp"

#include "crawler/ascii.hpp"
#include "crawler/encoding_decode.hpp"
#include "crawler/encoding_labels.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <optional>

namespace vigie {

namespace {

constexpr std::size_t kPrescanBytes = 1'024;

/// The value after "charset=" in a content type or a <meta>'s content, which both are in lower
/// case already; "" when there is none.
std::string_view charset_in(std::string_view text) {
  for (std::size_t at = text.find("charset"); at != std::string_view::npos;
       at = text.find("charset", at)) {
    at += std::string_view("charset").size();
    std::string_view rest = trim(text.substr(at));
    if (!rest.starts_with('=')) continue;
    rest = trim(rest.substr(1));
    if (rest.starts_with('"') || rest.starts_with('\'')) {
      const std::size_t end = rest.find(rest.front(), 1);
      return end == std::string_view::npos ? std::string_view{} : rest.substr(1, end - 1);
    }
    return rest.substr(0, rest.find_first_of(" \t\n\f\r;"));
  }
  return {};
}

struct Attribute {
  std::string_view name;
  std::string_view value;
};

/// The standard's "prescan a byte stream to determine its encoding", over lower-case bytes.
class MetaPrescan {
 public:
  explicit MetaPrescan(std::string_view head) : head_(head) {}

  const Encoding* run() {
    while ((at_ = head_.find('<', at_)) < head_.size()) {
      const std::string_view rest = head_.substr(at_);
      if (rest.starts_with("<!--")) {
        skip_past("-->", at_ + 2);
      } else if (is_meta(rest)) {
        at_ += std::string_view("<meta").size();
        if (const Encoding* encoding = read_meta()) return encoding;
      } else if (is_tag(rest)) {
        skip_tag();
      } else if (rest.starts_with("<!") || rest.starts_with("</") || rest.starts_with("<?")) {
        skip_past(">", at_);
      } else {
        ++at_;
      }
    }
    return nullptr;
  }

 private:
  static bool is_meta(std::string_view rest) {
    return rest.starts_with("<meta") && rest.size() > 5 &&
           (is_html_space(rest[5]) || rest[5] == '/');
  }
  static bool is_tag(std::string_view rest) {
    const std::size_t name = rest.starts_with("</") ? 2 : 1;
    return rest.size() > name && is_ascii_letter(rest[name]);
  }

  void skip_past(std::string_view end, std::size_t from) {
    const std::size_t found = head_.find(end, from);
    at_ = found == std::string_view::npos ? head_.size() : found + end.size();
  }

  void skip_tag() {
    while (at_ < head_.size() && !is_html_space(head_[at_]) && head_[at_] != '>') ++at_;
    while (next_attribute()) {
    }
  }

  const Encoding* read_meta() {
    bool is_pragma = false;
    std::string_view charset;
    std::string_view charset_of_content;
    while (const auto attribute = next_attribute()) {
      if (attribute->name == "http-equiv") is_pragma = attribute->value == "content-type";
      if (attribute->name == "charset") charset = attribute->value;
      if (attribute->name == "content") charset_of_content = charset_in(attribute->value);
    }
    if (charset.empty() && is_pragma) charset = charset_of_content;
    return declared_inside(charset);
  }

  /// What a document can say of itself: it has been read as ASCII so far.
  static const Encoding* declared_inside(std::string_view label) {
    const Encoding* encoding = find_encoding(label);
    if (encoding == nullptr) return nullptr;
    if (encoding->name.starts_with("utf-16")) return find_encoding("utf-8");
    if (encoding->name == "x-user-defined") return find_encoding("windows-1252");
    return encoding;
  }

  std::optional<Attribute> next_attribute() {
    while (at_ < head_.size() && (is_html_space(head_[at_]) || head_[at_] == '/')) ++at_;
    if (at_ >= head_.size() || head_[at_] == '>') return std::nullopt;
    const std::size_t start = at_++;
    while (at_ < head_.size() && !is_html_space(head_[at_]) &&
           std::string_view("=>/").find(head_[at_]) == std::string_view::npos)
      ++at_;
    Attribute attribute{.name = head_.substr(start, at_ - start), .value = {}};
    skip_spaces();
    if (at_ < head_.size() && head_[at_] == '=') {
      ++at_;
      skip_spaces();
      attribute.value = read_value();
    }
    return attribute;
  }

  std::string_view read_value() {
    if (at_ >= head_.size()) return {};
    const char quote = head_[at_];
    if (quote == '"' || quote == '\'') {
      const std::size_t start = ++at_;
      const std::size_t end = head_.find(quote, start);
      at_ = end == std::string_view::npos ? head_.size() : end + 1;
      return head_.substr(start, std::min(end, head_.size()) - start);
    }
    const std::size_t start = at_;
    while (at_ < head_.size() && !is_html_space(head_[at_]) && head_[at_] != '>') ++at_;
    return head_.substr(start, at_ - start);
  }

  void skip_spaces() {
    while (at_ < head_.size() && is_html_space(head_[at_])) ++at_;
  }

  std::string_view head_;
  std::size_t at_ = 0;
};

/// encoding="…" of an XML declaration.
const Encoding* declared_by_xml(std::string_view head) {
  if (!head.starts_with("<?xml")) return nullptr;
  head = head.substr(0, head.find("?>"));
  const std::size_t name = head.find("encoding");
  if (name == std::string_view::npos) return nullptr;
  const std::size_t open = head.find_first_of("\"'", name);
  if (open == std::string_view::npos) return nullptr;
  const std::size_t close = head.find(head[open], open + 1);
  if (close == std::string_view::npos) return nullptr;
  const Encoding* encoding = find_encoding(head.substr(open + 1, close - open - 1));
  const bool is_wide = encoding != nullptr && encoding->name.starts_with("utf-16");
  return is_wide ? find_encoding("utf-8") : encoding;
}

const Encoding* declared_by_document(std::string_view body) {
  const std::string head = ascii_lower(body.substr(0, kPrescanBytes));
  const Encoding* by_meta = MetaPrescan(head).run();
  return by_meta != nullptr ? by_meta : declared_by_xml(head);
}

const Encoding& encoding_of(std::string_view body, std::string_view content_type) {
  if (const Encoding* declared = find_encoding(charset_in(ascii_lower(content_type))))
    return *declared;
  if (const Encoding* declared = declared_by_document(body)) return *declared;
  return *find_encoding(is_utf8(body) ? "utf-8" : "windows-1252");
}

}  // namespace

std::string to_utf8(std::string_view body, std::string_view content_type) {
  if (body.starts_with("\xEF\xBB\xBF")) return decode(body.substr(3), *find_encoding("utf-8"));
  if (body.starts_with("\xFE\xFF")) return decode(body.substr(2), *find_encoding("utf-16be"));
  if (body.starts_with("\xFF\xFE")) return decode(body.substr(2), *find_encoding("utf-16le"));
  return decode(body, encoding_of(body, content_type));
}

}  // namespace vigie
