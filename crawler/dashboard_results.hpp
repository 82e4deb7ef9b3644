/// The results of a dashboard's queries, in one shape whatever the tool, and as a page.
#pragma once

#include "crawler/page.hpp"
#include "text/date.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace vigie {

enum class ColumnKind { time, number, text };

/// The step of a time column, where the tool tells it.
enum class TimeStep { unknown, day, week, month, quarter, year };

struct ResultColumn {
  std::string name;
  ColumnKind kind = ColumnKind::text;
  TimeStep step = TimeStep::unknown;
};

/// One query's answer. Cells read as a person would write them: times as ISO days, numbers with
/// a decimal comma, "" where there is none.
struct DashboardResult {
  std::string title;
  std::vector<ResultColumn> columns;
  std::vector<std::vector<std::string>> rows;
  std::string suffix = {};  // "%", "€": of its numbers
  std::optional<double> goal = {};
};

/// At most so many rows of a result are kept, the newest where it has times.
inline constexpr std::size_t kMostResultRows = 400;

/// "12345", "3,25": as much as matters, without groups or exponents.
std::string number_text(double value);

/// A cell of strangers' JSON, as its column's kind reads.
std::string cell_text(const nlohmann::json& value, ColumnKind kind);

/// The UTC day of milliseconds since 1970, "2026-08-20"; "" outside the years 1970 to 2999.
std::string day_of_milliseconds(double milliseconds);

/// Adds a tile for a single value, else a table: of the sums for each bucket where there is a
/// time column, of the rows as they are where there is none. False when it holds no number.
bool add_result(DashboardResult result, Page& page);

}  // namespace vigie
