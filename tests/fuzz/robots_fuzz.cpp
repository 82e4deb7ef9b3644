/// robots.txt, and the paths that it is asked about: the first line is the path.
#include "crawler/robots.hpp"
#include "tests/fuzz/fuzz.hpp"

#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = vigie::fuzz_text(data, size);
  const std::size_t line = input.find('\n');
  const std::string path = "/" + std::string(input.substr(0, line));
  const std::string_view text =
      line == std::string_view::npos ? std::string_view{} : input.substr(line + 1);
  const vigie::RobotsRules rules(text, "vigie");
  static_cast<void>(rules.allows(path));
  vigie::fuzz_expect(rules.allows("/robots.txt"), "robots.txt itself is always allowed");
  if (const auto delay = rules.crawl_delay())
    vigie::fuzz_expect(delay->count() >= 0 && delay->count() <= 30'000, "a bounded delay");
  return 0;
}
