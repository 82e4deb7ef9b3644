#include "text/utf8.hpp"

#include <array>

#include <gtest/gtest.h>

namespace vigie {
namespace {

TEST(Utf8, every_scalar_value_survives_being_written_and_read) {
  for (char32_t c = 1; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    append_utf8(text, c);
    const DecodedCodePoint point = decode_utf8(text, 0);
    ASSERT_TRUE(point.is_valid) << std::hex << static_cast<unsigned>(c);
    ASSERT_EQ(point.value, c);
    ASSERT_EQ(point.bytes, text.size());
  }
}

TEST(Utf8, a_broken_sequence_is_replaced_as_browsers_replace_it) {
  struct Case {
    std::string_view bytes;
    std::string_view repaired;
  };
  constexpr std::array kCases = {
      Case{"\xFF", "\uFFFD"},
      Case{"a\x80z", "a\uFFFDz"},
      Case{"\xC0\xAF", "\uFFFD\uFFFD"},                      // overlong '/'
      Case{"\xE0\x80\xAF", "\uFFFD\uFFFD\uFFFD"},            // overlong
      Case{"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},            // a surrogate
      Case{"\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD"},  // above U+10FFFF
      Case{"\xF0\x9F\x98", "\uFFFD"},                        // cut at the end
      Case{"\xF0\x9F\x98z", "\uFFFDz"},                      // cut by a letter
      Case{"\xE2\x82\xC3\xA9", "\uFFFD\u00E9"},              // cut by another
      Case{"\xF0\x9F\x98\x80", "\U0001F600"},
      Case{"", ""},
  };
  for (const Case& c : kCases) EXPECT_EQ(repair_utf8(c.bytes), c.repaired);
}

TEST(Utf8, a_byte_leads_back_to_the_start_of_its_code_point) {
  const std::string text = "aé\U0001F600";
  EXPECT_EQ(code_point_start(text, 0), 0U);
  EXPECT_EQ(code_point_start(text, 2), 1U);
  EXPECT_EQ(code_point_start(text, 6), 3U);
  EXPECT_EQ(code_point_start(text, text.size()), text.size());
  EXPECT_EQ(code_point_start("\x80\x80\x80\x80\x80\x80", 5), 2U) << "broken text: no long walk";
}

}  // namespace
}  // namespace vigie
