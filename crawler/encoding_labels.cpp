#include "crawler/encoding_labels.hpp"

#include "crawler/ascii.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace vigie {

namespace {

// https://encoding.spec.whatwg.org/#names-and-labels
constexpr std::array kEncodings{
    Encoding{"utf-8", nullptr,
             "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8"},
    Encoding{"windows-1252", nullptr,
             "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 "
             "iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 "
             "x-cp1252"},
    Encoding{"iso-8859-15", "ISO-8859-15",
             "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9"},
    Encoding{"utf-16le", "UTF-16LE",
             "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le"},
    Encoding{"utf-16be", "UTF-16BE", "unicodefffe utf-16be"},
    Encoding{"ibm866", "ibm-866_P100-1995", "866 cp866 csibm866 ibm866"},
    Encoding{"iso-8859-2", "ISO-8859-2",
             "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 "
             "iso_8859-2:1987 l2 latin2"},
    Encoding{"iso-8859-3", "ISO-8859-3",
             "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 "
             "iso_8859-3:1988 l3 latin3"},
    Encoding{"iso-8859-4", "ISO-8859-4",
             "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 "
             "iso_8859-4:1988 l4 latin4"},
    Encoding{"iso-8859-5", "ISO-8859-5",
             "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 "
             "iso_8859-5:1988"},
    Encoding{"iso-8859-6", "ISO-8859-6",
             "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 "
             "iso-8859-6-e iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 "
             "iso_8859-6:1987"},
    Encoding{"iso-8859-7", "ISO-8859-7",
             "csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 "
             "iso88597 iso_8859-7 iso_8859-7:1987 sun_eu_greek"},
    Encoding{"iso-8859-8", "ISO-8859-8",
             "csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 "
             "iso88598 iso_8859-8 iso_8859-8:1988 visual"},
    Encoding{"iso-8859-8-i", "ISO-8859-8", "csiso88598i iso-8859-8-i logical"},
    Encoding{"iso-8859-10", "iso-8859_10-1998",
             "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6"},
    Encoding{"iso-8859-13", "ISO-8859-13", "iso-8859-13 iso8859-13 iso885913"},
    Encoding{"iso-8859-14", "iso-8859_14-1998", "iso-8859-14 iso8859-14 iso885914"},
    Encoding{"iso-8859-16", nullptr, "iso-8859-16"},
    Encoding{"koi8-r", "KOI8-R", "cskoi8r koi koi8 koi8-r koi8_r"},
    Encoding{"koi8-u", "KOI8-U", "koi8-ru koi8-u"},
    Encoding{"macintosh", "macos-0_2-10.2", "csmacintosh mac macintosh x-mac-roman"},
    Encoding{"windows-874", "windows-874-2000",
             "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874"},
    Encoding{"windows-1250", "ibm-5346_P100-1998", "cp1250 windows-1250 x-cp1250"},
    Encoding{"windows-1251", "ibm-5347_P100-1998", "cp1251 windows-1251 x-cp1251"},
    Encoding{"windows-1253", "ibm-5349_P100-1998", "cp1253 windows-1253 x-cp1253"},
    Encoding{"windows-1254", "ibm-5350_P100-1998",
             "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 "
             "iso_8859-9:1989 l5 latin5 windows-1254 x-cp1254"},
    Encoding{"windows-1255", "ibm-9447_P100-2002", "cp1255 windows-1255 x-cp1255"},
    Encoding{"windows-1256", "ibm-9448_X100-2005", "cp1256 windows-1256 x-cp1256"},
    Encoding{"windows-1257", "ibm-9449_P100-2002", "cp1257 windows-1257 x-cp1257"},
    Encoding{"windows-1258", "ibm-5354_P100-1998", "cp1258 windows-1258 x-cp1258"},
    Encoding{"x-mac-cyrillic", "macos-7_3-10.2", "x-mac-cyrillic x-mac-ukrainian"},
    Encoding{"gbk", "gb18030",
             "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk"},
    Encoding{"gb18030", "gb18030", "gb18030"},
    Encoding{"big5", "ibm-1375_P100-2008", "big5 big5-hkscs cn-big5 csbig5 x-x-big5"},
    Encoding{"euc-jp", "euc-jp-2007", "cseucpkdfmtjapanese euc-jp x-euc-jp"},
    Encoding{"iso-2022-jp", "ISO-2022-JP", "csiso2022jp iso-2022-jp"},
    Encoding{"shift_jis", "ibm-943_P15A-2003",
             "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis"},
    Encoding{"euc-kr", "windows-949-2000",
             "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 "
             "ksc5601 ksc_5601 windows-949"},
    Encoding{"replacement", nullptr,
             "csiso2022kr hz-gb-2312 iso-2022-cn iso-2022-cn-ext iso-2022-kr replacement"},
    Encoding{"x-user-defined", nullptr, "x-user-defined"},
};

bool has_label(const Encoding& encoding, std::string_view wanted) {
  for (std::size_t at = encoding.labels.find(wanted); at != std::string_view::npos;
       at = encoding.labels.find(wanted, at + 1)) {
    const std::size_t end = at + wanted.size();
    const bool starts = at == 0 || encoding.labels[at - 1] == ' ';
    if (starts && (end == encoding.labels.size() || encoding.labels[end] == ' ')) return true;
  }
  return false;
}

}  // namespace

const Encoding* find_encoding(std::string_view label) {
  const std::string wanted = ascii_lower(trim(label));
  if (wanted.empty() || wanted.find(' ') != std::string::npos) return nullptr;
  const auto found = std::ranges::find_if(
      kEncodings, [&](const Encoding& encoding) { return has_label(encoding, wanted); });
  return found == kEncodings.end() ? nullptr : &*found;
}

}  // namespace vigie
