/// Addresses of dashboards, told apart by their shape.
#pragma once

#include "text/url.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace vigie {

enum class DashboardTool {
  metabase,  // public or signed dashboards and questions
  matomo,
  superset,
  grafana,
  plausible,
  docs,      // La Suite Docs
  data_gouv  // a dataset of data.gouv.fr
};

/// "Metabase", as readers know it.
std::string_view to_string(DashboardTool tool);

struct DashboardAddress {
  DashboardTool tool = DashboardTool::metabase;
  Url url;                 // as it stands on the page
  std::string base;        // origin and path prefix of the tool, without a '/' at the end
  std::string kind;        // "dashboard" or "question" of Metabase, else ""
  std::string id;          // UUID, token, slug or number
  bool is_signed = false;  // a token that the page made, for some minutes
};

/// What an address shows; nothing when it is none of these tools' public views.
std::optional<DashboardAddress> dashboard_address(std::string_view url);

/// The value of a query's parameter, percent-decoded.
std::optional<std::string> query_value(const Url& url, std::string_view name);

/// The tool's interface: `base` + `path` ("/api/…", query included).
std::optional<Url> interface_of(const DashboardAddress& address, std::string_view path);

}  // namespace vigie
