/// Addresses: the first line is a base, the second a reference.
#include "tests/fuzz/fuzz.hpp"
#include "text/url.hpp"

namespace {

void expect_stable(const vigie::Url& url) {
  const auto again = vigie::parse_url(url.href());
  vigie::fuzz_expect(again && *again == url, "an address that reads as it is written");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = vigie::fuzz_text(data, size);
  const std::size_t line = input.find('\n');
  const auto base = vigie::parse_url(input.substr(0, line));
  if (!base) return 0;
  expect_stable(*base);
  static_cast<void>(vigie::registrable_domain(base->host));
  if (line == std::string_view::npos) return 0;
  const auto target = vigie::resolve(*base, input.substr(line + 1));
  if (target) expect_stable(*target);
  return 0;
}
