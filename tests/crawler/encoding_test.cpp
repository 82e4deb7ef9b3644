#include "crawler/encoding.hpp"

#include "crawler/encoding_labels.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace vigie {
namespace {

using namespace std::string_view_literals;

struct OrderCase {
  std::string_view body;
  std::string_view content_type;
  std::string_view text;
};

TEST(Encoding, byte_order_mark_then_header_then_meta_then_bytes) {
  const std::vector<OrderCase> cases{
      {"\xEF\xBB\xBF\xC3\xA9", "text/html; charset=iso-8859-1", "é"},
      {"\xFF\xFE\xE9\x00"sv, "text/html; charset=utf-8", "é"},
      {"\xFE\xFF\x00\xE9"sv, "", "é"},
      {"\xE9", "text/html; charset=iso-8859-1", "é"},
      {"\xE9", "text/html;Charset = \"LATIN1\"", "é"},
      {"\xE9", "text/html; charset='windows-1252'; x=y", "é"},
      {"<meta charset=utf-8>\xE9", "text/html; charset=latin1", "<meta charset=utf-8>é"},
      {"<meta charset=latin1>\xC3\xA9", "text/html", "<meta charset=latin1>Ã©"},
      {"<meta charset=latin1>\xC3\xA9", "text/html; charset=unheard-of",
       "<meta charset=latin1>Ã©"},
      {"\xC3\xA9", "text/html", "é"},
      {"\xE9t\xE9", "", "été"},
      {"", "", ""},
  };
  for (const OrderCase& expected : cases)
    EXPECT_EQ(to_utf8(expected.body, expected.content_type), expected.text)
        << expected.content_type;
}

struct MetaCase {
  std::string_view html;  // declares latin1 where `declares` says so
  bool declares;
};

TEST(Encoding, meta_is_found_as_browsers_find_it) {
  const std::vector<MetaCase> cases{
      {"<META CharSet = 'latin1'>", true},
      {"<meta/charset=latin1>", true},
      {"<meta http-equiv=Content-Type content='text/html; charset=latin1'>", true},
      {"<meta content='text/html;charset=\"latin1\"' http-equiv='content-type'>", true},
      {"<!doctype html><html><head><title>a</title><meta charset=latin1>", true},
      {"<?xml version='1.0' encoding='latin1'?>", true},
      {"<!-- <meta charset=latin1> -->", false},
      {"<!-- > --><meta charset=latin1>", true},
      {"<p title='<meta charset=latin1>'>", false},
      {"<metadata charset=latin1>", false},
      {"<meta content='text/html; charset=latin1'>", false},
      {"<meta http-equiv=refresh content='charset=latin1'>", false},
      {"<meta charset=unheard-of>", false},
      {"<meta charset", false},
      {"<meta charset='latin1", false},
  };
  for (const MetaCase& expected : cases) {
    const std::string html = std::string(expected.html) + "\n\xC3\xA9";
    EXPECT_EQ(to_utf8(html, "text/html").ends_with("Ã©"), expected.declares) << expected.html;
  }
}

TEST(Encoding, meta_counts_in_the_first_kilobyte_only) {
  const std::string meta = "<meta charset=latin1>\xC3\xA9";
  EXPECT_TRUE(to_utf8(std::string(900, ' ') + meta, "").ends_with("Ã©"));
  EXPECT_TRUE(to_utf8(std::string(1'024, ' ') + meta, "").ends_with("é"));
}

TEST(Encoding, meta_cannot_mean_an_encoding_it_was_not_written_in) {
  EXPECT_TRUE(to_utf8("<meta charset=utf-16>\xC3\xA9", "").ends_with("é"));
  EXPECT_TRUE(to_utf8("<meta charset=x-user-defined>\xE9", "").ends_with("é"));
}

struct DecodeCase {
  std::string_view label;
  std::string_view bytes;
  std::string_view text;
};

TEST(Encoding, labels_decode_as_the_standard_says) {
  const std::vector<DecodeCase> cases{
      {"iso-8859-1", "\x80\x92\xE9", "€’é"},  // means windows-1252
      {"us-ascii", "\x93oui\x94", "“oui”"},
      {"windows-1252", "\x81\x8D\x8F\x90\x9D", "\u0081\u008D\u008F\u0090\u009D"},
      {"iso-8859-15", "\xA4\xBD", "€œ"},
      {"iso-8859-2", "\xB1\xE8", "ąč"},
      {"iso-8859-5", "\xBF", "П"},
      {"iso-8859-7", "\xE1", "α"},
      {"iso-8859-8-i", "\xE0", "א"},
      {"iso-8859-10", "\xA1", "Ą"},
      {"iso-8859-13", "\xE0", "ą"},
      {"iso-8859-14", "\xA1", "Ḃ"},
      {"iso-8859-16", "\xA4\xFF", "€ÿ"},
      {"latin5", "\xFD", "ı"},
      {"windows-1250", "\x8A", "Š"},
      {"windows-1251", "\xCF", "П"},
      {"windows-1253", "\xE1", "α"},
      {"windows-1255", "\xE0", "א"},
      {"windows-1256", "\xC7", "ا"},
      {"windows-1257", "\xE0", "ą"},
      {"windows-1258", "\xF5", "ơ"},
      {"windows-874", "\xA1", "ก"},
      {"koi8-r", "\xF0", "П"},
      {"koi8-u", "\xA4", "є"},
      {"ibm866", "\x8F", "П"},
      {"macintosh", "\x8E", "é"},
      {"x-mac-cyrillic", "\x8F", "П"},
      {"gb2312", "\xC4\xE3", "你"},
      {"gb18030", "\x81\x30\x81\x30", "\u0080"},
      {"big5", "\xA7\x41", "你"},
      {"euc-jp", "\xA4\xA2", "あ"},
      {"iso-2022-jp", "\x1B$B$\"\x1B(B", "あ"},
      {"sjis", "\x82\xA0", "あ"},
      {"ks_c_5601-1987", "\xB0\xA1", "가"},
      {"utf-16le", "\xE9\x00"sv, "é"},
      {"utf-16be", "\x00\xE9"sv, "é"},
      {"x-user-defined", "\xFF", "\uF7FF"},
      {"hz-gb-2312", "<script>", "\uFFFD"},
  };
  for (const DecodeCase& expected : cases)
    EXPECT_EQ(to_utf8(expected.bytes, "text/html; charset=" + std::string(expected.label)),
              expected.text)
        << expected.label;
}

TEST(Encoding, what_does_not_decode_is_replaced) {
  const std::vector<DecodeCase> cases{
      {"utf-8", "a\xFF\xC3z", "a\uFFFD\uFFFDz"},
      {"utf-8", "\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},
      {"utf-16le", "a"sv, "\uFFFD"},
      {"utf-16le", "\x00\xD8z\x00"sv, "\uFFFDz"},
      {"iso-8859-7", "a\xFFz", "a\uFFFDz"},
      {"shift_jis", "\x82", "\uFFFD"},
      {"big5", "a\xA7", "a\uFFFD"},
  };
  for (const DecodeCase& expected : cases)
    EXPECT_EQ(to_utf8(expected.bytes, "text/html; charset=" + std::string(expected.label)),
              expected.text)
        << expected.label;
}

TEST(Encoding, labels_ignore_case_and_spaces_around) {
  ASSERT_NE(find_encoding(" \tISO-8859-1\n"), nullptr);
  EXPECT_EQ(find_encoding(" \tISO-8859-1\n")->name, "windows-1252");
  for (const std::string_view unknown : {"", " ", "utf", "8859-1", "latin1 l1", "iso 8859-1"})
    EXPECT_EQ(find_encoding(unknown), nullptr) << unknown;
}

}  // namespace
}  // namespace vigie
