/// What is audited: the first byte picks the kind of file.
#include "portfolio/read.hpp"
#include "tests/fuzz/fuzz.hpp"

#include <array>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::array<const char*, 4> kNames{"product.md", "portfolio.json", "portfolio.yaml",
                                              "portfolio.csv"};
  if (size == 0) return 0;
  const char* const name = kNames.at(data[0] % kNames.size());
  const std::string_view text = vigie::fuzz_text(data, size).substr(1);
  if (data[0] % kNames.size() == 0) {
    static_cast<void>(vigie::read_sheet(text, name));
    return 0;
  }
  const auto portfolio = vigie::read_portfolio_text(text, name, "");
  if (!portfolio) vigie::fuzz_expect(!portfolio.error().empty(), "a reason for refusing");
  return 0;
}
