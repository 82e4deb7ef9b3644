#include "text/message.hpp"

#include <limits>

#include <gtest/gtest.h>

namespace vigie {
namespace {

constexpr Text kStale{.id = "stale",
                      .fr = "La donnée la plus récente date du {0}, il y a {1} jours.",
                      .en = "The newest figure dates from {0}, {1} days ago."};
constexpr Text kQuarter{.id = "quarter", .fr = "trimestre", .en = "quarter"};

TEST(Message, parameters_are_spelled_in_the_readers_language) {
  const Date date = std::chrono::year{2026} / std::chrono::August / 1;
  const Message said = message(kStale, date, std::int64_t{1234});
  EXPECT_EQ(said.in(Language::fr),
            "La donnée la plus récente date du 1er août 2026, il y a 1\u202F234 jours.");
  EXPECT_EQ(said.in(Language::en),
            "The newest figure dates from 1 August 2026, 1,234 days ago.");
  EXPECT_EQ(said.id(), "stale");
}

TEST(Message, a_text_parameter_is_translated) {
  constexpr Text kSays{.id = "says", .fr = "par {0}", .en = "by {0}"};
  const Message said = message(kSays, &kQuarter);
  EXPECT_EQ(said.in(Language::fr), "par trimestre");
  EXPECT_EQ(said.in(Language::en), "by quarter");
}

TEST(Message, parameters_may_come_in_any_order_and_repeat) {
  constexpr Text kText{.id = "t", .fr = "{1}-{0}-{1}", .en = "{0}{1}"};
  const Message said = message(kText, std::string("a"), std::string("b"));
  EXPECT_EQ(said.in(Language::fr), "b-a-b");
  EXPECT_EQ(said.in(Language::en), "ab");
}

TEST(Message, an_unknown_index_leaves_nothing) {
  constexpr Text kText{.id = "t", .fr = "a{0}b{7}c{99999999999999999999}", .en = "{3}"};
  EXPECT_EQ(message(kText).in(Language::fr), "abc{99999999999999999999}");
  EXPECT_EQ(message(kText).in(Language::en), "");
}

TEST(Message, other_braces_stay) {
  constexpr Text kText{.id = "t", .fr = "{} {x} { 0} {-1} {0", .en = "}{"};
  const Message said = message(kText, std::string("a"));
  EXPECT_EQ(said.in(Language::fr), "{} {x} { 0} {-1} {0");
  EXPECT_EQ(said.in(Language::en), "}{");
}

TEST(Message, a_parameter_is_never_read_as_a_placeholder) {
  constexpr Text kText{.id = "t", .fr = "{0}", .en = "{0}"};
  EXPECT_EQ(message(kText, std::string("{1}"), std::string("x")).in(Language::fr), "{1}");
}

TEST(Message, no_text_says_nothing) {
  EXPECT_TRUE(Message{}.empty());
  EXPECT_EQ(Message{}.in(Language::en), "");
  EXPECT_EQ(Message{}.id(), "");
  const Message without_text =
      message(kStale, static_cast<const Text*>(nullptr), std::string());
  EXPECT_EQ(without_text.in(Language::en), "The newest figure dates from ,  days ago.");
}

TEST(Message, numbers_are_grouped_by_three) {
  EXPECT_EQ(grouped_number(0, Language::en), "0");
  EXPECT_EQ(grouped_number(999, Language::en), "999");
  EXPECT_EQ(grouped_number(-1000, Language::en), "-1,000");
  EXPECT_EQ(grouped_number(12'345, Language::fr), "12\u202F345");
  EXPECT_EQ(grouped_number(std::numeric_limits<std::int64_t>::min(), Language::en),
            "-9,223,372,036,854,775,808");
}

TEST(Message, a_wording_answers_in_the_asked_language) {
  const Wording wording{.fr = "Accueil", .en = "Home"};
  EXPECT_EQ(wording.in(Language::fr), "Accueil");
  EXPECT_EQ(wording.in(Language::en), "Home");
  EXPECT_FALSE(wording.empty());
}

}  // namespace
}  // namespace vigie
