#include "checks/role_page.hpp"

#include "checks/page_nature.hpp"
#include "text/fold.hpp"
#include "text/url.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace vigie {

namespace {

constexpr Text kShell{
    "page.shell", "{0} est dessinée par du JavaScript : sans exécution, rien ne s’y lit.",
    "{0} is drawn by JavaScript: without running it, there is nothing to read."};
constexpr Text kLogin{"page.login-wall", "{0} demande de se connecter.", "{0} asks to log in."};
constexpr Text kPdf{"page.pdf", "{0} est un document PDF, que le programme ne lit pas.",
                    "{0} is a PDF document, which the program does not read."};
constexpr Text kUnreadable{"page.unreadable", "{0} n’est pas une page qui se lit ({1}).",
                           "{0} is not a page that can be read ({1})."};
constexpr Text kParked{"page.parked",
                       "{0} affiche une page d’attente et non celle du produit : « {1} ».",
                       "{0} shows a placeholder, not the product's page: “{1}”."};
constexpr Text kOddStatus{"page.odd-status",
                          "{0} répond par le statut {1}, dont rien ne se déduit.",
                          "{0} answers with status {1}, from which nothing follows."};
constexpr Text kHomeAbsent{
    "page.home-absent",
    "La page d’accueil {0} n’existe pas (statut {1}) : les autres pages ne "
    "peuvent pas y être cherchées.",
    "The home page {0} does not exist (status {1}): other pages cannot be "
    "looked for on it."};
constexpr Text kNotTried{"page.not-tried", "Aucune adresse n’a été essayée pour cette page.",
                         "No address was tried for this page."};
constexpr Text kSiteUnusable{"site.unusable",
                             "L’adresse du site, {0}, n’a pas pu être visitée.",
                             "The site's address, {0}, could not be visited."};

constexpr std::array<std::string_view, 10> kLoginSegments{
    "login", "signin", "sign_in",   "sign-in", "connexion",
    "auth",  "sso",    "authorize", "oauth2",  "se-connecter"};

/// A page that says more than this is worth reading, whatever form stands in its header.
constexpr std::size_t kLoginPageBytes = 1'000;

bool has_login_segment(std::string_view url) {
  const auto parsed = parse_url(url);
  if (!parsed) return false;
  return std::ranges::any_of(split(parsed->path, '/'), [](std::string_view segment) {
    return std::ranges::find(kLoginSegments, segment) != kLoginSegments.end();
  });
}

bool is_named(const Visit& visit) {
  return visit.found == Found::sheet || visit.found == Found::link;
}

/// A definite "there is no such page here": absent, a soft 404, or the home page again.
bool leads_nowhere(const Visit& visit) {
  if (!visit.result) return false;
  return visit.result->is_absent() || visit.resembles_absent || visit.resembles_home;
}

const Visit* first(const std::vector<const Visit*>& visits, bool (*wanted)(const Visit&)) {
  const auto found =
      std::ranges::find_if(visits, [&](const Visit* visit) { return wanted(*visit); });
  return found == visits.end() ? nullptr : *found;
}

std::optional<Finding> first_undecided(const std::vector<const Visit*>& visits,
                                       bool (*wanted)(const Visit&)) {
  for (const Visit* visit : visits)
    if (wanted(*visit))
      if (auto finding = undecided(*visit)) return finding;
  return std::nullopt;
}

PageAbsent absent(const Evidence& evidence, const std::vector<const Visit*>& visits) {
  const Visit* const dead_end =
      first(visits, [](const Visit& visit) { return is_named(visit) && leads_nowhere(visit); });
  if (dead_end != nullptr)
    return {.seen = cite(*dead_end->result, name_of(*dead_end->result)), .dead_end = dead_end};
  return {.seen = cite_home_links(*evidence.home()->result)};
}

}  // namespace

bool is_login_wall(const Page& page) {
  if (page.status == 401) return true;
  if (page.has_password_field && own_text(page).size() < kLoginPageBytes) return true;
  return (page.final_url != page.url && has_login_segment(page.final_url) &&
          !has_login_segment(page.url));
}

bool is_unlinked(const Visit& visit) {
  return visit.found == Found::usual_path || visit.found == Found::sitemap;
}

std::optional<Finding> undecided(const Visit& visit) {
  if (!visit.result) return error(visit.result.error());
  const Page& page = *visit.result;
  if (is_login_wall(page))
    return unknown(message(kLogin, visit.url), {cite(page, name_of(page))});
  if (page.is_absent()) return std::nullopt;
  if (!page.ok())
    return unknown(message(kOddStatus, visit.url, std::to_string(page.status)), {cite(page)});
  if (page.kind == ContentKind::pdf) return unknown(message(kPdf, visit.url), {cite(page)});
  if (page.kind == ContentKind::other)
    return unknown(message(kUnreadable, visit.url, page.content_type), {cite(page)});
  if (const auto phrase = placeholder_phrase(page))
    return unknown(message(kParked, visit.url, *phrase), {cite(page, *phrase)});
  if (page.needs_javascript)
    return unknown(message(kShell, visit.url), {cite(page, name_of(page))});
  return std::nullopt;
}

std::optional<Finding> unreadable_home(const Evidence& evidence) {
  const Visit* const home = evidence.home();
  if (home == nullptr) return unknown(message(kSiteUnusable, evidence.product.site));
  if (!home->result) return error(home->result.error());
  const Page& page = *home->result;
  if (page.is_absent())
    return unknown(message(kHomeAbsent, home->url, std::to_string(page.status)), {cite(page)});
  // A home page that asks for a password still shows its links to everybody.
  const bool shows_links = page.ok() && !page.links.empty() && !page.needs_javascript;
  if (shows_links && page.has_password_field) return std::nullopt;
  return undecided(*home);
}

std::vector<const Page*> own_pages(const Evidence& evidence) {
  const Visit* const home = evidence.home();
  const std::string& address =
      home != nullptr && home->result ? home->result->final_url : evidence.product.site;
  const auto site = parse_url(address);
  std::vector<const Page*> pages;
  for (const Visit& visit : evidence.visits) {
    if (!visit.is_present() || visit.role == "probe" || visit.role == "plain-http") continue;
    const auto url = parse_url(visit.result->final_url);
    if (site && url && url->host == site->host) pages.push_back(&*visit.result);
  }
  return pages;
}

Citation cite_home_links(const Page& home) {
  std::string texts;
  for (const Link& link : home.links) {
    if (link.region != Region::footer || link.text.empty()) continue;
    if (!texts.empty()) texts += " | ";
    texts += link.text;
  }
  return cite(home, texts, texts.empty() ? "" : "footer");
}

RolePage role_page(const Evidence& evidence, std::string_view role) {
  const std::vector<const Visit*> visits = evidence.of_role(role);
  const Visit* const proven = first(visits, [](const Visit& visit) {
    return visit.is_present() && visit.proven && !undecided(visit);
  });
  if (proven != nullptr) return PagePresent{.visit = proven, .proven = true};
  if (auto finding = first_undecided(visits, is_named))
    return PageUndecided{*std::move(finding)};
  const Visit* const unproven =
      first(visits, [](const Visit& visit) { return is_named(visit) && visit.is_present(); });
  if (unproven != nullptr) return PagePresent{.visit = unproven, .proven = false};
  if (auto finding = unreadable_home(evidence)) return PageUndecided{*std::move(finding)};
  if (auto finding = first_undecided(visits, [](const Visit&) { return true; }))
    return PageUndecided{*std::move(finding)};
  if (visits.empty()) return PageUndecided{unknown(message(kNotTried))};
  return absent(evidence, visits);
}

}  // namespace vigie
