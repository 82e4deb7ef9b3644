/// Sitemaps and feeds: XML from strangers.
#include "crawler/xml.hpp"
#include "tests/fuzz/fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view xml = vigie::fuzz_text(data, size);
  const vigie::Sitemap sitemap = vigie::read_sitemap(xml);
  vigie::fuzz_expect(sitemap.entries.size() <= 50'000, "a bounded number of entries");
  static_cast<void>(vigie::newest_feed_date(xml));
  return 0;
}
