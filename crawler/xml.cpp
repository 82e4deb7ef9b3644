#include "crawler/xml.hpp"

#include "crawler/encoding.hpp"
#include "crawler/feed_date.hpp"
#include "crawler/xml_sax.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace vigie {

namespace {

constexpr std::size_t kMaxEntries = 50'000;

/// Builds a sitemap from the ends of its elements.
class SitemapReader {
 public:
  ReadOn see(const XmlElement& element) {
    if (element.name == "sitemapindex") sitemap_.is_index = true;
    const bool is_of_entry = element.parent == "url" || element.parent == "sitemap";
    if (is_of_entry && element.name == "loc" && entry_.url.empty()) entry_.url = element.text;
    if (is_of_entry && element.name == "lastmod")
      entry_.last_modified = parse_feed_date(element.text);
    if (element.name == "url" || element.name == "sitemap") add(element.name == "sitemap");
    return sitemap_.entries.size() < kMaxEntries ? ReadOn::yes : ReadOn::no;
  }

  Sitemap take() { return std::move(sitemap_); }

 private:
  // The end of <sitemapindex> may never come: a truncated file, or the limit.
  void add(bool is_index) {
    sitemap_.is_index = is_index;
    if (!entry_.url.empty()) sitemap_.entries.push_back(std::move(entry_));
    entry_ = {};
  }

  Sitemap sitemap_;
  SitemapEntry entry_;
};

/// Dates of entries, not of the feed, which its host may touch every day.
bool is_entry_date(const XmlElement& element) {
  if (element.parent == "entry")
    return element.name == "updated" || element.name == "published";
  return element.parent == "item" && (element.name == "pubDate" || element.name == "date");
}

}  // namespace

Sitemap read_sitemap(std::string_view xml) {
  SitemapReader reader;
  read_xml(to_utf8(xml, {}), [&](const XmlElement& element) { return reader.see(element); });
  return reader.take();
}

std::optional<Date> newest_feed_date(std::string_view xml) {
  std::optional<Date> newest;
  read_xml(to_utf8(xml, {}), [&](const XmlElement& element) {
    if (is_entry_date(element)) newest = std::max(newest, parse_feed_date(element.text));
    return ReadOn::yes;
  });
  return newest;
}

}  // namespace vigie
