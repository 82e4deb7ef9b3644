#include "checks/stats_page.hpp"

#include "checks/check.hpp"
#include "checks/dashboards.hpp"
#include "checks/page_nature.hpp"
#include "checks/role_page.hpp"
#include "checks/sheet.hpp"
#include "text/url.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace vigie {

namespace {

constexpr std::array kSettings{
    Setting{
        .name = "min-length-characters",
        .meaning = "A page that says less, without table, frame or data, is taken for empty.",
        .default_number = 200},
};

constexpr Text kPublic{"stats-page.public", "La page de statistiques est publique : « {0} ».",
                       "The statistics page is public: “{0}”."};
constexpr Text kDashboard{"stats-page.dashboard",
                          "Le tableau de bord public répond ; ses chiffres n’ont pas été lus.",
                          "The public dashboard answers; its figures were not read."};
constexpr Text kDashboardRead{"stats-page.dashboard-read",
                              "Le tableau de bord {0} est public : « {1} », {2} résultats lus.",
                              "The {0} dashboard is public: “{1}”, {2} results read."};
constexpr Text kShareIt{"stats-page.share-it",
                        "Rétablir le partage public du tableau de bord {0}, ou donner dans la "
                        "page la nouvelle adresse de partage.",
                        "Switch public sharing of the {0} dashboard on again, or give the new "
                        "sharing address in the page."};
constexpr Text kFiguresUnread{"stats-page.figures-unread",
                              "l’adresse est celle d’un tableau de bord public, dessiné par du "
                              "JavaScript",
                              "the address is that of a public dashboard, drawn by JavaScript"};
constexpr Text kUndeclared{
    "stats-page.undeclared",
    "Une page de statistiques existe, {0}, mais la fiche ne la déclare pas.",
    "There is a statistics page, {0}, but the sheet does not declare it."};
constexpr Text kElsewhere{"stats-page.elsewhere",
                          "L’adresse de la fiche, {0}, ne mène à rien ; la page est à {1}.",
                          "The sheet's address, {0}, leads nowhere; the page is at {1}."};
constexpr Text kDeclare{"stats-page.declare", "Écrire dans la fiche : `stats_url: {0}`.",
                        "Write in the sheet: `stats_url: {0}`."};
constexpr Text kInClear{"stats-page.in-clear",
                        "La page répond, mais la fiche la déclare en clair : {0}.",
                        "The page answers, but the sheet gives it in clear: {0}."};
constexpr Text kMixed{"stats-page.mixed-content",
                      "La page inclut en clair {0} : les navigateurs bloquent ce cadre et les "
                      "usagers ne voient rien.",
                      "The page includes {0} in clear: browsers block that frame and users see "
                      "nothing."};
constexpr Text kUseHttps{"stats-page.use-https", "Remplacer http:// par https:// dans {0}.",
                         "Replace http:// by https:// in {0}."};
constexpr Text kIsHome{"stats-page.is-home",
                       "La fiche donne la page d’accueil pour page de statistiques.",
                       "The sheet gives the home page as the statistics page."};
constexpr Text kRedirectsHome{"stats-page.redirects-home",
                              "{0} ramène à la page d’accueil du site, {1}.",
                              "{0} redirects to the home page, {1}."};
constexpr Text kDead{"stats-page.dead",
                     "L’adresse de la fiche, {0}, ne mène à rien (statut {1}).",
                     "The sheet's address, {0}, leads nowhere (status {1})."};
constexpr Text kSoftAbsent{"stats-page.soft-absent",
                           "{0} répond, mais comme une page qui n’existe pas : « {1} ».",
                           "{0} answers, but as a page that does not exist: “{1}”."};
constexpr Text kNowhere{
    "stats-page.nowhere",
    "Aucune page de statistiques : ni dans la fiche, ni en lien sur l’accueil, "
    "ni aux adresses usuelles.",
    "No statistics page: none in the sheet, no link on the home page, no "
    "answer at the usual addresses."};
constexpr Text kPublish{
    "stats-page.publish",
    "Publier à {0} une page ouverte à tous : usagers actifs par mois, "
    "satisfaction, effet mesuré, avec la date des chiffres (« Au 31 mai "
    "2026 »), et écrire dans la fiche `stats_url: {0}`.",
    "Publish at {0} a page open to all: active users by month, satisfaction, "
    "measured effect, with the date of the figures (“Au 31 mai 2026”), and "
    "write `stats_url: {0}` in the sheet."};
constexpr Text kEmpty{"stats-page.empty",
                      "{0} répond, mais presque rien ne s’y lit sans JavaScript.",
                      "{0} answers, but there is next to nothing to read without JavaScript."};
constexpr Text kUnproven{"stats-page.unproven",
                         "Un lien mène à {0}, où rien ne dit que ce sont des statistiques.",
                         "A link leads to {0}, where nothing says that these are statistics."};

std::string usual_address(const Product& product) {
  const auto site = parse_url(product.site);
  return (site ? site->origin() : std::string("https://…")) + "/stats";
}

bool has_dashboard_frame(const Page& page) {
  return std::ranges::any_of(
      page.frames, [](const Frame& frame) { return !dashboard_tool(frame.url).empty(); });
}

bool is_empty(const Page& page, const Settings& settings) {
  const auto least = static_cast<std::size_t>(settings.number("min-length-characters"));
  return own_text(page).size() < least && page.frames.empty() && page.tables.empty() &&
         page.data_scripts.empty() && page.kind == ContentKind::html;
}

/// A frame asked for in clear from a page that is not: browsers refuse to show it.
const Frame* blocked_frame(const Page& page) {
  if (!page.final_url.starts_with("https://")) return nullptr;
  const auto in_clear = [](const Frame& frame) { return frame.url.starts_with("http://"); };
  const auto frame = std::ranges::find_if(page.frames, in_clear);
  return frame == page.frames.end() ? nullptr : &*frame;
}

std::string document_of(const std::string& address) {
  const auto url = parse_url(address);
  return url ? url->without_fragment() : address;
}

/// The address itself is the home page's; nothing redirected there.
bool is_home_address(const Evidence& evidence, const Visit& visit) {
  const Visit* const home = evidence.home();
  if (home == nullptr) return false;
  const std::string address = document_of(visit.url);
  return address == document_of(home->url) ||
         (home->result && address == document_of(home->result->final_url));
}

Finding absent_finding(const Evidence& evidence, Message reason, Citation seen) {
  return fail(std::move(reason), std::move(seen),
              {cite_sheet(evidence.product, "stats_url", evidence.product.stats_url)})
      .with_remedy(message(kPublish, usual_address(evidence.product)));
}

/// Why the declared address is not a statistics page; nothing when it may be one.
std::optional<Finding> judge_dead_end(const Evidence& evidence, const Visit& visit) {
  const Page& page = *visit.result;
  if (page.is_absent())
    return absent_finding(evidence, message(kDead, visit.url, std::to_string(page.status)),
                          cite(page, name_of(page)));
  if (visit.resembles_absent)
    return absent_finding(evidence, message(kSoftAbsent, visit.url, name_of(page)),
                          cite(page, name_of(page)));
  if (!visit.resembles_home) return std::nullopt;
  if (is_home_address(evidence, visit))
    return warn(message(kIsHome), cite(page, name_of(page)),
                {cite_sheet(evidence.product, "stats_url", evidence.product.stats_url)})
        .with_remedy(message(kPublish, usual_address(evidence.product)));
  return absent_finding(evidence, message(kRedirectsHome, visit.url, page.final_url),
                        cite(page, name_of(page)));
}

/// What is known of the dashboard that the address is, or that a frame of its page shows:
/// nothing to see is a shortfall, whatever the page around it answers.
std::optional<Finding> judge_dashboards(const Evidence& evidence, const Visit& visit) {
  for (const DashboardVisit* const dashboard : dashboards_on(evidence, visit)) {
    if (!dashboard->result) continue;
    const Page& seen = *dashboard->result;
    const bool is_itself = is_dashboard_itself(*dashboard, visit);
    const auto is_shown = [&](const Frame& frame) { return frame.url == dashboard->url; };
    if (!is_itself && std::ranges::none_of(visit.result->frames, is_shown)) continue;
    if (dashboard->state == DashboardState::read && is_itself)
      return pass(message(kDashboardRead, dashboard->tool, name_of(seen),
                          std::to_string(dashboard->results)),
                  cite(seen, name_of(seen)));
    auto why = unread(*dashboard);
    if (!why || dashboard->state == DashboardState::unreadable) continue;
    if (dashboard->state == DashboardState::closed && is_itself) return why;
    Message remedy = message(kShareIt, dashboard->tool);
    Citation shown = cite(seen, dashboard->said);
    if (is_itself && dashboard->state == DashboardState::gone)
      return fail(why->reason(), std::move(shown)).with_remedy(std::move(remedy));
    return warn(why->reason(), std::move(shown)).with_remedy(std::move(remedy));
  }
  return std::nullopt;
}

/// A page that is there and can be read.
Finding judge_content(const Evidence& evidence, const Visit& visit, const Settings& settings) {
  const Page& page = *visit.result;
  if (auto finding = judge_dashboards(evidence, visit)) return *std::move(finding);
  if (is_empty(page, settings)) return unknown(message(kEmpty, visit.url), {cite(page)});
  if (const Frame* frame = blocked_frame(page))
    return warn(message(kMixed, frame->url), cite(page, frame->url, "iframe"))
        .with_remedy(message(kUseHttps, frame->url));
  const std::string quote = visit.proofs.empty() ? name_of(page) : visit.proofs.front();
  return pass(message(kPublic, name_of(page)), cite(page, quote));
}

Finding judge_address(const Evidence& evidence, const Visit& visit, const Settings& settings) {
  if (visit.result && visit.result->ok() && !is_login_wall(*visit.result)) {
    const Page& page = *visit.result;
    if (page.needs_javascript)
      if (auto finding = judge_dashboards(evidence, visit)) return *std::move(finding);
    if (page.needs_javascript && is_public_metabase(page.final_url))
      return pass(message(kDashboard), cite(page, name_of(page)))
          .with_confidence(60, message(kFiguresUnread));
    if (page.needs_javascript && has_dashboard_frame(page))
      return judge_content(evidence, visit, settings);
  }
  if (auto finding = undecided(visit)) return *std::move(finding);
  if (auto finding = judge_dead_end(evidence, visit)) return *std::move(finding);
  return judge_content(evidence, visit, settings);
}

Finding judge_declared(const Evidence& evidence, const Visit& visit, const Settings& settings) {
  Finding finding = judge_address(evidence, visit, settings);
  if (finding.verdict() != Verdict::pass || !visit.url.starts_with("http://")) return finding;
  return warn(message(kInClear, visit.url), cite(*visit.result, name_of(*visit.result)),
              {cite_sheet(evidence.product, "stats_url", visit.url)})
      .with_remedy(message(kUseHttps, visit.url));
}

/// A page that the sheet does not name, found by a link, in the sitemap or at a usual address.
const Visit* proven_elsewhere(const Evidence& evidence) {
  for (const Visit* visit : evidence.of_role("stats"))
    if (visit->found != Found::sheet && visit->is_present() && visit->proven &&
        !undecided(*visit))
      return visit;
  return nullptr;
}

/// `stats: true` without an address promises the site's /stats.
bool is_promised(const Product& product, const Visit& visit) {
  const auto url = parse_url(visit.url);
  return product.stats_url.empty() && product.stats.value_or(false) && url &&
         url->path == "/stats";
}

Finding judge_found(const Evidence& evidence, const Visit& visit, const Settings& settings) {
  Finding finding = judge_content(evidence, visit, settings);
  if (finding.verdict() != Verdict::pass || is_promised(evidence.product, visit))
    return finding;
  return warn(message(kUndeclared, visit.url), cite(*visit.result, name_of(*visit.result)),
              {cite_sheet(evidence.product, "stats_url")})
      .with_remedy(message(kDeclare, visit.url));
}

Finding judge_undeclared(const Evidence& evidence, const Settings& settings) {
  RolePage page = role_page(evidence, "stats");
  if (auto* undecidable = std::get_if<PageUndecided>(&page))
    return std::move(undecidable->finding);
  if (const auto* absent = std::get_if<PageAbsent>(&page))
    return absent_finding(evidence, message(kNowhere), absent->seen);
  const Visit& visit = *std::get<PagePresent>(page).visit;
  if (visit.proven) return judge_found(evidence, visit, settings);
  return unknown(message(kUnproven, visit.url), {cite(*visit.result, name_of(*visit.result))});
}

Finding run(const Evidence& evidence, const Settings& settings) {
  const Product& product = evidence.product;
  if (product.site.empty() && product.stats_url.empty()) return without_site();
  const Visit* const declared = declared_stats_visit(evidence);
  if (declared == nullptr) return judge_undeclared(evidence, settings);
  Finding finding = judge_declared(evidence, *declared, settings);
  const Visit* const other = proven_elsewhere(evidence);
  if (finding.verdict() != Verdict::fail || other == nullptr) return finding;
  return warn(message(kElsewhere, declared->url, other->url),
              cite(*declared->result, name_of(*declared->result)),
              {cite(*other->result, name_of(*other->result))})
      .with_remedy(message(kDeclare, other->url));
}

}  // namespace

