#include "crawler/dashboard_results.hpp"

#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <utility>

namespace vigie {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostColumns = 8;
constexpr std::size_t kLongestCell = 200;  // bytes
constexpr std::size_t kDayLength = 10;     // "2026-08-20"

/// Names that say nothing of what is counted: the title says more.
constexpr std::array<std::string_view, 14> kVagueNames{"count",         "sum",
                                                       "avg",           "total",
                                                       "value",         "valeur",
                                                       "nombre",        "nb",
                                                       "number",        "somme",
                                                       "moyenne",       "nombre de lignes",
                                                       "count of rows", "valeurs distinctes"};

std::optional<std::size_t> first_of(const DashboardResult& result, ColumnKind kind) {
  const auto found = std::ranges::find(result.columns, kind, &ResultColumn::kind);
  if (found == result.columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - result.columns.begin());
}

std::vector<std::size_t> numbers_of(const DashboardResult& result) {
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < result.columns.size() && columns.size() < kMostColumns; ++i)
    if (result.columns[i].kind == ColumnKind::number) columns.push_back(i);
  return columns;
}

std::string name_of_measure(const DashboardResult& result, std::size_t column) {
  const std::string& name = result.columns[column].name;
  const bool is_vague = std::ranges::find(kVagueNames, fold(name)) != kVagueNames.end();
  return is_vague || name.empty() ? result.title : name;
}

std::optional<double> number_in(const std::string& cell) {
  std::string text = cell;
  std::ranges::replace(text, ',', '.');
  double value = 0;
  const auto [stop, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc{} || stop != text.data() + text.size()) return std::nullopt;
  return value;
}

/// Days that all begin a month, or a year, are months or years whose step nobody told.
TimeStep step_of(const DashboardResult& result, std::size_t time) {
  constexpr std::size_t kEnough = 3;
  const TimeStep told = result.columns[time].step;
  if (told != TimeStep::unknown) return told;
  const auto all_end_with = [&](std::string_view tail) {
    return std::ranges::all_of(result.rows, [&](const std::vector<std::string>& row) {
      return row[time].size() == kDayLength && row[time].ends_with(tail);
    });
  };
  if (result.rows.size() < kEnough) return TimeStep::day;
  if (all_end_with("-01-01")) return TimeStep::year;
  return all_end_with("-01") ? TimeStep::month : TimeStep::day;
}

/// "2026-05-01" as the bucket that it begins: "2026-05", "T2 2026", "2026".
std::string bucket_text(const std::string& day, TimeStep step) {
  if (day.size() != kDayLength) return day;
  const std::string year = day.substr(0, 4);
  switch (step) {
    case TimeStep::month:
      return day.substr(0, 7);
    case TimeStep::quarter: {
      const int month = (day[5] - '0') * 10 + (day[6] - '0');
      return "T" + std::to_string((month + 2) / 3) + " " + year;
    }
    case TimeStep::year:
      return year;
    case TimeStep::unknown:
    case TimeStep::day:
    case TimeStep::week:
      break;
  }
  return day;
}

/// The sums of each bucket: a breakdown is not kept.
Table series_table(const DashboardResult& result, std::size_t time,
                   const std::vector<std::size_t>& numbers) {
  std::map<std::string, std::vector<std::optional<double>>> sums;
  for (const std::vector<std::string>& row : result.rows) {
    if (row[time].empty()) continue;
    auto& bucket = sums[row[time]];
    bucket.resize(numbers.size());
    for (std::size_t i = 0; i < numbers.size(); ++i)
      if (const auto value = number_in(row[numbers[i]]))
        bucket[i] = bucket[i].value_or(0) + *value;
  }
  const TimeStep step = step_of(result, time);
  Table table{.caption = result.title, .rows = {{result.columns[time].name}}};
  for (const std::size_t column : numbers)
    table.rows.front().push_back(name_of_measure(result, column));
  const std::size_t left_out = sums.size() - std::min(sums.size(), kMostResultRows);
  for (auto bucket = std::next(sums.begin(), static_cast<std::ptrdiff_t>(left_out));
       bucket != sums.end(); ++bucket) {
    table.rows.push_back({bucket_text(bucket->first, step)});
    for (const auto& value : bucket->second)
      table.rows.back().push_back(value ? number_text(*value) + result.suffix : "");
  }
  return table;
}

Table plain_table(const DashboardResult& result, const std::vector<std::size_t>& numbers) {
  Table table{.caption = result.title, .rows = {{""}}};
  for (const std::size_t column : numbers)
    table.rows.front().push_back(name_of_measure(result, column));
  const auto text = first_of(result, ColumnKind::text);
  for (const std::vector<std::string>& row : result.rows) {
    if (table.rows.size() > kMostResultRows) break;
    table.rows.push_back({text ? row[*text] : ""});
    for (const std::size_t column : numbers)
      table.rows.back().push_back(row[column].empty() ? "" : row[column] + result.suffix);
  }
  return table;
}

void add_block(std::string text, Page& page) {
  text = normalise(text);
  if (!text.empty())
    page.blocks.push_back({.text = std::move(text), .tag = "p", .region = Region::main});
}

}  // namespace

std::string number_text(double value) {
  if (!std::isfinite(value)) return {};
  constexpr int kDecimals = 4;
  std::array<char, 400> text{};
  const auto [end, problem] = std::to_chars(text.data(), text.data() + text.size(), value,
                                            std::chars_format::fixed, kDecimals);
  if (problem != std::errc{}) return {};
  std::string written(text.data(), end);
  written.erase(written.find_last_not_of('0') + 1);
  if (written.ends_with('.')) written.pop_back();
  std::ranges::replace(written, '.', ',');
  return written == "-0" ? "0" : written;
}

std::string day_of_milliseconds(double milliseconds) {
  constexpr double kDay = 86'400'000;
  constexpr double kMostDays = 376'000;  // 2999
  const double days = std::floor(milliseconds / kDay);
  if (!(days >= 0 && days <= kMostDays)) return {};
  return iso_date(Date{std::chrono::days{static_cast<int>(days)}});
}

std::string cell_text(const Json& value, ColumnKind kind) {
  if (value.is_number()) {
    const double number = value.get<double>();
    return kind == ColumnKind::time ? day_of_milliseconds(number) : number_text(number);
  }
  if (!value.is_string()) return {};
  std::string text = normalise(valid_utf8(
      std::string_view(value.get_ref<const std::string&>()).substr(0, kLongestCell)));
  if (kind == ColumnKind::time)
    return parse_iso_date(text) ? text.substr(0, kDayLength) : std::string{};
  return text;
}

bool add_result(DashboardResult result, Page& page) {
  const std::vector<std::size_t> numbers = numbers_of(result);
  std::erase_if(result.rows, [&](const std::vector<std::string>& row) {
    return row.size() != result.columns.size();
  });
  if (numbers.empty() || result.rows.empty()) return false;
  if (result.goal)
    add_block("Objectif : " + number_text(*result.goal) + ' ' + result.title, page);
  const auto time = first_of(result, ColumnKind::time);
  if (!time && result.rows.size() == 1 && numbers.size() == 1) {
    const std::string& value = result.rows.front()[numbers.front()];
    if (value.empty()) return false;
    add_block(value + result.suffix, page);
    add_block(result.title, page);
    return true;
  }
  Table table = time ? series_table(result, *time, numbers) : plain_table(result, numbers);
  if (table.rows.size() < 2) return false;
  page.tables.push_back(std::move(table));
  return true;
}

}  // namespace vigie
