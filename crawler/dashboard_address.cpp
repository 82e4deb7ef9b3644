#include "crawler/dashboard_address.hpp"

#include "text/fold.hpp"
#include "text/percent.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <re2/re2.h>

namespace vigie {

namespace {

constexpr std::string_view kUuid =
    R"([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})";

/// As forms encode it: '+' is a space.
std::string form_decoded(std::string_view text) {
  std::string spaced(text);
  std::ranges::replace(spaced, '+', ' ');
  return valid_utf8(percent_decode(spaced));
}

DashboardAddress address(DashboardTool tool, const Url& url, const std::string& prefix,
                         std::string id) {
  return {
      .tool = tool, .url = url, .base = url.origin() + prefix, .kind = {}, .id = std::move(id)};
}

std::optional<DashboardAddress> metabase(const Url& url) {
  static const RE2 kPublic("^(.*)/public/(dashboard|question)/(" + std::string(kUuid) +
                           R"()(?:\.\w+)?(?:/.*)?$)");
  static const RE2 kSigned(
      R"(^(.*)/embed/(dashboard|question)/([\w-]+\.[\w-]+\.[\w-]+)(?:\.\w+)?$)");
  std::string prefix;
  std::string kind;
  std::string id;
  const bool is_public = RE2::FullMatch(url.path, kPublic, &prefix, &kind, &id);
  if (!is_public && !RE2::FullMatch(url.path, kSigned, &prefix, &kind, &id))
    return std::nullopt;
  DashboardAddress found = address(DashboardTool::metabase, url, prefix, id);
  found.kind = kind;
  found.is_signed = !is_public;
  return found;
}

/// Not the frame of its opt-out, which legal pages show.
std::optional<DashboardAddress> matomo(const Url& url) {
  if (query_value(url, "module") == "CoreAdminHome") return std::nullopt;
  static const RE2 kNumber(R"(\d{1,9})");
  static const RE2 kPath(R"(^(.*?)/(?:index\.php)?$)");
  auto site = query_value(url, "idSite");
  if (!site && url.fragment) {  // the interface keeps its state behind the '#'
    Url inside = url;
    inside.query = url.fragment->substr(
        std::min(url.fragment->find_first_not_of("?/"), url.fragment->size()));
    site = query_value(inside, "idSite");
  }
  std::string prefix;
  if (!site || !RE2::FullMatch(*site, kNumber) || !RE2::FullMatch(url.path, kPath, &prefix))
    return std::nullopt;
  return address(DashboardTool::matomo, url, prefix, *site);
}

/// Tools whose path says it all.
std::optional<DashboardAddress> by_path(const Url& url) {
  struct Shape {
    DashboardTool tool;
    std::string_view path;  // captures the prefix and the id
  };
  static constexpr std::array kShapes{
      Shape{DashboardTool::superset, R"(^(.*)/superset/dashboard/([\w-]+)/?$)"},
      Shape{DashboardTool::grafana, R"(^(.*)/public-dashboards/([0-9a-f]{32})/?$)"},
      Shape{DashboardTool::plausible, R"(^(.*)/share/([\w.:-]+)/?$)"}};
  std::string prefix;
  std::string id;
  for (const Shape& shape : kShapes)
    if (RE2::FullMatch(url.path, std::string(shape.path), &prefix, &id))
      return address(shape.tool, url, prefix, id);
  static const RE2 kDocs("^/docs/(" + std::string(kUuid) + ")/?$");
  if (RE2::FullMatch(url.path, kDocs, &id)) return address(DashboardTool::docs, url, "", id);
  static const RE2 kDataset(R"(^(?:/(?:fr|en|es))?/datasets/([\w-]+)/?$)");
  if (url.host == "www.data.gouv.fr" && RE2::FullMatch(url.path, kDataset, &id))
    return address(DashboardTool::data_gouv, url, "", id);
  return std::nullopt;
}

}  // namespace

std::string_view to_string(DashboardTool tool) {
  constexpr std::array<std::string_view, 7> kNames{"Metabase",    "Matomo",    "Superset",
                                                   "Grafana",     "Plausible", "La Suite Docs",
                                                   "data.gouv.fr"};
  return kNames.at(static_cast<std::size_t>(tool));
}

std::optional<DashboardAddress> dashboard_address(std::string_view text) {
  const auto url = parse_url(text);
  if (!url) return std::nullopt;
  if (auto found = metabase(*url)) return found;
  if (auto found = by_path(*url)) return found;
  return matomo(*url);
}

std::optional<std::string> query_value(const Url& url, std::string_view name) {
  if (!url.query) return std::nullopt;
  for (const std::string_view pair : split(*url.query, '&')) {
    const std::size_t equals = pair.find('=');
    if (form_decoded(pair.substr(0, equals)) != name) continue;
    return equals == std::string_view::npos ? "" : form_decoded(pair.substr(equals + 1));
  }
  return std::nullopt;
}

std::optional<Url> interface_of(const DashboardAddress& address, std::string_view path) {
  auto url = parse_url(address.base + std::string(path));
  if (!url) return std::nullopt;
  return std::move(*url);
}

}  // namespace vigie
