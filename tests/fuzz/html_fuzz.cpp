/// HTML → Page, from the bytes on: encodings, the parser's bounds, XPaths.
#include "crawler/page_reader.hpp"
#include "tests/fuzz/fuzz.hpp"
#include "text/url.hpp"

#include <array>
#include <string>

namespace {

constexpr std::size_t kMostBlocks = 50'000;

vigie::Response response_with(std::string_view body) {
  vigie::Response response;
  response.asked = vigie::parse_url("https://example.org/page").value();
  response.final_url = response.asked;
  response.status = 200;
  response.headers = {{"content-type", "text/html"}};
  response.body = std::string(body);
  return response;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::array<std::string, 2> kXPaths{"//a[@href]", "//main//p[1]"};
  const auto page = vigie::read_page(response_with(vigie::fuzz_text(data, size)), kXPaths);
  if (!page) return 0;
  vigie::fuzz_expect(page->blocks.size() <= kMostBlocks, "a bounded number of blocks");
  for (const auto& link : page->links)
    vigie::fuzz_expect(link.url.size() <= 65'536, "links of bounded length");
  return 0;
}
