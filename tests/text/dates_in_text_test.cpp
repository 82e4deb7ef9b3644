#include "text/dates_in_text.hpp"

#include <chrono>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace vigie {
namespace {

/// "2026-05-01/2026-05-31 month", several joined by "; ".
std::string spell(const std::vector<DateSpan>& spans) {
  std::string text;
  for (const DateSpan& span : spans) {
    if (!text.empty()) text += "; ";
    text += iso_date(span.from);
    if (span.to != span.from) text += "/" + iso_date(span.to);
    text += " ";
    text += to_string(span.grain);
  }
  return text;
}

struct Row {
  std::string_view text;
  std::string_view dates;
};

void expect_dates(std::initializer_list<Row> rows) {
  for (const Row& row : rows) EXPECT_EQ(spell(find_dates(row.text)), row.dates) << row.text;
}

TEST(DatesInText, days_are_read_in_french_and_in_english) {
  expect_dates({
      {"1er mai 2026", "2026-05-01 day"},
      {"le 1 er mars 2024", "2024-03-01 day"},
      {"le 1ᵉʳ mars 2024", "2024-03-01 day"},
      {"premier janvier 2025", "2025-01-01 day"},
      {"établie le 20 août 2026.", "2026-08-20 day"},
      {"établie le 20 aout 2026", "2026-08-20 day"},
      {"ÉTABLIE LE 20 AOÛT 2026", "2026-08-20 day"},
      {"le 3\xC2\xA0"
       "décembre\xE2\x80\xAF"
       "2025",
       "2025-12-03 day"},
      {"de\xCC\x81"
       "but, 3 de\xCC\x81"
       "cembre 2025",
       "2025-12-03 day"},
      {"3 dé\xC2\xAD"
       "cembre 2025",
       "2025-12-03 day"},
      {"lundi 2 février 2026", "2026-02-02 day"},
      {"le mardi 3 févr. 2026", "2026-02-03 day"},
      {"mar. 3 févr. 2026", "2026-02-03 day"},
      {"12-mai-2026", "2026-05-12 day"},
      {"25 May 2026", "2026-05-25 day"},
      {"May 25, 2026", "2026-05-25 day"},
      {"Sept. 3rd 2025", "2025-09-03 day"},
      {"on the 25th of May 2026", "2026-05-25 day"},
      {"Monday, 3 March 2025", "2025-03-03 day"},
      {"Sun, 06 Nov 1994 08:49:37 GMT", "1994-11-06 day"},
      {"29 février 2024", "2024-02-29 day"},
  });
}

TEST(DatesInText, days_are_read_in_digits) {
  expect_dates({
      {"20/08/2026", "2026-08-20 day"},
      {"1/2/2025", "2025-02-01 day"},
      {"20 / 08 / 2026", "2026-08-20 day"},
      {"15.11.2024", "2024-11-15 day"},
      {"05.05.17", "2017-05-05 day"},
      {"20/08/26", "2026-08-20 day"},
      {"20-08-2026", "2026-08-20 day"},
      {"2026-08-20", "2026-08-20 day"},
      {"2026\xE2\x80\x91"
       "08\xE2\x80\x91"
       "20",
       "2026-08-20 day"},
      {"2026/08/20", "2026-08-20 day"},
      {"2026-08-20T09:00:00.123+02:00 et 3", "2026-08-20 day"},
      {"{\"date\":\"2026-08-20T09:00:00Z\"}", "2026-08-20 day"},
      {"?date=2019-11-07&x=1", "2019-11-07 day"},
      {"Date:20/08/2026.", "2026-08-20 day"},
      {"(20/08/2026)", "2026-08-20 day"},
      {"05/25/2026", "2026-05-25 day"},
      {"2026-08-20,12,35", "2026-08-20 day"},
      {"12,2026-08-20", "2026-08-20 day"},
  });
}

TEST(DatesInText, months_quarters_semesters_and_weeks_are_spans) {
  expect_dates({
      {"mai 2026", "2026-05-01/2026-05-31 month"},
      {"MAI 2026", "2026-05-01/2026-05-31 month"},
      {"févr. 2024", "2024-02-01/2024-02-29 month"},
      {"fevr 2026", "2026-02-01/2026-02-28 month"},
      {"juil. 2025", "2025-07-01/2025-07-31 month"},
      {"au mois de décembre 2025", "2025-12-01/2025-12-31 month"},
      {"March of 2025", "2025-03-01/2025-03-31 month"},
      {"05/2026", "2026-05-01/2026-05-31 month"},
      {"12/2025", "2025-12-01/2025-12-31 month"},
      {"12-2025", "2025-12-01/2025-12-31 month"},
      {"2026-05", "2026-05-01/2026-05-31 month"},
      {"mai-2026", "2026-05-01/2026-05-31 month"},
      {"janv-26", "2026-01-01/2026-01-31 month"},
      {"mai '26", "2026-05-01/2026-05-31 month"},
      {"fin décembre 2024", "2024-12-01/2024-12-31 month"},
      {"42 mai 2026", "2026-05-01/2026-05-31 month"},
      {"1,5 mars 2026", "2026-03-01/2026-03-31 month"},
      {"Dossiers : 12 (mai 2026)", "2026-05-01/2026-05-31 month"},
      {"T2 2026", "2026-04-01/2026-06-30 quarter"},
      {"T1-2024", "2024-01-01/2024-03-31 quarter"},
      {"t4/2024", "2024-10-01/2024-12-31 quarter"},
      {"Q2 2026", "2026-04-01/2026-06-30 quarter"},
      {"2024-Q3", "2024-07-01/2024-09-30 quarter"},
      {"2024T1", "2024-01-01/2024-03-31 quarter"},
      {"4T 2024", "2024-10-01/2024-12-31 quarter"},
      {"2e trimestre 2025", "2025-04-01/2025-06-30 quarter"},
      {"2ème trimestre de l'année 2025", "2025-04-01/2025-06-30 quarter"},
      {"troisieme trimestre 2025", "2025-07-01/2025-09-30 quarter"},
      {"dernier trimestre 2025", "2025-10-01/2025-12-31 quarter"},
      {"first quarter of 2025", "2025-01-01/2025-03-31 quarter"},
      {"trimestre 2 2025", "2025-04-01/2025-06-30 quarter"},
      {"premier semestre 2025", "2025-01-01/2025-06-30 semester"},
      {"2nd semestre 2025", "2025-07-01/2025-12-31 semester"},
      {"S1 2025", "2025-01-01/2025-06-30 semester"},
      {"second half of 2025", "2025-07-01/2025-12-31 semester"},
      {"S25 2026", "2026-06-15/2026-06-21 week"},
      {"S02 2026", "2026-01-05/2026-01-11 week"},
      {"semaine 25 de 2026", "2026-06-15/2026-06-21 week"},
      {"semaine n° 25 (2026)", "2026-06-15/2026-06-21 week"},
      {"2025-W12", "2025-03-17/2025-03-23 week"},
      {"2026-W53", "2026-12-28/2027-01-03 week"},
      {"2025-W01", "2024-12-30/2025-01-05 week"},
  });
}

TEST(DatesInText, a_year_needs_a_word_that_makes_it_one) {
  expect_dates({
      {"en 2025", "2025-01-01/2025-12-31 year"},
      {"in 2025", "2025-01-01/2025-12-31 year"},
      {"sur l'année 2025", "2025-01-01/2025-12-31 year"},
      {"Chiffres clés 2025", "2025-01-01/2025-12-31 year"},
      {"bilan de 2024 :", "2024-01-01/2024-12-31 year"},
      {" 2025 ", "2025-01-01/2025-12-31 year"},
      {"fin 2024", "2024-12-01/2024-12-31 month"},
      {"fin d'année 2024", "2024-12-01/2024-12-31 month"},
      {"at the end of 2024", "2024-12-01/2024-12-31 month"},
      {"mi-2024", "2024-06-01/2024-07-31 quarter"},
      {"début 2025", "2025-01-01/2025-03-31 quarter"},
      {"plus de 2025 dossiers", ""},
      {"en 2500", ""},
      {"en 2025,5", ""},
      {"en 2025-2026", ""},
      {"en 2005-102", ""},
  });
}

TEST(DatesInText, the_ends_of_a_range_inherit_what_is_written_once) {
  expect_dates({
      {"de janvier à juin 2025", "2025-01-01/2025-01-31 month; 2025-06-01/2025-06-30 month"},
      {"janvier-juin 2025", "2025-01-01/2025-01-31 month; 2025-06-01/2025-06-30 month"},
      {"janv., févr. et mars 2025",
       "2025-01-01/2025-01-31 month; 2025-02-01/2025-02-28 month; "
       "2025-03-01/2025-03-31 month"},
      {"de novembre à mars 2026", "2025-11-01/2025-11-30 month; 2026-03-01/2026-03-31 month"},
      {"January to June 2025", "2025-01-01/2025-01-31 month; 2025-06-01/2025-06-30 month"},
      {"du 1er au 15 mars 2026", "2026-03-01 day; 2026-03-15 day"},
      {"12-15 mars 2026", "2026-03-12 day; 2026-03-15 day"},
      {"les 5 et 6 mars 2026", "2026-03-05 day; 2026-03-06 day"},
      {"du lundi 3 au vendredi 7 mars 2025", "2025-03-03 day; 2025-03-07 day"},
      {"du 28 février au 3 mars 2026", "2026-02-28 day; 2026-03-03 day"},
      {"du 20 décembre au 3 janvier 2026", "2025-12-20 day; 2026-01-03 day"},
      {"T1 à T3 2025", "2025-01-01/2025-03-31 quarter; 2025-07-01/2025-09-30 quarter"},
      {"01/01/2020-31/12/2020", "2020-01-01 day; 2020-12-31 day"},
      {"2026-08-20/2026-09-01", "2026-08-20 day; 2026-09-01 day"},
      {"entre mars et la fin mai 2025", "2025-05-01/2025-05-31 month"},
  });
}

TEST(DatesInText, numbers_that_look_like_dates_are_not) {
  expect_dates({
      {"", ""},
      {"loi n° 2005-102 du", ""},
      {"décret n\xC2\xB0 2019-07", ""},
      {"décret nº 2019-07", ""},
      {"1.457", ""},
      {"24/7", ""},
      {"10/15 minutes", ""},
      {"01 23 45 67 89", ""},
      {"01.23.45.67.89", ""},
      {"01.02.03.04.05", ""},
      {"192.168.10.12", ""},
      {"version 1.2.26", ""},
      {"v12/2025", ""},
      {"2015/2016", ""},
      {"année scolaire 2024-2025", ""},
      {"12/2025/7", ""},
      {"1,05/2026", ""},
      {"13/2025", ""},
      {"2026-13", ""},
      {"uploads/2024/05/plan.pdf", ""},
      {"le mardi 3 février", ""},
      {"en mai. 2025 usagers", ""},
      {"mai 2 500 usagers", ""},
      {"mai\n2026", ""},
      {"12345678901234567890", ""},
      {"S54 2026", ""},
      {"5e trimestre 2025", ""},
  });
}

TEST(DatesInText, impossible_days_are_refused_whole) {
  expect_dates({
      {"31/02/2026", ""},
      {"30 février 2026", ""},
      {"31 avril 2026", ""},
      {"29/02/2025", ""},
      {"2026-02-30", ""},
      {"32/05/2026", ""},
      {"15/20/2025", ""},
      {"00/05/2026", ""},
      {"2025-W53", ""},
  });
}

TEST(DatesInText, offsets_point_at_the_words_of_the_date) {
  const std::string_view text = "Mis à jour le 3 décembre 2025, puis en 2026 ; fin 2024.";
  const auto spans = find_dates(text);
  ASSERT_EQ(spans.size(), 3U);
  const auto words = [&](const DateSpan& span) {
    return text.substr(span.begin, span.end - span.begin);
  };
  EXPECT_EQ(words(spans[0]), "3 décembre 2025");
  EXPECT_EQ(words(spans[1]), "2026");
  EXPECT_EQ(words(spans[2]), "fin 2024");
}

TEST(DatesInText, a_label_is_one_date_and_nothing_else) {
  const auto label = [](std::string_view text) {
    const auto span = parse_date_label(text);
    return span ? spell({*span}) : std::string();
  };
  EXPECT_EQ(label("2025"), "2025-01-01/2025-12-31 year");
  EXPECT_EQ(label("  2025\n"), "2025-01-01/2025-12-31 year");
  EXPECT_EQ(label("Au 25 mai 2026 :"), "2026-05-25 day");
  EXPECT_EQ(label("(mai 2026)"), "2026-05-01/2026-05-31 month");
  EXPECT_EQ(label("En 2025"), "2025-01-01/2025-12-31 year");
  EXPECT_EQ(label("2025-06"), "2025-06-01/2025-06-30 month");
  EXPECT_EQ(label("dossiers en mai 2026"), "");
  EXPECT_EQ(label("mai 2026, juin 2026"), "");
  EXPECT_EQ(label("2025 : 12"), "");
  EXPECT_EQ(label("mai"), "");
  EXPECT_EQ(label(""), "");
}

TEST(DatesInText, a_page_of_nothing_but_beginnings_is_read_in_linear_time) {
  constexpr std::size_t kPageBytes = 250'000;
  for (const std::string_view unit :
       {"1", "1/", "1-", "1 au ", "mai, ", "2025-", "T1 à ", "é"}) {
    std::string text;
    while (text.size() < kPageBytes) text += unit;
    EXPECT_TRUE(find_dates(text).empty()) << unit;
  }
}

TEST(DatesInText, any_bytes_are_read_without_harm) {
  std::string text;
  for (int round = 0; round < 4; ++round)
    for (int byte = 0; byte < 256; ++byte) text += static_cast<char>(byte);
  text += " 3 mai 2026\xE2\x80";
  EXPECT_EQ(spell(find_dates(text)), "2026-05-03 day");
}

}  // namespace
}  // namespace vigie
