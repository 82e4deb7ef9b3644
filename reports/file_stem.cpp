#include "reports/reports.hpp"
#include "text/sha256.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace vigie {

namespace {

constexpr std::size_t kLongest = 100;  // leaves room for folders and endings
constexpr std::size_t kHashDigits = 12;
// Device names that Windows does not accept as files, whatever their ending.
constexpr std::array<std::string_view, 22> kDevices{
    "con",  "prn",  "aux",  "nul",  "com1", "com2", "com3", "com4", "com5", "com6", "com7",
    "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9"};

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool is_safe(std::string_view id) {
  return !id.empty() && id.size() <= kLongest && is_letter_or_digit(id.front()) &&
         is_letter_or_digit(id.back()) &&
         std::ranges::all_of(id,
                             [](char c) {
                               return is_letter_or_digit(c) || c == '.' || c == '-' || c == '_';
                             }) &&
         std::ranges::find(kDevices, id.substr(0, id.find('.'))) == kDevices.end();
}

}  // namespace

std::string file_stem(std::string_view product_id) {
  if (is_safe(product_id)) return std::string(product_id);
  std::string stem;
  for (const char c : product_id.substr(0, kLongest / 2)) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (is_letter_or_digit(lower))
      stem += lower;
    else if (!stem.empty() && stem.back() != '-')
      stem += '-';
  }
  // No safe id holds '~', so that a made name is never another product's.
  return stem + "~" + sha256_hex(product_id).substr(0, kHashDigits);
}

}  // namespace vigie
