#include "text/dates_in_text.hpp"

#include "text/date_numbers.hpp"
#include "text/date_part.hpp"
#include "text/date_tokens.hpp"

#include <array>
#include <ranges>
#include <utility>

namespace vigie {

namespace {

using enum DateWordKind;

/// Dates that share what is written once: "janvier, février et mars 2025". The bound keeps a
/// text made of nothing but their beginnings linear.
constexpr std::size_t kLongestChain = 12;

using Chain = std::vector<DatePart>;

bool is_bare_day(const DatePart& part) {
  return part.kind == DatePart::Kind::day && part.number == 0;
}

/// Where the next date of a chain may start: past "au", "-", ", et le"; nothing when no such
/// word joins them.
std::optional<std::size_t> after_joiner(const DateTokens& tokens, const DatePart& part) {
  const DateToken& first = tokens[part.next];
  const bool is_mark = first.is_mark('-') || first.is_mark('&') ||
                       (!is_bare_day(part) && (first.is_mark('/') || first.is_mark(',')));
  if (!first.is_word(joiner) && !is_mark) return std::nullopt;
  constexpr std::size_t kMostWords = 5;  // "jusqu'à la fin", "au mois de"
  std::size_t at = part.next + 1;
  for (; at < part.next + kMostWords; ++at) {
    const DateToken& token = tokens[at];
    if (!token.is_word(joiner) && !token.is_word(filler) && !token.is_word(weekday) &&
        !token.is_mark('\''))
      break;
  }
  return at;
}

/// The dates joined from `at` on, up to the first that has its year; empty when none has one.
Chain read_chain(const DateTokens& tokens, std::size_t at, std::size_t taken) {
  Chain chain;
  while (chain.size() < kLongestChain) {
    auto part = read_date_part(tokens, at, taken);
    if (!part) part = read_bare_day(tokens, at, taken);
    if (!part) return {};
    chain.push_back(*part);
    if (part->year != 0) return chain;
    const auto next = after_joiner(tokens, *part);
    if (!next) return {};
    at = *next;
    taken = at;
  }
  return {};
}

/// Gives each date what it leaves to the next one. False when that makes no sense.
bool complete(Chain& chain) {
  for (std::size_t i = chain.size() - 1; i > 0; --i) {
    const DatePart& next = chain[i];
    DatePart& part = chain[i - 1];
    part.year = next.year;
    if (!is_bare_day(part)) {
      const auto span = span_of(part);
      const auto next_span = span_of(next);
      // "de novembre à mars 2026" starts in 2025.
      if (span && next_span && span->from > next_span->to) --part.year;
      continue;
    }
    if (next.kind != DatePart::Kind::day) return false;
    part.number = next.number;
  }
  return true;
}

void append_spans(std::vector<DateSpan>& spans, const DateTokens& tokens, const Chain& chain) {
  for (const DatePart& part : chain) {
    auto span = span_of(part);
    if (!span) continue;
    span->begin = tokens[part.first].begin;
    span->end = tokens[part.next - 1].end;
    spans.push_back(*span);
  }
}

/// The year that a text is, when it is nothing else.
std::optional<DateSpan> lone_year(const DateTokens& tokens) {
  std::size_t first = 0;
  while (tokens[first].kind == DateTokenKind::line_end && first < tokens.size()) ++first;
  std::size_t last = tokens.size();
  while (last > first + 1 && tokens[last - 1].kind == DateTokenKind::line_end) --last;
  const int year = calendar_year(tokens[first]);
  if (year == 0 || last != first + 1) return std::nullopt;
  auto span = span_of({.kind = DatePart::Kind::year, .year = year});
  if (!span) return std::nullopt;
  span->begin = tokens[first].begin;
  span->end = tokens[first].end;
  return span;
}

std::vector<DateSpan> find_dates(const DateTokens& tokens) {
  std::vector<DateSpan> spans;
  if (const auto year = lone_year(tokens)) return {*year};
  std::size_t taken = 0;  // the end of the last chain
  for (std::size_t at = 0; at < tokens.size();) {
    Chain chain = read_chain(tokens, at, taken);
    if (chain.empty() || !complete(chain)) {
      ++at;
      continue;
    }
    append_spans(spans, tokens, chain);
    at = taken = chain.back().next;
  }
  return spans;
}

/// Words that may stand around the one date of a label: "Au 25 mai 2026 :".
bool is_label_word(const DateToken& token) {
  if (token.kind != DateTokenKind::word) return token.kind != DateTokenKind::number;
  constexpr std::array kAccepted = {filler, joiner, weekday, year_lead, year_word};
  return std::ranges::find(kAccepted, token.word) != kAccepted.end();
}

}  // namespace

std::string_view to_string(Grain grain) {
  constexpr std::array<std::string_view, 6> kNames = {"day",     "week",     "month",
                                                      "quarter", "semester", "year"};
  return kNames.at(static_cast<std::size_t>(grain));
}

std::vector<DateSpan> find_dates(std::string_view text) {
  return find_dates(DateTokens(text));
}

std::optional<DateSpan> parse_date_label(std::string_view text) {
  const DateTokens tokens(text);
  const std::vector<DateSpan> spans = find_dates(tokens);
  if (spans.size() != 1) return std::nullopt;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const bool is_inside = tokens[at].begin >= spans[0].begin && tokens[at].end <= spans[0].end;
    if (!is_inside && !is_label_word(tokens[at])) return std::nullopt;
  }
  return spans[0];
}

}  // namespace vigie
