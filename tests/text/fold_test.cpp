#include "text/fold.hpp"

#include "text/utf8.hpp"

#include <array>

#include <gtest/gtest.h>

namespace vigie {
namespace {

struct Case {
  std::string_view text;
  std::string_view expected;
};

TEST(Fold, normalised_text_can_be_quoted) {
  constexpr std::array kCases = {
      Case{"", ""},
      Case{"  Déclaration \t\r\n d’accessibilité  ", "Déclaration d'accessibilité"},
      Case{"non\u00A0conforme\u202F: 45\u2009%", "non conforme : 45 %"},
      Case{"\u3000a\u2028b\u2003\u1680c\u205F", "a b c"},
      Case{"l`a l´a lʼa l‘a l′a", "l'a l'a l'a l'a l'a"},
      Case{"a–b—c‑d‐e−f―g‒h", "a-b-c-d-e-f-g-h"},
      Case{"acces\u00ADsi\u200Bbi\u200Dli\u200Cté\uFEFF", "accessibilité"},
      Case{"\u202Egauche\u2066\u2069\u200F", "gauche"},
      Case{"e\u0301te\u0301", "été"},
      Case{"e\u00AD\u0301", "é"},
      Case{"Œuvre ÉTÉ", "Œuvre ÉTÉ"},
      Case{"\xFF"
           "a\xC3",
           "\uFFFDa\uFFFD"},
      Case{"\u1FEF\u1FFD\u2000x", "'' x"},
  };
  for (const Case& c : kCases) EXPECT_EQ(normalise(c.text), c.expected) << c.text;
}

TEST(Fold, controls_and_nul_vanish) {
  using namespace std::string_view_literals;
  EXPECT_EQ(normalise("A\0B\a\x7F\u009F"
                      "C"sv),
            "ABC");
  EXPECT_EQ(fold("A\0B\a\x7F\u009F"
                 "C"sv),
            "abc");
  EXPECT_EQ(valid_utf8("A\0\tB\r\n\x1B[31m\u0085"
                       "C\xE9"sv),
            "A\tB\n[31mC\uFFFD");
}

TEST(Fold, folded_text_compares_as_readers_do) {
  constexpr std::array kCases = {
      Case{"Accessibilité\u00A0: NON Conforme", "accessibilite : non conforme"},
      Case{"Cœur Æther Straße ẞ Łódź Øre Đorđe Þorn",
           "coeur aether strasse ss lodz ore dorde thorn"},
      Case{"E\u0301tE\u0301", "ete"},
      Case{"ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸÑ", "aaaceeeeiioouuuyn"},
      Case{"Mentions légales…", "mentions legales..."},
      Case{"1ʳᵉ 2ᵉ m² n° ½ ﬁn", "1re 2e m2 n° 1\u20442 fin"},
      Case{"ΑΒΓ Σίσυφος", "αβγ σισυφοσ"},
      Case{"İstanbul ısı", "istanbul isi"},
      Case{"ｆｕｌｌ　ｗｉｄｔｈ", "full width"},
      Case{"a ¨ b", "a b"},
      Case{"¨x", "x"},
      Case{"ŉ", "'n"},
      Case{"L’État — d’abord", "l'etat - d'abord"},
      Case{"日本語", "日本語"},
      Case{"\u00AD\u200B ", ""},
  };
  for (const Case& c : kCases) EXPECT_EQ(fold(c.text), c.expected) << c.text;
}

TEST(Fold, folding_and_normalising_twice_change_nothing_more) {
  std::string everything;
  for (char32_t c = 1; c < 0x30000; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    append_utf8(everything, c);
    everything += c % 64 == 0 ? " " : "x";  // keeps marks from changing places
  }
  const std::string normalised = normalise(everything);
  EXPECT_GT(normalised.size(), 100'000U);
  EXPECT_TRUE(normalise(normalised) == normalised);
  const std::string folded = fold(everything);
  EXPECT_GT(folded.size(), 100'000U);
  EXPECT_TRUE(fold(folded) == folded);
  EXPECT_TRUE(fold(normalised) == folded);
}

TEST(Fold, a_phrase_is_found_at_word_boundaries_only) {
  EXPECT_EQ(find_words("accessibilite : non conforme", "non conforme"), 16U);
  EXPECT_EQ(find_words("anon conforme, non conforme", "non conforme"), 15U);
  EXPECT_EQ(find_words("non conformes", "non conforme"), std::string_view::npos);
  EXPECT_EQ(find_words("cgu2", "cgu"), std::string_view::npos);
  EXPECT_TRUE(contains_words("(cgu)", "cgu"));
  EXPECT_TRUE(contains_words("cgu", "cgu"));
  EXPECT_TRUE(contains_words("«cgu»…cgu", "cgu"));
  EXPECT_FALSE(contains_words("日cgu", "cgu"));
  EXPECT_TRUE(contains_words("accessibilite:non conforme", "accessibilite:"));
  EXPECT_TRUE(contains_words("taux 45%", "%")) << "a sign is a word of its own";
  EXPECT_FALSE(contains_words("abc", ""));
  EXPECT_FALSE(contains_words("", "abc"));
}

TEST(Fold, a_search_goes_on_from_where_it_was) {
  const std::string_view text = "stats et stats";
  EXPECT_EQ(find_words(text, "stats"), 0U);
  EXPECT_EQ(find_words(text, "stats", 1), 9U);
  EXPECT_EQ(find_words(text, "stats", 10), std::string_view::npos);
  EXPECT_EQ(find_words(text, "stats", 1'000), std::string_view::npos);
}

TEST(Fold, a_short_text_is_its_own_excerpt) {
  EXPECT_EQ(excerpt("  un texte  "), "un texte");
  EXPECT_EQ(excerpt(""), "");
  EXPECT_EQ(excerpt("éèà", 0, 3), "éèà");
}

TEST(Fold, an_excerpt_cuts_at_words_and_says_so) {
  const std::string_view text = "Le site est partiellement conforme avec le référentiel";
  EXPECT_EQ(excerpt(text, 0, 20), "Le site est…");
  EXPECT_EQ(excerpt(text, text.find("conforme"), 24), "…conforme avec le…");
  EXPECT_EQ(excerpt(text, text.size(), 24), "…avec le référentiel");
  EXPECT_EQ(excerpt(text, 1'000, 24), "…avec le référentiel");
}

TEST(Fold, an_excerpt_counts_characters_and_never_cuts_one) {
  std::string text;
  for (int i = 0; i < 400; ++i) text += i % 7 == 6 ? " " : "é";
  for (std::size_t max = 0; max < 60; ++max) {
    for (std::size_t position = 0; position < text.size(); position += 13) {
      const std::string cut = excerpt(text, position, max);
      std::size_t characters = 0;
      for (std::size_t at = 0; at < cut.size(); ++characters) {
        const DecodedCodePoint point = decode_utf8(cut, at);
        ASSERT_TRUE(point.is_valid) << cut;
        at += point.bytes;
      }
      ASSERT_LE(characters, max) << cut;
      if (max < 12) continue;
      ASSERT_NE(cut.find("é"), std::string::npos) << max << ' ' << position;
    }
  }
}

TEST(Fold, an_excerpt_of_one_endless_word_is_cut_within_it) {
  const std::string word(1'000, 'x');
  EXPECT_EQ(excerpt(word, 500, 12), "…xxxxxxxxxx…");
  EXPECT_EQ(excerpt(word, 0, 12), "xxxxxxxxxxx…");
}

TEST(Fold, trim_takes_white_space_off_both_ends) {
  EXPECT_EQ(trim(" \t\r\n a b \v\f"), "a b");
  EXPECT_EQ(trim("   "), "");
  EXPECT_EQ(trim(""), "");
}

TEST(Fold, split_keeps_empty_parts) {
  using Parts = std::vector<std::string_view>;
  EXPECT_EQ(split("a,b,,c", ','), (Parts{"a", "b", "", "c"}));
  EXPECT_EQ(split(",", ','), (Parts{"", ""}));
  EXPECT_EQ(split("abc", ','), (Parts{"abc"}));
  EXPECT_EQ(split("", ','), (Parts{""}));
}

}  // namespace
}  // namespace vigie
