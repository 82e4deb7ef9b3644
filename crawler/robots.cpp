#include "crawler/robots.hpp"

#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>

namespace vigie {

namespace {

constexpr std::size_t kMaximumBytes = 500U << 10U;  // RFC 9309, section 2.5
constexpr std::size_t kMaximumRules = 20'000;
constexpr std::chrono::milliseconds kLongestDelay{30'000};

bool same_letter(char a, char b) {
  const auto lower = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  return lower(a) == lower(b);
}

bool same_word(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, same_letter);
}

/// The leading characters that a product token may have (RFC 9309, section 2.2.1).
std::string_view product_part(std::string_view agent) {
  const auto end = std::ranges::find_if_not(agent, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
  });
  return agent.substr(0, static_cast<std::size_t>(end - agent.begin()));
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         c == '-' || c == '.' || c == '_' || c == '~';
}

void append_escaped(std::string& out, std::uint8_t byte) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  out += '%';
  out += kDigits[byte >> 4U];
  out += kDigits[byte & 0xFU];
}

/// One spelling for octets that mean the same: escapes in upper case, unreserved characters
/// bare, everything beyond ASCII escaped (RFC 9309, section 2.2.2).
std::string normalise_octets(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool escape = c == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 &&
                        hex_value(text[i + 2]) >= 0;
    if (escape) {
      const auto byte =
          static_cast<std::uint8_t>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      if (is_unreserved(static_cast<char>(byte)))
        out += static_cast<char>(byte);
      else
        append_escaped(out, byte);
      i += 2;
    } else if (static_cast<std::uint8_t>(c) >= 0x80) {
      append_escaped(out, static_cast<std::uint8_t>(c));
    } else {
      out += c;
    }
  }
  return out;
}

/// The rest of `text` after the first `piece`; null when it is not there. glibc's search is
/// linear whatever the piece, which `string_view::find` is not.
std::optional<std::string_view> after(std::string_view text, std::string_view piece) {
  const void* const found = memmem(text.data(), text.size(), piece.data(), piece.size());
  if (found == nullptr) return std::nullopt;
  const auto at = static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
  return text.substr(at + piece.size());
}

/// Whether `pattern` matches from the start of `path`: '*' is any run of octets, a final '$'
/// the end. Taking each piece between stars as early as possible is enough, so the time is
/// linear whatever the pattern.
bool matches(std::string_view pattern, std::string_view path) {
  const bool to_the_end = pattern.ends_with('$');
  if (to_the_end) pattern.remove_suffix(1);
  std::size_t star = pattern.find('*');
  const std::string_view head = pattern.substr(0, star);
  if (!path.starts_with(head)) return false;
  path.remove_prefix(head.size());
  if (star == std::string_view::npos) return !to_the_end || path.empty();

  while (true) {
    pattern.remove_prefix(star + 1);
    star = pattern.find('*');
    const std::string_view piece = pattern.substr(0, star);
    if (star == std::string_view::npos && to_the_end) return path.ends_with(piece);
    const auto rest = after(path, piece);
    if (!rest) return false;
    if (star == std::string_view::npos) return true;
    path = *rest;
  }
}

struct Line {
  std::string_view key;
  std::string_view value;
};

/// "key: value # comment"; files that write "key value" exist too and are understood.
Line parse_line(std::string_view line) {
  line = line.substr(0, line.find('#'));
  std::size_t separator = line.find(':');
  if (separator == std::string_view::npos) {
    line = trim(line);
    separator = line.find_first_of(" \t");
    if (separator == std::string_view::npos) return {};
    const std::string_view value = trim(line.substr(separator));
    if (value.find_first_of(" \t") != std::string_view::npos) return {};
    return {.key = line.substr(0, separator), .value = value};
  }
  return {.key = trim(line.substr(0, separator)), .value = trim(line.substr(separator + 1))};
}

/// The next line, ended by CR, LF or CRLF (whose empty second half does no harm).
std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find_first_of("\r\n");
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

enum class Key { user_agent, allow, disallow, crawl_delay, sitemap, other };

