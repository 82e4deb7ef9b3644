/// Policy files: the first byte picks rulebook, waivers or attestations.
#include "rules/exceptions.hpp"
#include "rules/rulebook.hpp"
#include "tests/fuzz/fuzz.hpp"

#include <chrono>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view yaml = vigie::fuzz_text(data, size).substr(1);
  const vigie::Date today{std::chrono::year{2026} / 8 / 20};
  const auto expect_reasons = [](const auto& result) {
    if (!result) vigie::fuzz_expect(!result.error().empty(), "a reason for refusing");
  };
  switch (data[0] % 3) {
    case 0:
      expect_reasons(vigie::read_rulebook(yaml, "rules.yaml"));
      break;
    case 1:
      expect_reasons(vigie::read_waivers(yaml, "waivers.yaml", today));
      break;
    default:
      expect_reasons(vigie::read_attestations(yaml, "attestations.yaml", today));
      break;
  }
  return 0;
}
