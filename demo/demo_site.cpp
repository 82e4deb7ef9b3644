#include "demo/demo_site.hpp"

#include "demo/placeholders.hpp"

#include <array>
#include <cstddef>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

namespace vigie::world {

namespace {

namespace fs = std::filesystem;

/// The pages that a footer links to; the accessibility page is linked by its mention.
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kFooterPages{
    {{"stats", "Statistiques"},
     {"mentions-legales", "Mentions légales"},
     {"cgu", "Conditions générales d’utilisation"},
     {"confidentialite", "Politique de confidentialité"},
     {"contact", "Contact"},
     {"budget", "Budget"},
     {"donnees", "Données ouvertes"}}};

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string_view content_type(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kTypes{
      {{".html", "text/html; charset=utf-8"},
       {".json", "application/json; charset=utf-8"},
       {".txt", "text/plain; charset=utf-8"},
       {".xml", "application/xml; charset=utf-8"},
       {".js", "text/javascript; charset=utf-8"},
       {".pdf", "application/pdf"}}};
  for (const auto& [ending, type] : kTypes)
    if (name.ends_with(ending)) return type;
  return "application/octet-stream";
}

/// The text of the first <h1>, which a fragment writes on one line.
std::string heading_of(std::string_view fragment) {
  constexpr std::string_view kOpen = "<h1>";
  const std::size_t open = fragment.find(kOpen);
  const std::size_t close = fragment.find("</h1>");
  if (open == std::string_view::npos || close == std::string_view::npos) return "Page";
  return std::string(fragment.substr(open + kOpen.size(), close - open - kOpen.size()));
}

std::string item(std::string_view address, std::string_view text) {
  return "<li><a class=\"fr-footer__bottom-link\" href=\"" + std::string(address) + "\">" +
         std::string(text) + "</a></li>\n";
}

}  // namespace

DemoSite::DemoSite(const fs::path& sites, Date today) : today_(today) {
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(sites))
    if (entry.is_regular_file())
      files_.emplace(fs::relative(entry.path(), sites).generic_string(),
                     read_file(entry.path()));
}

const std::string* DemoSite::file_for(std::string_view host_name, const DemoHost& host,
                                      std::string_view path, std::string& name) const {
  std::string page{path.substr(1)};
  while (page.ends_with('/')) page.pop_back();
  const std::string own = std::string(host_name) + '/';
  const bool is_common = !page.empty() && page != "layout" && !host.without.contains(page);
  for (const std::string& candidate :
       {own + page, own + page + ".html", own + page + ".json",
        own + page + (page.empty() ? "" : "/") + "index.html",
        is_common ? "common/" + page + ".html" : std::string{}}) {
    const auto file = files_.find(candidate);
    if (file == files_.end()) continue;
    name = candidate;
    return &file->second;
  }
  return nullptr;
}

std::string DemoSite::footer(const DemoHost& host) const {
  std::string items;
  if (!host.mention.empty()) items += item("/accessibilite", host.mention);
  for (const auto& [page, title] : kFooterPages)
    if (!host.without.contains(std::string(page)))
      items += item('/' + std::string(page), title);
  if (!host.source.empty()) items += item(host.source, "Code source");
  return items;
}

WorldAnswer DemoSite::page(const WorldRequest& request, const DemoHost& host,
                           const std::string& text, int status) const {
  const std::map<std::string, std::string, std::less<>> names{
      {"host", request.host}, {"name", host.name}, {"source", host.source}};
  std::string content = fill(text, today_, names);
  if (text.find("<html") != std::string::npos) return html(std::move(content), status);
  const std::string title = heading_of(content) + " – " + host.name;
  return html(fill(files_.at("common/layout.html"), today_,
                   {{"name", host.name},
                    {"title", title},
                    {"content", std::move(content)},
                    {"footer", footer(host)}}),
              status);
}

WorldAnswer DemoSite::absent(const WorldRequest& request, const DemoHost& host) const {
  switch (host.absent_page) {
    case AbsentPage::soft:
      return page(request, host, files_.at("common/soft-absent.html"), 200);
    case AbsentPage::home:
      return page(request, host, files_.at(request.host + "/index.html"), 200);
    case AbsentPage::not_found:
      break;
  }
  return page(request, host, files_.at("common/absent.html"), 404);
}

WorldAnswer DemoSite::answer(const WorldRequest& request, const DemoHost& host) const {
  if (host.status != 0) {
    WorldAnswer refusal = page(request, host, "<h1>Erreur</h1><p>Réessayez.</p>", host.status);
    if (host.retry_after_seconds > 0)
      refusal.headers.emplace_back("retry-after", std::to_string(host.retry_after_seconds));
    return refusal;
  }
  if (request.scheme == "http" && host.in_clear == InClear::redirects)
    return redirect("https://" + request.authority + request.path, 301);
  if (const auto target = host.redirects.find(request.path); target != host.redirects.end())
    return redirect(target->second);
  std::string name;
  const std::string* const text = file_for(request.host, host, request.path, name);
  if (text == nullptr && request.path == "/robots.txt")
    return vigie::world::text("User-agent: *\nAllow: /\n");
  WorldAnswer answer =
      text == nullptr ? absent(request, host)
      : name.ends_with(".html")
          ? page(request, host, *text, 200)
          : WorldAnswer{.headers = {{"content-type", std::string(content_type(name))}},
                        .body = name.ends_with(".json") ? fill(*text, today_, {}) : *text};
  answer.delay = host.delay;
  return answer;
}

}  // namespace vigie::world
