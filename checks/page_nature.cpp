#include "checks/page_nature.hpp"

#include "text/fold.hpp"
#include "text/url.hpp"

#include <array>
#include <utility>

namespace vigie {

namespace {

/// A longer page has something of its own to say.
constexpr std::size_t kPlaceholderBytes = 3'000;

// Folded, as registrars, servers and platforms write them.
constexpr std::array<std::string_view, 30> kPlaceholders{
    "domain is for sale",
    "domain for sale",
    "domain may be for sale",
    "buy this domain",
    "this domain is parked",
    "domain is parked",
    "parked free",
    "parked domain",
    "this domain has expired",
    "domain name has expired",
    "ce domaine est a vendre",
    "ce nom de domaine est a vendre",
    "nom de domaine est en vente",
    "domaine est en vente",
    "acheter ce domaine",
    "ce domaine est reserve",
    "ce nom de domaine est reserve",
    "ce nom de domaine a ete enregistre",
    "votre domaine a bien ete cree",
    "this domain has been registered",
    "domain has just been registered",
    "welcome to nginx",
    "apache2 ubuntu default page",
    "apache2 debian default page",
    "it works!",
    "iis windows server",
    "default web page",
    "web server's default page",
    "default backend",
    "no such app",
};

// Words of a host or of a path that name the tool.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kDashboards{{
    {"metabase", "Metabase"},
    {"/public/dashboard/", "Metabase"},
    {"/public/question/", "Metabase"},
    {"/embed/dashboard/", "Metabase"},
    {"matomo", "Matomo"},
    {"stats.data.gouv.fr", "Matomo"},
    {"superset", "Superset"},
    {"grafana", "Grafana"},
    {"grist", "Grist"},
    {"notion", "Notion"},
    {"plausible", "Plausible"},
    {"posthog", "PostHog"},
}};

}  // namespace

std::string own_text(const Page& page) {
  std::string text;
  for (const Block& block : page.blocks) {
    if (block.region != Region::main && block.region != Region::hidden) continue;
    text += block.text;
    text += '\n';
  }
  return text;
}

std::string name_of(const Page& page) {
  if (!page.title.empty()) return excerpt(page.title, 0, 120);
  if (!page.headings.empty()) return excerpt(page.headings.front().text, 0, 120);
  return page.blocks.empty() ? std::string{} : excerpt(page.blocks.front().text, 0, 120);
}

std::optional<std::string> placeholder_phrase(const Page& page) {
  std::size_t bytes = 0;
  for (const Block& block : page.blocks) bytes += block.text.size();
  if (bytes > kPlaceholderBytes) return std::nullopt;
  const std::string text = page.title + '\n' + visible_text(page);
  for (const std::string_view line : split(text, '\n')) {
    const std::string folded = fold(line);
    for (const std::string_view phrase : kPlaceholders)
      if (contains_words(folded, phrase)) return excerpt(line, 0, 120);
  }
  return std::nullopt;
}

std::string_view dashboard_tool(std::string_view url) {
  const auto parsed = parse_url(url);
  if (!parsed) return {};
  const std::string address = parsed->host + fold(parsed->path);
  for (const auto& [word, tool] : kDashboards)
    if (address.find(word) != std::string::npos) return tool;
  return {};
}

bool is_public_metabase(std::string_view url) {
  const auto parsed = parse_url(url);
  if (!parsed) return false;
  return parsed->path.find("/public/dashboard/") != std::string::npos ||
         parsed->path.find("/public/question/") != std::string::npos;
}

}  // namespace vigie
