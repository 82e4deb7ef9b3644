#include "checks/freshness_series.hpp"

#include "text/fold.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <re2/re2.h>

namespace vigie {

namespace {

constexpr std::size_t kLongestObjectBytes = 400;
constexpr std::size_t kLongestStringBytes = 40;
constexpr std::size_t kLongestListBytes = 20'000;
constexpr std::size_t kMostPoints = 5'000;

/// One value of a series.
struct Point {
  DateSpan bucket;
  std::string value;
  std::string label;
};

/// "1 234", "81,25 %", "+12": a number that is not zero.
bool is_something(std::string_view value) {
  static const RE2 kNumber(
      R"([+~-]?\s?\d[\d ., \x{00A0}\x{202F}]*\s?(?:%|€|k|M|[[:alpha:]. ]{0,25})?)");
  return RE2::FullMatch(value, kNumber) &&
         value.find_first_of("123456789") != std::string_view::npos;
}

bool is_forecast(std::string_view header) {
  static const RE2 kForecast(
      R"(\b(?:cibles?|previsions?|previsionnel|objectifs?|plf|target|forecast)\b)");
  return RE2::PartialMatch(fold(header), kForecast);
}

void add_columns(const Table& table, std::vector<Point>& points) {
  const std::vector<std::string>& header = table.rows.front();
  for (std::size_t column = 1; column < header.size(); ++column) {
    const auto bucket = parse_date_label(header[column]);
    if (!bucket || is_forecast(header[column])) continue;
    for (std::size_t row = 1; row < table.rows.size(); ++row) {
      const auto& cells = table.rows[row];
      if (column < cells.size() && !is_forecast(cells.front()))
        points.push_back({*bucket, cells[column], header[column]});
    }
  }
}

void add_rows(const Table& table, std::vector<Point>& points) {
  for (const std::vector<std::string>& cells : table.rows) {
    if (cells.size() < 2) continue;
    const auto bucket = parse_date_label(cells.front());
    if (!bucket) continue;
    for (std::size_t column = 1; column < cells.size(); ++column) {
      const auto& header = table.rows.front();
      if (column < header.size() && is_forecast(header[column])) continue;
      points.push_back({*bucket, cells[column], cells.front()});
    }
  }
}

std::optional<SeriesEnd> newest(const std::vector<Point>& points, Date as_of) {
  const bool goes_on = std::ranges::any_of(
      points, [&](const Point& point) { return point.bucket.from > as_of; });
  const Point* best = nullptr;
  for (const Point& point : points) {
    if (point.bucket.from > as_of || !is_something(point.value)) continue;
    if (goes_on && point.bucket.to >= as_of) continue;
    if (best == nullptr || point.bucket.to > best->bucket.to) best = &point;
  }
  if (best == nullptr) return std::nullopt;
  return SeriesEnd{.bucket = best->bucket, .quote = best->label + " : " + best->value};
}

/// The object's date and a number beside it; nothing for objects that tell a longer story.
std::optional<Point> point_of(std::string_view object) {
  static const RE2 kDate(
      R"#("(?:iso_)?(?:date|month|mois|jour|day|week|semaine|periode|period|annee|year)"\s*:\s*"(\d{4}-\d\d(?:-\d\d)?)[^"]*")#");
  static const RE2 kValue(R"#("[^"]{1,40}"\s*:\s*"?(-?\d+(?:\.\d+)?)"?\s*[,}])#");
  static const RE2 kString(R"#(:\s*"([^"]*)")#");
  std::string label;
  std::string value;
  if (!RE2::PartialMatch(object, kDate, &label)) return std::nullopt;
  re2::StringPiece rest(object.data(), object.size());
  re2::StringPiece text;
  while (RE2::FindAndConsume(&rest, kString, &text))
    if (text.size() > kLongestStringBytes) return std::nullopt;
  if (!RE2::PartialMatch(object, kValue, &value)) return std::nullopt;
  const auto bucket = parse_date_label(label);
  if (!bucket) return std::nullopt;
  return Point{*bucket, value, label};
}

/// {"date": "2026-05", "visits": 297955}, and more of them.
void add_objects(std::string_view data, std::vector<Point>& points) {
  static const RE2 kObject(R"(\{([^{}]*)\})");
  re2::StringPiece rest(data.data(), data.size());
  re2::StringPiece inside;
  while (points.size() < kMostPoints && RE2::FindAndConsume(&rest, kObject, &inside)) {
    if (inside.size() > kLongestObjectBytes) continue;
    if (auto point = point_of(inside.as_string() + '}')) points.push_back(*std::move(point));
  }
}

/// "1780272000000": milliseconds since 1970, in this century.
std::optional<DateSpan> day_of_milliseconds(const std::string& digits) {
  constexpr std::int64_t kDay = 86'400'000;
  const std::int64_t days = std::stoll(digits) / kDay;
  const Date day{std::chrono::days{static_cast<int>(days)}};
  return DateSpan{.from = day, .to = day, .grain = Grain::day};
}

/// ["2026-05-01", 62] and [1780272000000, 62], as chart libraries take them.
void add_pairs(std::string_view data, std::vector<Point>& points) {
  static const RE2 kPair(
      R"#(\[\s*(?:["'](\d{4}-\d\d(?:-\d\d)?)[^"']{0,25}["']|(1\d{12}))\s*,\s*["']?(-?\d+(?:\.\d+)?)["']?\s*\])#");
  re2::StringPiece rest(data.data(), data.size());
  std::string day;
  std::string milliseconds;
  std::string value;
  while (points.size() < kMostPoints &&
         RE2::FindAndConsume(&rest, kPair, &day, &milliseconds, &value)) {
    const auto bucket = day.empty() ? day_of_milliseconds(milliseconds) : parse_date_label(day);
    if (bucket) points.push_back({*bucket, value, iso_date(bucket->from)});
  }
}

std::vector<std::string> strings_in(std::string_view list) {
  static const RE2 kString(R"#("([^"]*)"|'([^']*)')#");
  std::vector<std::string> found;
  re2::StringPiece rest(list.data(), list.size());
  std::string one;
  std::string other;
  while (RE2::FindAndConsume(&rest, kString, &one, &other)) found.push_back(one + other);
  return found;
}

/// labels: ["avril 2026", "mai 2026"], then data: [51, 62] of as many.
void add_labelled(std::string_view data, std::vector<Point>& points) {
  static const RE2 kLists(R"#(["']?\b(labels|categories|data)["']?\s*:\s*\[([^\[\]{}]+)\])#");
  re2::StringPiece rest(data.data(), data.size());
  std::string name;
  re2::StringPiece list;
  std::vector<std::string> labels;
  while (points.size() < kMostPoints && RE2::FindAndConsume(&rest, kLists, &name, &list)) {
    const std::string_view inside(list.data(), list.size());
    if (inside.size() > kLongestListBytes) continue;
    if (name != "data") {
      labels = strings_in(inside);
      continue;
    }
    const std::vector<std::string_view> values = split(inside, ',');
    if (values.size() != labels.size()) continue;
    for (std::size_t i = 0; i < values.size(); ++i)
      if (const auto bucket = parse_date_label(labels[i]))
        points.push_back({*bucket, std::string(trim(values[i])), labels[i]});
  }
}

}  // namespace

std::optional<SeriesEnd> newest_in_table(const Table& table, Date as_of) {
  if (table.rows.size() < 2 || is_forecast(table.caption)) return std::nullopt;
  std::vector<Point> points;
  add_columns(table, points);
  if (points.empty()) add_rows(table, points);
  return newest(points, as_of);
}

std::optional<SeriesEnd> newest_in_data(std::string_view data, Date as_of) {
  std::vector<Point> points;
  add_objects(data, points);
  add_pairs(data, points);
  add_labelled(data, points);
  if (points.size() < 2) return std::nullopt;
  return newest(points, as_of);
}

}  // namespace vigie
