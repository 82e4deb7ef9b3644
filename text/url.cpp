#include "text/url.hpp"

#include "text/host.hpp"
#include "text/percent.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <system_error>
#include <utility>

namespace vigie {

namespace {

constexpr std::size_t kMaxBytes = 8'192;

bool is_slash(char c) {
  return c == '/' || c == '\\';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// What browsers see of an attribute's value: ends trimmed, line breaks and tabs removed.
std::string cleaned(std::string_view text) {
  const auto is_trimmed = [](char c) { return static_cast<unsigned char>(c) <= 0x20; };
  while (!text.empty() && is_trimmed(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_trimmed(text.back())) text.remove_suffix(1);
  std::string out = is_ascii(text) ? std::string(text) : repair_utf8(text);
  std::erase_if(out, [](char c) { return c == '\t' || c == '\n' || c == '\r'; });
  return out;
}

/// "HTTP:" → "http"; nothing when the text does not begin with a scheme.
std::optional<std::string> scheme_of(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || !is_letter(text[0])) return std::nullopt;
  std::string scheme;
  for (const char c : text.substr(0, colon)) {
    if (!is_letter(c) && !is_digit(c) && c != '+' && c != '-' && c != '.') return std::nullopt;
    scheme += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return scheme;
}

/// An address cut at its '#' and its '?'.
struct Cut {
  std::string_view front;  // authority and path
  std::optional<std::string_view> query;
  std::optional<std::string_view> fragment;
};

Cut cut(std::string_view text) {
  Cut parts;
  if (const std::size_t hash = text.find('#'); hash != std::string_view::npos) {
    parts.fragment = text.substr(hash + 1);
    text = text.substr(0, hash);
  }
  if (const std::size_t mark = text.find('?'); mark != std::string_view::npos) {
    parts.query = text.substr(mark + 1);
    text = text.substr(0, mark);
  }
  parts.front = text;
  return parts;
}

enum class Segment { plain, here, up };

Segment segment_kind(std::string_view segment) {
  std::string dots;
  for (std::size_t at = 0; at < segment.size() && dots.size() < 3; ++at) {
    const bool is_encoded = segment.size() - at >= 3 && segment[at] == '%' &&
                            segment[at + 1] == '2' && (segment[at + 2] | 0x20) == 'e';
    if (segment[at] != '.' && !is_encoded) return Segment::plain;
    if (is_encoded) at += 2;
    dots += '.';
  }
  if (dots == ".") return Segment::here;
  return dots == ".." ? Segment::up : Segment::plain;
}

void drop_last_segment(std::string& path) {
  if (!path.empty()) path.resize(path.rfind('/'));
}

/// Appends the segments of `text` to `path`, which is empty or "/a/b" (no slash at its end).
void append_segments(std::string& path, std::string_view text) {
  while (true) {
    const auto end = std::ranges::find_if(text, is_slash);
    const std::string_view segment(text.begin(), end);
    const bool is_last = end == text.end();
    switch (segment_kind(segment)) {
      case Segment::plain:
        path += '/';
        path += percent_encode(segment, UrlPart::path);
        break;
      case Segment::up:
        drop_last_segment(path);
        [[fallthrough]];
      case Segment::here:
        if (is_last) path += '/';
        break;
    }
    if (is_last) return;
    text.remove_prefix(segment.size() + 1);
  }
}

/// The port after a host's colon; "" and the scheme's own are 0. Nothing when it is no port.
std::optional<std::uint16_t> parse_port(std::string_view text, bool is_https) {
  if (text.empty()) return 0;
  if (!std::ranges::all_of(text, is_digit)) return std::nullopt;
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc{} || port == 0) return std::nullopt;
  return port == (is_https ? 443 : 80) ? std::uint16_t{0} : port;
}

/// Reads "user:password@host:port" into `url`.
std::optional<UrlProblem> read_authority(Url& url, std::string_view authority) {
  if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos) {
    authority.remove_prefix(at + 1);
  }
  const std::size_t bracket = authority.find(']');
  const std::size_t search_from =
      authority.find('[') < bracket && bracket != std::string_view::npos ? bracket : 0;
  const std::size_t colon = authority.find(':', search_from);
  std::optional<std::string> host = parse_host(authority.substr(0, colon));
  if (!host) return UrlProblem::bad_host;
  url.host = std::move(*host);
  if (colon == std::string_view::npos) return std::nullopt;
  const std::optional<std::uint16_t> port =
      parse_port(authority.substr(colon + 1), url.is_https());
  if (!port) return UrlProblem::bad_port;
  url.port = *port;
  return std::nullopt;
}

Expected<Url, UrlProblem> finished(Url url, const Cut& parts) {
  if (parts.query) url.query = percent_encode(*parts.query, UrlPart::query);
  if (parts.fragment) url.fragment = percent_encode(*parts.fragment, UrlPart::fragment);
  if (url.href().size() > kMaxBytes) return Unexpected{UrlProblem::too_long};
  return url;
}

/// The rest of an address after "http:" and any number of slashes, or after "//".
Expected<Url, UrlProblem> parse_from_authority(std::string scheme, std::string_view rest) {
  const Cut parts = cut(rest);
  std::string_view front = parts.front;
  while (!front.empty() && is_slash(front.front())) front.remove_prefix(1);
  const auto end = std::ranges::find_if(front, is_slash);
  const std::string_view authority(front.begin(), end);
  Url url;
  url.scheme = std::move(scheme);
  url.path.clear();
  if (const std::optional<UrlProblem> problem = read_authority(url, authority)) {
    return Unexpected{*problem};
  }
  front.remove_prefix(authority.size());
  if (!front.empty()) front.remove_prefix(1);
  append_segments(url.path, front);
  return finished(std::move(url), parts);
}

/// A reference without a scheme, or with the base's and no "//" ("http:page").
Expected<Url, UrlProblem> parse_relative(const Url& base, std::string_view reference) {
  if (reference.size() >= 2 && is_slash(reference[0]) && is_slash(reference[1])) {
    return parse_from_authority(base.scheme, reference);
  }
  const Cut parts = cut(reference);
  Url url = base;
  url.fragment.reset();
  if (!parts.front.empty()) {
    std::string_view front = parts.front;
    if (is_slash(front[0])) {
      url.path.clear();
      front.remove_prefix(1);
    } else {
      drop_last_segment(url.path);
    }
    append_segments(url.path, front);
    url.query.reset();
  }
  return finished(std::move(url), parts);
}

Expected<Url, UrlProblem> parse(std::string_view text, const Url* base) {
  // Room for the spaces and line breaks that a template may leave around and within.
  if (text.size() > 4 * kMaxBytes) return Unexpected{UrlProblem::too_long};
  const std::string address = cleaned(text);
  if (address.size() > kMaxBytes) return Unexpected{UrlProblem::too_long};
  const std::optional<std::string> scheme = scheme_of(address);
  if (!scheme) {
    if (base != nullptr) return parse_relative(*base, address);
    return Unexpected{address.empty() ? UrlProblem::empty : UrlProblem::no_scheme};
  }
  if (*scheme != "http" && *scheme != "https") return Unexpected{UrlProblem::other_scheme};
  const std::string_view rest = std::string_view(address).substr(scheme->size() + 1);
  if (base != nullptr && base->scheme == *scheme && !rest.starts_with("//")) {
    return parse_relative(*base, rest);
  }
  return parse_from_authority(*scheme, rest);
}

}  // namespace

std::string Url::href() const {
  std::string out = without_fragment();
  if (fragment) out += '#' + *fragment;
  return out;
}

std::string Url::without_fragment() const {
  std::string out = origin() + path;
  if (query) out += '?' + *query;
  return out;
}

std::string Url::origin() const {
  std::string out = scheme + "://" + host;
  if (port != 0) out += ':' + std::to_string(port);
  return out;
}

std::uint16_t Url::effective_port() const {
  if (port != 0) return port;
  return is_https() ? 443 : 80;
}

std::string_view to_string(UrlProblem problem) {
  switch (problem) {
    case UrlProblem::empty:
      return "empty address";
    case UrlProblem::no_scheme:
      return "no https:// at the start";
    case UrlProblem::other_scheme:
      return "neither http nor https";
    case UrlProblem::bad_host:
      return "invalid host name";
    case UrlProblem::bad_port:
      return "invalid port";
    case UrlProblem::too_long:
      return "over 8,192 bytes";
  }
  return "";
}

Expected<Url, UrlProblem> parse_url(std::string_view text) {
  return parse(text, nullptr);
}

Expected<Url, UrlProblem> resolve(const Url& base, std::string_view reference) {
  return parse(reference, &base);
}

}  // namespace vigie
