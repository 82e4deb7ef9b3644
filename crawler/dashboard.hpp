/// What a dashboard told through its own public interface: a value for the checks.
#pragma once

#include "crawler/page.hpp"
#include "crawler/unseen.hpp"
#include "text/expected.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace vigie {

/// How far the reading came.
enum class DashboardState {
  read,        // at least one result
  gone,        // the link was withdrawn, or leads to nothing
  closed,      // sharing is switched off, or an account is needed
  failed,      // the dashboard is there, and none of its results could be computed
  unreadable,  // the answer is not what the tool says
};

std::string_view to_string(DashboardState state);

/// One dashboard, shown on a page or declared by a sheet.
struct DashboardVisit {
  std::string tool;     // "Metabase", "Matomo"…
  std::string url;      // as the page or the sheet names it
  std::string on_page;  // the page that shows it; "" when the sheet declares it
  DashboardState state = DashboardState::unreadable;
  /// Its results as a page: one table for each series, one tile (the number, then its label)
  /// for each single value, the text of a document. `url` is the dashboard's, `final_url` and
  /// `sha256` those of the interface's first answer. Without content unless `state` is `read`.
  Expected<Page, Unseen> result = Page{};
  std::size_t results = 0;         // that were read
  std::size_t failed_results = 0;  // that could not be computed, or were too large
  std::string said = {};           // the tool's own words when it refuses, at most 200 bytes
};

}  // namespace vigie
