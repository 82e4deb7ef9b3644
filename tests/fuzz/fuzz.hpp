/// What the fuzzers have in common. Each file defines one LLVMFuzzerTestOneInput, libFuzzer's
/// entry: it must return 0 for every input, whatever it is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string_view>

namespace vigie {

inline std::string_view fuzz_text(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};  // bytes are bytes
}

/// Ends the program, which the fuzzer reports with the input that led here.
inline void fuzz_expect(bool holds, std::string_view what) {
  if (holds) return;
  std::cerr << "expected: " << what << '\n';
  std::abort();
}

}  // namespace vigie
