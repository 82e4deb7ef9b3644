#include "text/date.hpp"

#include <gtest/gtest.h>

namespace vigie {
namespace {

Date day(int year, unsigned month, unsigned number) {
  return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{number};
}

TEST(Date, an_iso_date_is_a_day_or_the_start_of_a_timestamp) {
  for (const char* text :
       {"2026-08-20", "2026-08-20T09:00:00Z", "2026-08-20T23:59:59.123+02:00",
        "2026-08-20 09:00:00", "2026-08-20T09:00"}) {
    EXPECT_EQ(parse_iso_date(text), day(2026, 8, 20)) << text;
  }
  EXPECT_EQ(parse_iso_date("2024-02-29"), day(2024, 2, 29));
  EXPECT_EQ(parse_iso_date("0001-01-01"), day(1, 1, 1));
}

TEST(Date, what_is_no_iso_date_is_nothing) {
  for (const char* text : {"",
                           "2026",
                           "2026-08",
                           "2026-8-20",
                           "20260820",
                           "2026-02-30",
                           "2023-02-29",
                           "2026-13-01",
                           "2026-00-10",
                           "2026-01-00",
                           "2026-08-200",
                           "2026-08-20x",
                           "2026-08-20T",
                           "2026-08-20 x",
                           "2026/08/20",
                           "+026-08-20",
                           "2026-+8-20",
                           " 2026-08-20",
                           "20-08-2026",
                           "2005-102"}) {
    EXPECT_EQ(parse_iso_date(text), std::nullopt) << text;
  }
}

TEST(Date, http_dates_come_in_three_forms) {
  EXPECT_EQ(parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT"), day(1994, 11, 6));
  EXPECT_EQ(parse_http_date("Sunday, 06-Nov-94 08:49:37 GMT"), day(1994, 11, 6));
  EXPECT_EQ(parse_http_date("Sun Nov  6 08:49:37 1994"), day(1994, 11, 6));
  EXPECT_EQ(parse_http_date("Thu Aug 20 23:59:60 2026"), day(2026, 8, 20));
}

TEST(Date, a_year_of_two_digits_turns_at_seventy) {
  EXPECT_EQ(parse_http_date("Monday, 01-Jan-70 00:00:00 GMT"), day(1970, 1, 1));
  EXPECT_EQ(parse_http_date("Monday, 01-Jan-69 00:00:00 GMT"), day(2069, 1, 1));
  EXPECT_EQ(parse_http_date("Thursday, 20-Aug-26 00:00:00 GMT"), day(2026, 8, 20));
}

TEST(Date, what_is_no_http_date_is_nothing) {
  for (const char* text :
       {"", "0", "-1", "2026-08-20", "Sun, 06 Nov 1994 08:49:37",
        "Sun, 6 Nov 1994 08:49:37 GMT", "Sun, 31 Feb 2026 08:49:37 GMT",
        "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 Nov 1994 08:60:00 GMT",
        "Sun, 06 Nov 1994 08:49:37 CET", "Son, 06 Nov 1994 08:49:37 GMT",
        "Sun, 06 Brr 1994 08:49:37 GMT", "Sun, 06-Nov-94 08:49:37 GMT",
        "Sun Nov 06 08:49:37 94", "Sun Nov  x 08:49:37 1994", "Sun, xx Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-9x 08:49:37 GMT", "Sunday,"}) {
    EXPECT_EQ(parse_http_date(text), std::nullopt) << text;
  }
}

TEST(Date, a_date_is_written_for_machines_and_for_readers) {
  EXPECT_EQ(iso_date(day(2026, 8, 2)), "2026-08-02");
  EXPECT_EQ(iso_date(day(33, 1, 2)), "0033-01-02");
  EXPECT_EQ(french_date(day(2026, 8, 20)), "20 août 2026");
  EXPECT_EQ(french_date(day(2026, 8, 1)), "1er août 2026");
  EXPECT_EQ(french_date(day(2026, 2, 11)), "11 février 2026");
  EXPECT_EQ(english_date(day(2026, 8, 20)), "20 August 2026");
  EXPECT_EQ(english_date(day(2026, 12, 1)), "1 December 2026");
}

TEST(Date, every_day_of_a_leap_cycle_survives_being_written_and_read) {
  for (Date date = day(2023, 1, 1); date < day(2028, 1, 1); date += std::chrono::days{1}) {
    ASSERT_EQ(parse_iso_date(iso_date(date)), date) << iso_date(date);
  }
}

TEST(Date, days_between_counts_across_months_and_backwards) {
  EXPECT_EQ(days_between(day(2026, 2, 27), day(2026, 3, 1)), 2);
  EXPECT_EQ(days_between(day(2024, 2, 27), day(2024, 3, 1)), 3);
  EXPECT_EQ(days_between(day(2026, 3, 1), day(2026, 2, 27)), -2);
}

TEST(Date, months_later_is_the_same_day_or_the_last_of_the_month) {
  EXPECT_EQ(add_months(day(2026, 8, 20), 6), day(2027, 2, 20));
  EXPECT_EQ(add_months(day(2026, 8, 31), 6), day(2027, 2, 28));
  EXPECT_EQ(add_months(day(2023, 8, 31), 6), day(2024, 2, 29));
  EXPECT_EQ(add_months(day(2026, 8, 20), -8), day(2025, 12, 20));
  EXPECT_EQ(add_months(day(2024, 2, 29), 36), day(2027, 2, 28));
  EXPECT_EQ(add_months(day(2026, 8, 20), 0), day(2026, 8, 20));
}

}  // namespace
}  // namespace vigie
