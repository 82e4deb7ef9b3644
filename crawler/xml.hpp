/// Sitemaps and feeds, read with libxml2: no network, no entities, no huge trees.
#pragma once

#include "text/date.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie {

struct SitemapEntry {
  std::string url;
  std::optional<Date> last_modified;
};

/// A <urlset> or a <sitemapindex>; at most 50,000 entries are kept. Malformed: what was read so
/// far.
struct Sitemap {
  bool is_index = false;
  std::vector<SitemapEntry> entries;
};
Sitemap read_sitemap(std::string_view xml);

/// The newest entry's date of an Atom (updated) or RSS 2.0 (pubDate) feed.
std::optional<Date> newest_feed_date(std::string_view xml);

}  // namespace vigie
