#include "demo/placeholders.hpp"

#include <charconv>
#include <chrono>
#include <cstddef>

namespace vigie::world {

namespace {

/// "-3y": a signed count and a unit; the unit is `usual` when none is written.
struct Step {
  int count = 0;
  char unit = 'd';
};

std::optional<Step> step_of(std::string_view text, char usual) {
  if (text.empty()) return Step{.count = 0, .unit = usual};
  const bool is_forward = text.front() == '+';
  if (!is_forward && text.front() != '-') return std::nullopt;
  text.remove_prefix(1);
  Step step{.count = 0, .unit = usual};
  const auto [end, problem] =
      std::from_chars(text.data(), text.data() + text.size(), step.count);
  if (problem != std::errc{}) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  if (!is_forward) step.count = -step.count;
  if (text.empty()) return step;
  step.unit = text.front();
  return text.size() == 1 ? std::optional{step} : std::nullopt;
}

std::optional<Date> moved(Date date, Step step) {
  constexpr int kMonthsOfYear = 12;
  if (step.unit == 'd') return date + std::chrono::days{step.count};
  if (step.unit == 'm') return add_months(date, step.count);
  if (step.unit == 'y') return add_months(date, step.count * kMonthsOfYear);
  return std::nullopt;
}

Date first_of_month(Date date) {
  const std::chrono::year_month_day day{date};
  return day.year() / day.month() / std::chrono::day{1};
}

Date first_of_year(Date date) {
  return std::chrono::year_month_day{date}.year() / std::chrono::January / std::chrono::day{1};
}

/// What `words` start with tells how precise their date is read.
std::string shown(std::string_view words, Date date, std::string_view form) {
  const std::string iso = iso_date(date);
  if (words.starts_with("year")) return iso.substr(0, 4);
  if (words.starts_with("month")) {
    const std::string french = french_date(date);
    return form == "iso" ? iso.substr(0, 7) : french.substr(french.find(' ') + 1);
  }
  return form == "iso" ? iso : french_date(date);
}

std::optional<std::string> value_of(
    std::string_view words, Date today,
    const std::map<std::string, std::string, std::less<>>& names) {
  if (const auto name = names.find(words); name != names.end()) return name->second;
  std::string_view form;
  if (words.starts_with("iso ")) {
    form = "iso";
    words.remove_prefix(4);
  }
  const auto date = relative_date(words, today);
  if (!date) return std::nullopt;
  return shown(words, *date, form);
}

}  // namespace

std::optional<Date> relative_date(std::string_view words, Date today) {
  struct Base {
    std::string_view word;
    Date date;
    char unit;
  };
  for (const Base& base : {Base{"today", today, 'd'}, Base{"month", first_of_month(today), 'm'},
                           Base{"year", first_of_year(today), 'y'}}) {
    if (!words.starts_with(base.word)) continue;
    const auto step = step_of(words.substr(base.word.size()), base.unit);
    return step ? moved(base.date, *step) : std::nullopt;
  }
  return std::nullopt;
}

std::string fill(std::string_view text, Date today,
                 const std::map<std::string, std::string, std::less<>>& names) {
  std::string filled;
  while (true) {
    const std::size_t open = text.find("{{");
    const std::size_t close = open == std::string_view::npos ? open : text.find("}}", open + 2);
    if (close == std::string_view::npos) return filled.append(text);
    filled.append(text.substr(0, open));
    const std::string_view words = text.substr(open + 2, close - open - 2);
    const auto value = value_of(words, today, names);
    filled.append(value ? *value : text.substr(open, close + 2 - open));
    text.remove_prefix(close + 2);
  }
}

}  // namespace vigie::world
