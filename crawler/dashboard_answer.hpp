/// Asking a dashboard's interface, and what its first answer means.
#pragma once

#include "crawler/dashboard.hpp"
#include "crawler/dashboard_address.hpp"
#include "crawler/dashboard_results.hpp"
#include "crawler/web.hpp"

#include <cstddef>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace vigie {

/// A result is read up to here; a larger one is told as failed.
inline constexpr std::size_t kMostResultBytes = 1U << 20U;

/// At most so many results of a dashboard are asked for.
inline constexpr std::size_t kMostResults = 20;

/// A GET of the interface; made for programs, but on hosts of others: robots.txt is obeyed.
Request interface_request(Url url);
/// A POST of JSON.
Request interface_request(Url url, const nlohmann::json& body);

struct OpenedDashboard {
  DashboardVisit visit;   // `read` when the interface answered in JSON, without results yet
  nlohmann::json answer;  // null unless `read`
};

/// What the first answer tells: 401 and 403, a page to log in where JSON should be and 400
/// ("public sharing is not enabled") are `closed`; 404 and 410 in the tool's own words, not in
/// a web server's page, are `gone`; 429 and 5xx are no observation.
OpenedDashboard opened(const DashboardAddress& address, const Fetched& answer);

/// The body of a later answer; null when it failed in whatever way.
nlohmann::json body_of(const Fetched& answer);

/// The tool's own words, as a line of at most 200 bytes.
std::string in_its_words(std::string_view text);

/// Notes one result: in the page when it holds numbers, else as failed.
void note_result(DashboardResult result, DashboardVisit& visit);

/// A dashboard without any result did not tell anything.
void conclude(DashboardVisit& visit);

}  // namespace vigie
