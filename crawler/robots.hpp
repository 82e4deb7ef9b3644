/// robots.txt (RFC 9309).
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie {

/// The rules of one robots.txt for one crawler.
class RobotsRules {
 public:
  /// Everything is allowed.
  RobotsRules() = default;
  /// Reads at most 500 KiB and 20,000 rules; groups for `product_token` (case-insensitive),
  /// else those for '*'.
  RobotsRules(std::string_view robots_txt, std::string_view product_token);

  /// `path_and_query` starts with '/'. The longest matching rule wins, Allow on a tie.
  bool allows(std::string_view path_and_query) const;
  /// At most 30 s.
  std::optional<std::chrono::milliseconds> crawl_delay() const { return crawl_delay_; }
  /// Absolute addresses of Sitemap lines, whatever their group.
  const std::vector<std::string>& sitemaps() const { return sitemaps_; }

 private:
  class Reader;
  struct Rule {
    std::string pattern;
    bool allow = false;
  };
  std::vector<Rule> rules_;
  std::vector<std::string> sitemaps_;
  std::optional<std::chrono::milliseconds> crawl_delay_;
};

/// The product token of a User-Agent: "vigie/0.1 (+https://…)" → "vigie".
std::string product_token(std::string_view user_agent);

}  // namespace vigie
