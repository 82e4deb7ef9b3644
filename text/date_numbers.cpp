#include "text/date_numbers.hpp"

namespace vigie {

namespace {

using enum DateWordKind;

bool is_separator(const DateToken& token) {
  return token.is_mark('/') || token.is_mark('-') || token.is_mark('.');
}

/// A year of two digits turns at seventy, as in `parse_http_date`.
int full_year(const DateToken& token) {
  if (token.digits == 4) return calendar_year(token);
  return token.number + (token.number >= 70 ? 1900 : 2000);
}

bool is_short_number(const DateToken& token) {
  return token.is_number() && (token.digits == 1 || token.digits == 2);
}

/// Whether a date in digits may end before the token at `next`: no letter, unit or further
/// group touches it.
bool is_free_after(const DateTokens& tokens, std::size_t next, char separator) {
  const DateToken& token = tokens[next];
  if (!token.is_joined) return true;
  if (token.kind == DateTokenKind::word || token.is_mark('%')) return false;
  return !(token.is_mark(separator) && tokens[next + 1].is_joined &&
           tokens[next + 1].is_number());
}

/// Whether "no", "n°" or "#" stands before: "décret n° 2019-07" names a text.
bool is_numbered(const DateTokens& tokens, std::size_t at) {
  const DateToken& before = tokens.before(at);
  return before.is_mark('#') || before.is_word(number_sign);
}

/// Past "T09:00:00.123+02:00", when it follows.
std::size_t skip_time(const DateTokens& tokens, std::size_t at) {
  const bool has_time = tokens[at].is_joined && tokens[at].is_word(quarter_letter) &&
                        tokens[at + 1].is_joined && tokens[at + 1].is_number();
  if (!has_time) return at;
  constexpr std::size_t kLongestTime = 14;  // tokens, offset included
  std::size_t end = at + 2;
  while (end < at + kLongestTime && tokens[end].is_joined) ++end;
  return end;
}

/// Two separators alike around the second of three numbers; spaces are accepted around "/".
bool is_triple(const DateTokens& tokens, std::size_t at) {
  const DateToken& mark = tokens[at + 1];
  const DateToken& again = tokens[at + 3];
  const DateToken& last = tokens[at + 4];
  if (!is_separator(mark) || !again.is_mark(mark.mark)) return false;
  if (!is_short_number(tokens[at + 2]) || !last.is_number()) return false;
  const bool is_tight =
      mark.is_joined && tokens[at + 2].is_joined && again.is_joined && last.is_joined;
  return is_tight || mark.mark == '/';
}

/// "2026-08-20", with its time.
std::optional<DatePart> read_year_month_day(const DateTokens& tokens, std::size_t at) {
  const DateToken& last = tokens[at + 4];
  if (calendar_year(tokens[at]) == 0 || !is_short_number(last)) return std::nullopt;
  DatePart part{.kind = DatePart::Kind::day,
                .year = tokens[at].number,
                .number = tokens[at + 2].number,
                .day = last.number,
                .first = at,
                .next = skip_time(tokens, at + 5)};
  if (!is_free_after(tokens, part.next, tokens[at + 1].mark)) return std::nullopt;
  return part;
}

/// "20/08/2026", "05.05.17"; "05/25/2026" cannot be but American.
std::optional<DatePart> read_day_month_year(const DateTokens& tokens, std::size_t at) {
  const DateToken& first = tokens[at];
  const DateToken& second = tokens[at + 2];
  const DateToken& last = tokens[at + 4];
  const char separator = tokens[at + 1].mark;
  const bool has_short_year = last.digits == 2 && first.digits == 2 && second.digits == 2 &&
                              separator != '-' && tokens[at + 1].is_joined;
  if (!is_short_number(first) || (calendar_year(last) == 0 && !has_short_year) ||
      !is_free_after(tokens, at + 5, separator))
    return std::nullopt;
  const bool is_american = second.number > 12 && first.number <= 12 && separator == '/';
  return DatePart{.kind = DatePart::Kind::day,
                  .year = full_year(last),
                  .number = is_american ? first.number : second.number,
                  .day = is_american ? second.number : first.number,
                  .first = at,
                  .next = at + 5};
}

/// "05/2026", "05-2026", "2026-05", "2026/05".
std::optional<DatePart> read_month_year(const DateTokens& tokens, std::size_t at) {
  const DateToken& first = tokens[at];
  const DateToken& mark = tokens[at + 1];
  const DateToken& second = tokens[at + 2];
  const bool is_tight = mark.is_joined && second.is_joined && second.is_number();
  if (!is_tight || !(mark.is_mark('/') || mark.is_mark('-')) || is_numbered(tokens, at) ||
      !is_free_after(tokens, at + 3, mark.mark))
    return std::nullopt;
  const bool is_year_first = calendar_year(first) != 0 && second.digits == 2;
  const bool is_year_last = calendar_year(second) != 0 && is_short_number(first) &&
                            (first.digits == 2 || mark.is_mark('/'));
  if (!is_year_first && !is_year_last) return std::nullopt;
  const DateToken& month_number = is_year_first ? second : first;
  if (month_number.number < 1 || month_number.number > 12) return std::nullopt;
  return DatePart{.kind = DatePart::Kind::month,
                  .year = is_year_first ? first.number : second.number,
                  .number = month_number.number,
                  .first = at,
                  .next = at + 3};
}

}  // namespace

int calendar_year(const DateToken& token) {
  const bool is_year =
      token.is_number() && token.digits == 4 && token.number >= 1900 && token.number < 2100;
  return is_year ? token.number : 0;
}

int year_at(const DateTokens& tokens, std::size_t at) {
  const DateToken& next = tokens[at + 1];
  const DateToken& after = tokens[at + 2];
  const bool goes_on = next.is_joined && next.kind == DateTokenKind::mark && next.mark != ':' &&
                       after.is_joined && after.is_number();
  if (goes_on || (next.is_joined && next.kind == DateTokenKind::word)) return 0;
  return calendar_year(tokens[at]);
}

bool is_free_before(const DateTokens& tokens, std::size_t at, std::size_t taken) {
  if (at <= taken || !tokens[at].is_joined) return true;
  const DateToken& mark = tokens.before(at);
  if (mark.kind != DateTokenKind::mark) return false;
  if (at - 1 <= taken || !mark.is_joined) return true;
  const DateToken& tied = tokens.before(at - 1);
  if (mark.is_mark(',')) return !tied.is_number() || tokens[at].digits == 4;
  return !is_separator(mark) || tied.kind == DateTokenKind::mark;
}

std::optional<DatePart> read_numeric_date(const DateTokens& tokens, std::size_t at,
                                          std::size_t taken) {
  if (!is_free_before(tokens, at, taken)) return std::nullopt;
  if (!is_triple(tokens, at)) return read_month_year(tokens, at);
  if (tokens[at].digits == 4) return read_year_month_day(tokens, at);
  return read_day_month_year(tokens, at);
}

}  // namespace vigie