/// Keys as they are written, common misspellings included (those google/robotstxt accepts).
Key key_of(std::string_view word) {
  struct Spelling {
    std::string_view word;
    Key key;
  };
  constexpr std::array kSpellings{
      Spelling{"user-agent", Key::user_agent},   Spelling{"useragent", Key::user_agent},
      Spelling{"user agent", Key::user_agent},   Spelling{"allow", Key::allow},
      Spelling{"disallow", Key::disallow},       Spelling{"dissallow", Key::disallow},
      Spelling{"dissalow", Key::disallow},       Spelling{"disalow", Key::disallow},
      Spelling{"diasllow", Key::disallow},       Spelling{"disallaw", Key::disallow},
      Spelling{"crawl-delay", Key::crawl_delay}, Spelling{"crawldelay", Key::crawl_delay},
      Spelling{"sitemap", Key::sitemap},         Spelling{"site-map", Key::sitemap},
  };
  const auto* const found = std::ranges::find_if(
      kSpellings, [&](const Spelling& spelling) { return same_word(spelling.word, word); });
  return found == kSpellings.end() ? Key::other : found->key;
}

std::optional<std::chrono::milliseconds> parse_delay(std::string_view value) {
  double seconds = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds,
                                            std::chars_format::fixed);
  if (error != std::errc{} || !std::isfinite(seconds) || seconds < 0) return std::nullopt;
  const double longest = std::chrono::duration<double>(kLongestDelay).count();
  return std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::duration<double>(std::min(seconds, longest)));
}

}  // namespace

/// Reads line by line into the two groups that matter: ours by name, and the one for everybody.
/// Groups of the same name are merged.
class RobotsRules::Reader {
 public:
  explicit Reader(std::string_view product_token) : product_token_(product_token) {}

  void read(std::string_view line) {
    const auto [word, value] = parse_line(line);
    const Key key = key_of(word);
    if (key == Key::user_agent) read_user_agent(value);
    if (key == Key::sitemap && !value.empty()) sitemaps_.emplace_back(value);
    if (key == Key::allow || key == Key::disallow || key == Key::crawl_delay) {
      in_rules_ = true;
      if (for_us_) read_rule(ours_, key, value);
      if (for_all_) read_rule(everybodys_, key, value);
    }
  }

  void finish(RobotsRules& rules) && {
    Group& chosen = named_ ? ours_ : everybodys_;
    rules.rules_ = std::move(chosen.rules);
    rules.crawl_delay_ = chosen.crawl_delay;
    rules.sitemaps_ = std::move(sitemaps_);
  }

 private:
  struct Group {
    std::vector<Rule> rules;
    std::optional<std::chrono::milliseconds> crawl_delay;
  };

  void read_user_agent(std::string_view value) {
    if (in_rules_) for_us_ = for_all_ = false;
    in_rules_ = false;
    if (value == "*" || value.starts_with("* ") || value.starts_with("*\t"))
      for_all_ = true;
    else if (same_word(product_part(value), product_token_))
      for_us_ = named_ = true;
  }

  static void read_rule(Group& group, Key key, std::string_view value) {
    if (key == Key::crawl_delay) {
      group.crawl_delay = parse_delay(value);
    } else if (!value.empty() && group.rules.size() < kMaximumRules) {
      group.rules.push_back({.pattern = normalise_octets(value), .allow = key == Key::allow});
    }
  }

  std::string_view product_token_;
  Group ours_;
  Group everybodys_;
  std::vector<std::string> sitemaps_;
  bool named_ = false;    // there is a group for us, though perhaps an empty one
  bool for_us_ = false;   // the group being read is ours
  bool for_all_ = false;  // it is for everybody
  bool in_rules_ = true;  // the next User-agent line starts another group
};

RobotsRules::RobotsRules(std::string_view robots_txt, std::string_view product_token) {
  robots_txt = robots_txt.substr(0, kMaximumBytes);
  for (const char byte :
       std::string_view("\xEF\xBB\xBF"))  // a byte order mark, even a broken one
    if (robots_txt.starts_with(byte)) robots_txt.remove_prefix(1);
  Reader reader(product_token);
  while (!robots_txt.empty()) reader.read(take_line(robots_txt));
  std::move(reader).finish(*this);
}

bool RobotsRules::allows(std::string_view path_and_query) const {
  const std::string path = normalise_octets(path_and_query);
  if (path == "/robots.txt") return true;
  std::size_t longest = 0;
  bool allowed = true;
  for (const Rule& rule : rules_) {
    const std::size_t length = rule.pattern.size();
    const bool stronger = length > longest || (length == longest && rule.allow);
    if (!stronger || !matches(rule.pattern, path)) continue;
    longest = length;
    allowed = rule.allow;
  }
  return allowed;
}

std::string product_token(std::string_view user_agent) {
  return std::string(product_part(user_agent));
}

}  // namespace vigie
