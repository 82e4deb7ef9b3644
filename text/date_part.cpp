#include "text/date_part.hpp"

#include "text/date_numbers.hpp"

namespace vigie {

namespace {

using enum DateWordKind;

/// "de l'année", "of", "(" between the parts of one date: at most four of them.
std::size_t skip_fillers(const DateTokens& tokens, std::size_t at) {
  constexpr int kMostFillers = 4;
  for (int i = 0; i < kMostFillers; ++i, ++at) {
    const DateToken& token = tokens[at];
    const bool is_filler = token.is_word(filler) || token.is_word(year_word) ||
                           token.is_mark('\'') || token.is_mark('(');
    if (!is_filler) break;
  }
  return at;
}

/// Writes the year into the part when one follows, after `-`, `/`, `,` or fillers.
void read_year(const DateTokens& tokens, DatePart& part) {
  std::size_t at = part.next;
  const DateToken& mark = tokens[at];
  if (mark.is_mark('-') || mark.is_mark('/') || mark.is_mark(',')) ++at;
  at = skip_fillers(tokens, at);
  if (const int year = year_at(tokens, at); year != 0) {
    part.year = year;
    part.next = at + 1;
  }
}

/// "janv-26", "mai '26": two digits are a year only when they touch the mark.
void read_short_year(const DateTokens& tokens, DatePart& part) {
  const DateToken& mark = tokens[part.next];
  const DateToken& number = tokens[part.next + 1];
  const bool is_mark = (mark.is_mark('-') && mark.is_joined) || mark.is_mark('\'');
  const bool ends = !tokens[part.next + 2].is_joined;
  if (!is_mark || !number.is_number() || number.digits != 2 || !number.is_joined || !ends)
    return;
  part.year = 2000 + number.number;
  part.next += 2;
}

std::size_t skip_ordinal_suffix(const DateTokens& tokens, std::size_t at) {
  const bool has_suffix = tokens[at].is_word(ordinal_suffix);
  return has_suffix ? at + 1 : at;
}

/// The full stop of an abbreviation.
std::size_t after_month(const DateTokens& tokens, std::size_t month_at) {
  const bool has_stop = tokens[month_at].is_short && tokens[month_at + 1].is_mark('.');
  return month_at + (has_stop ? 2 : 1);
}

/// A number of one or two digits that no separator ties to what stands before it.
bool is_day_number(const DateTokens& tokens, std::size_t at, std::size_t taken) {
  const DateToken& token = tokens[at];
  return token.is_number() && token.digits <= 2 && is_free_before(tokens, at, taken);
}

/// "12 mars 2026", "1er mai", "25th of May 2026", "premier mai".
std::optional<DatePart> read_day_month(const DateTokens& tokens, std::size_t at,
                                       std::size_t taken) {
  const DateToken& first = tokens[at];
  const bool is_first_day = first.is_word(ordinal) && first.number == 1;
  if (!is_first_day && !is_day_number(tokens, at, taken)) return std::nullopt;
  std::size_t month_at = skip_ordinal_suffix(tokens, at + 1);
  const bool is_hyphenated = tokens[month_at].is_mark('-') && tokens[month_at].is_joined;
  if (is_hyphenated || tokens[month_at].is_word(filler)) ++month_at;
  // "42 mai 2026": a figure, then a month.
  if (!tokens[month_at].is_word(month) || first.number < 1 || first.number > 31)
    return std::nullopt;
  DatePart part{.kind = DatePart::Kind::day,
                .number = tokens[month_at].number,
                .day = first.number,
                .first = at,
                .next = after_month(tokens, month_at)};
  read_year(tokens, part);
  return part;
}

/// "May 25, 2026".
std::optional<DatePart> read_month_day(const DateTokens& tokens, std::size_t at) {
  const std::size_t day_at = after_month(tokens, at);
  const DateToken& day = tokens[day_at];
  const bool is_day = day.is_number() && day.digits <= 2 && day.number >= 1 &&
                      day.number <= 31 && !day.is_joined;
  if (!is_day) return std::nullopt;
  DatePart part{.kind = DatePart::Kind::day,
                .number = tokens[at].number,
                .day = day.number,
                .first = at,
                .next = skip_ordinal_suffix(tokens, day_at + 1)};
  read_year(tokens, part);
  if (part.year == 0) return std::nullopt;
  return part;
}

/// "mai 2026", "janv-26", "mai" (without a year).
std::optional<DatePart> read_month(const DateTokens& tokens, std::size_t at) {
  if (!tokens[at].is_word(month)) return std::nullopt;
  if (const auto day = read_month_day(tokens, at)) return day;
  DatePart part{.kind = DatePart::Kind::month,
                .number = tokens[at].number,
                .first = at,
                .next = after_month(tokens, at)};
  read_year(tokens, part);
  if (part.year == 0) read_short_year(tokens, part);
  return part;
}

/// What a letter and the number that touches it mean: "T1", "S2", "S25", "H1", "W12".
std::optional<DatePart> read_letter(const DateTokens& tokens, std::size_t at) {
  const DateToken& letter = tokens[at];
  const DateToken& number = tokens[at + 1];
  if (!number.is_number() || !number.is_joined || number.digits > 2 || number.number < 1)
    return std::nullopt;
  DatePart part{.number = number.number, .first = at, .next = at + 2};
  const bool is_half = number.digits == 1 && number.number <= 2;
  if (letter.is_word(quarter_letter) && number.digits == 1 && number.number <= 4) {
    part.kind = DatePart::Kind::quarter;
  } else if (is_half && (letter.is_word(half_letter) || letter.is_word(s_letter))) {
    part.kind = DatePart::Kind::semester;
  } else if (letter.is_word(week_letter) || letter.is_word(s_letter)) {
    part.kind = DatePart::Kind::week;
  } else {
    return std::nullopt;
  }
  return part;
}

/// "T1 2024", "T1-2024", "S25 2026"; not the end of a longer name ("2T1").
std::optional<DatePart> read_letter_period(const DateTokens& tokens, std::size_t at) {
  if (tokens[at].is_joined && tokens.before(at).is_number()) return std::nullopt;
  auto part = read_letter(tokens, at);
  if (part) read_year(tokens, *part);
  return part;
}

/// "2025-W12", "2024 T1", "2024-S2".
std::optional<DatePart> read_year_letter(const DateTokens& tokens, std::size_t at,
                                         std::size_t taken) {
  const int year = calendar_year(tokens[at]);
  if (year == 0 || !is_free_before(tokens, at, taken)) return std::nullopt;
  const bool has_mark = tokens[at + 1].is_mark('-') || tokens[at + 1].is_mark('/');
  auto part = read_letter(tokens, at + (has_mark ? 2 : 1));
  if (!part) return std::nullopt;
  part->first = at;
  part->year = year;
  return part;
}

/// "2" of "2e trimestre", "troisième", "1T2024"'s 1; 0 when `at` is no ordinal.
int ordinal_at(const DateTokens& tokens, std::size_t at, std::size_t taken) {
  const DateToken& token = tokens[at];
  if (token.is_word(ordinal)) return token.number;
  const bool has_suffix = tokens[at + 1].is_word(ordinal_suffix);
  return has_suffix && is_day_number(tokens, at, taken) ? token.number : 0;
}

std::optional<DatePart::Kind> period_kind(const DateToken& token) {
  if (token.is_word(quarter)) return DatePart::Kind::quarter;
  if (token.is_word(semester)) return DatePart::Kind::semester;
  if (token.is_word(week)) return DatePart::Kind::week;
  return std::nullopt;
}

int periods_in_a_year(DatePart::Kind kind) {
  if (kind == DatePart::Kind::quarter) return 4;
  return kind == DatePart::Kind::semester ? 2 : 53;
}

/// "2e trimestre 2025", "premier semestre de l'année 2025", "dernier trimestre 2025"; without
/// the noun when it follows later ("1er et 2e trimestres 2025" is left to its second half).
std::optional<DatePart> read_ordinal_period(const DateTokens& tokens, std::size_t at,
                                            std::size_t taken) {
  int number = ordinal_at(tokens, at, taken);
  if (number == 0) return std::nullopt;
  const std::size_t noun_at = tokens[at].is_number() ? at + 2 : at + 1;
  const auto kind = period_kind(tokens[noun_at]);
  if (!kind || *kind == DatePart::Kind::week) return std::nullopt;
  const int most = periods_in_a_year(*kind);
  if (number == kLastOrdinal) number = most;
  if (number > most) return std::nullopt;
  DatePart part{.kind = *kind, .number = number, .first = at, .next = noun_at + 1};
  read_year(tokens, part);
  return part;
}

/// "trimestre 2 2025", "semaine 25 de 2026", "semaine n° 25 (2026)".
std::optional<DatePart> read_period_number(const DateTokens& tokens, std::size_t at) {
  const auto kind = period_kind(tokens[at]);
  if (!kind) return std::nullopt;
  std::size_t number_at = at + 1;
  while (number_at < at + 3 &&
         (tokens[number_at].kind == DateTokenKind::word || tokens[number_at].is_mark('#')))
    ++number_at;
  const DateToken& number = tokens[number_at];
  if (!number.is_number() || number.digits > 2 || number.number < 1 ||
      number.number > periods_in_a_year(*kind))
    return std::nullopt;
  DatePart part{.kind = *kind, .number = number.number, .first = at, .next = number_at + 1};
  read_year(tokens, part);
  if (part.year == 0) return std::nullopt;
  return part;
}

/// "1T2024", "4T 2024".
std::optional<DatePart> read_quarter_first(const DateTokens& tokens, std::size_t at,
                                           std::size_t taken) {
  const DateToken& number = tokens[at];
  const DateToken& letter = tokens[at + 1];
  const bool is_quarter = is_day_number(tokens, at, taken) && number.digits == 1 &&
                          number.number >= 1 && number.number <= 4 && letter.is_joined &&
                          letter.is_word(quarter_letter);
  if (!is_quarter) return std::nullopt;
  DatePart part{
      .kind = DatePart::Kind::quarter, .number = number.number, .first = at, .next = at + 2};
  read_year(tokens, part);
  if (part.year == 0) return std::nullopt;
  return part;
}

/// "en 2025", "fin 2024", "mi-2024", "bilan de l'année 2025".
std::optional<DatePart> read_led_year(const DateTokens& tokens, std::size_t at) {
  const DateToken& lead = tokens[at];
  DatePart part{.first = at};
  if (lead.is_word(early)) {
    part.kind = DatePart::Kind::early;
  } else if (lead.is_word(mid)) {
    part.kind = DatePart::Kind::mid;
  } else if (lead.is_word(late)) {
    part.kind = DatePart::Kind::late;
  } else if (lead.is_word(year_lead) || lead.is_word(year_word)) {
    part.kind = DatePart::Kind::year;
  } else {
    return std::nullopt;
  }
  std::size_t year_at_token = at + 1;
  if (tokens[year_at_token].is_mark('-') || tokens[year_at_token].is_mark(':')) ++year_at_token;
  year_at_token = skip_fillers(tokens, year_at_token);
  part.year = year_at(tokens, year_at_token);
  if (part.year == 0) return std::nullopt;
  if (part.kind == DatePart::Kind::year) part.first = year_at_token;
  part.next = year_at_token + 1;
  return part;
}

}  // namespace

std::optional<DatePart> read_bare_day(const DateTokens& tokens, std::size_t at,
                                      std::size_t taken) {
  const DateToken& token = tokens[at];
  if (!is_day_number(tokens, at, taken) || token.number < 1 || token.number > 31)
    return std::nullopt;
  return DatePart{.kind = DatePart::Kind::day,
                  .day = token.number,
                  .first = at,
                  .next = skip_ordinal_suffix(tokens, at + 1)};
}

std::optional<DatePart> read_date_part(const DateTokens& tokens, std::size_t at,
                                       std::size_t taken) {
  const DateToken& token = tokens[at];
  if (token.is_number()) {
    if (const auto part = read_numeric_date(tokens, at, taken)) return part;
    if (const auto part = read_year_letter(tokens, at, taken)) return part;
    if (const auto part = read_quarter_first(tokens, at, taken)) return part;
    if (const auto part = read_day_month(tokens, at, taken)) return part;
    return read_ordinal_period(tokens, at, taken);
  }
  if (token.kind != DateTokenKind::word || token.word == other) return std::nullopt;
  if (const auto part = read_month(tokens, at)) return part;
  if (const auto part = read_day_month(tokens, at, taken)) return part;
  if (const auto part = read_letter_period(tokens, at)) return part;
  if (const auto part = read_ordinal_period(tokens, at, taken)) return part;
  if (const auto part = read_period_number(tokens, at)) return part;
  return read_led_year(tokens, at);
}

}  // namespace vigie
