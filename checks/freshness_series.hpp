/// Dated series that a page carries: tables with a time axis, JSON beside the text.
#pragma once

#include "crawler/page.hpp"
#include "text/dates_in_text.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace vigie {

/// The newest bucket of a series that holds something else than nothing or zero.
struct SeriesEnd {
  DateSpan bucket;
  std::string quote;  // the bucket's label and value, as they read
};

/// Of a table whose header row or first column names periods. Columns of targets and forecasts,
/// and periods after `as_of`, do not count; nor does the running period where the axis goes on
/// into the future.
std::optional<SeriesEnd> newest_in_table(const Table& table, Date as_of);

/// Of JSON, or of a script that draws a chart: objects such as {"date": "2026-05", "visits":
/// 297955}, pairs such as ["2026-05-01", 62], lists of labels with lists of as many values; at
/// least two points.
std::optional<SeriesEnd> newest_in_data(std::string_view data, Date as_of);

}  // namespace vigie