const Visit* declared_stats_visit(const Evidence& evidence) {
  for (const Visit* visit : evidence.of_role("stats"))
    if (visit->found == Found::sheet) return visit;
  return nullptr;
}

const Visit* stats_visit(const Evidence& evidence) {
  const Visit* const declared = declared_stats_visit(evidence);
  if (declared != nullptr && declared->is_present()) return declared;
  return proven_elsewhere(evidence);
}

extern constinit const Check stats_page{
    .id = "stats-page",
    .subject = Subject::metrics,
    .question = {"Le produit publie-t-il ses statistiques ?",
                 "Does the product publish its statistics?"},
    .why =
        {"Un service payé par le public montre s’il sert. La page aide aussi l’équipe et son "
         "commanditaire à décider de la suite.",
         "A service paid for by the public shows whether it is used. The page also helps the "
         "team and its sponsor to decide what comes next."},
    .source = "https://doc.incubateur.net/communaute/gerer-son-produit/les-standards",
    .limits =
        {"Une page dessinée par du JavaScript, derrière une connexion, en PDF ou presque vide "
         "est indéterminée : le programme n’exécute pas de scripts. Les tableaux de bord sont "
         "interrogés par leur propre interface publique : un partage retiré ou des requêtes en "
         "échec se voient, même quand la page autour répond 200. Un Metabase public dont "
         "l’interface ne répond pas est tenu pour publié, avec une confiance de 60 %.",
         "A page drawn by JavaScript, behind a login, in PDF or next to empty is unknown: the "
         "program runs no scripts. Dashboards are asked by their own public interface: a share "
         "that was withdrawn or queries that fail are seen, even where the page around them "
         "answers 200. A public Metabase whose interface does not answer is taken as "
         "published, "
         "with a confidence of 60 %."},
    .settings = kSettings,
    .run = run,
};

}  // namespace vigie
