#include "tests/world/replica_world.hpp"

#include "demo/make_repositories.hpp"
#include "tests/world/replica_pages.hpp"

#include <utility>

namespace vigie::test {

namespace {

using world::WorldAnswer;
using world::WorldRequest;

std::string_view in_english(std::string_view state) {
  if (state == "totalement conforme") return "fully compliant";
  return state == "partiellement conforme" ? "partially compliant" : "not compliant";
}

/// Builds the pages of one site.
class SitePages {
 public:
  SitePages(const ReplicaHost& host, std::string_view name, Date today)
      : host_(host), frame_{.name = std::string(name), .footer = {}, .today = today} {
    frame_.footer = footer();
  }

  WorldAnswer home() const {
    switch (host_.plan.home) {
      case HomeShape::shell:
        return world::html(shell_page(frame_.name));
      case HomeShape::absent:
        return page("Page non trouvée", absent_main(), 404);
      case HomeShape::page:
        break;
    }
    return page("Accueil", home_main());
  }

  WorldAnswer absent() const {
    if (host_.plan.home == HomeShape::page && host_.plan.absent == AbsentShape::soft)
      return page("Bienvenue", soft_absent_main());
    return page("Page non trouvée", absent_main(), 404);
  }

  /// The page of a role at a path of the site's own; nothing when there is none.
  std::optional<WorldAnswer> role_page(std::string_view path) const {
    const SitePlan& plan = host_.plan;
    if (plan.home != HomeShape::page) return std::nullopt;
    if (path == "/accessibilite" || path == "/accessibilite/declaration.pdf")
      return statement(path);
    if (path == "/mentions-legales")
      return document(plan.legal_notice, "Mentions légales",
                      legal_notice_main(plan.legal_notice));
    if (path == "/cgu") return document(plan.terms, "Conditions", terms_main());
    if (path == "/confidentialite")
      return document(plan.privacy, "Confidentialité", privacy_main(plan.privacy));
    if (path == "/contact" &&
        (plan.contact == ContactShape::form || plan.contact == ContactShape::hollow))
      return page("Contact", contact_main(plan.contact));
    if (path == "/stats" && plan.has_stats)
      return page("Statistiques", stats_main(StatsShape::tiles, frame_.today));
    if (path == "/budget" && plan.has_budget) return page("Budget", budget_main());
    return std::nullopt;
  }

  WorldAnswer declared(const Declared& declared) const {
    if (declared.stats && declared.budget)
      return page("Statistiques et budget",
                  stats_main(*declared.stats, frame_.today) + budget_main());
    return declared.stats ? stats(*declared.stats) : budget(*declared.budget);
  }

 private:
  WorldAnswer page(std::string_view title, const std::string& main, int status = 200) const {
    return world::html(whole_page(frame_, title, main), status);
  }

  std::optional<WorldAnswer> statement(std::string_view path) const {
    const StatementShape shape = host_.plan.statement;
    if (shape == StatementShape::dead_link || shape == StatementShape::absent)
      return std::nullopt;
    if ((shape == StatementShape::pdf) != path.ends_with(".pdf")) return std::nullopt;
    if (shape == StatementShape::pdf) return pdf();
    return page("Déclaration d’accessibilité",
                statement_main(shape, host_.state, frame_.today));
  }

  std::optional<WorldAnswer> document(DocumentShape shape, std::string_view title,
                                      const std::string& main) const {
    switch (shape) {
      case DocumentShape::complete:
      case DocumentShape::incomplete:
      case DocumentShape::unlinked:
        return page(title, main);
      case DocumentShape::pdf:
        return pdf();
      case DocumentShape::absent:
      case DocumentShape::dead_link:
        break;
    }
    return std::nullopt;
  }

  WorldAnswer stats(StatsShape shape) const {
    switch (shape) {
      case StatsShape::soft_absent:
        return page("Page non trouvée", absent_main());
      case StatsShape::dead:
        return page("Page non trouvée", absent_main(), 404);
      case StatsShape::home_redirect:
        return world::redirect(home_path());
      case StatsShape::shell:
        return world::html(shell_page("Statistiques"));
      case StatsShape::login:
        return world::html(login_page());
      case StatsShape::public_dashboard:
        return world::html(metabase_page());
      case StatsShape::tiles:
      case StatsShape::months:
      case StatsShape::sentence:
      case StatsShape::frame:
      case StatsShape::stale:
      case StatsShape::undated:
        break;
    }
    return page("Statistiques", stats_main(shape, frame_.today));
  }

  WorldAnswer budget(BudgetShape shape) const {
    switch (shape) {
      case BudgetShape::dead:
        return page("Page non trouvée", absent_main(), 404);
      case BudgetShape::login:
        return world::html(login_page());
      case BudgetShape::shell:
        return world::html(shell_page("Document"));
      case BudgetShape::pdf:
        return pdf();
      case BudgetShape::amounts:
        break;
    }
    return page("Budget", budget_main());
  }

  static WorldAnswer pdf() {
    return {.headers = {{"content-type", "application/pdf"}}, .body = pdf_document()};
  }

  std::string home_path() const {
    for (const auto& [document, page] : host_.declared)
      if (page.is_home) return document;
    return "/";
  }

  static bool is_linked(DocumentShape shape) {
    return shape != DocumentShape::absent && shape != DocumentShape::unlinked;
  }

  std::string mention() const {
    const std::string_view html = mention_plans()[host_.plan.mention].html;
    for (const auto& [blank, words] :
         {std::pair<std::string_view, std::string_view>{"{}", host_.state},
          {"{en}", in_english(host_.state)}}) {
      const std::size_t place = html.find(blank);
      if (place == std::string_view::npos) continue;
      return std::string(html.substr(0, place))
          .append(words)
          .append(html.substr(place + blank.size()));
    }
    return std::string(html);
  }

  std::string footer() const {
    const SitePlan& plan = host_.plan;
    std::string items;
    if (plan.statement == StatementShape::absent)
      items += "<li>" + mention() + "</li>\n";
    else if (plan.statement == StatementShape::pdf)
      items += footer_link("/accessibilite/declaration.pdf", mention());
    else
      items += footer_link("/accessibilite", mention());
    if (is_linked(plan.legal_notice))
      items += footer_link("/mentions-legales", "Mentions légales");
    if (is_linked(plan.terms)) items += footer_link("/cgu", "CGU");
    if (is_linked(plan.privacy))
      items += footer_link("/confidentialite", "Politique de confidentialité");
    if (plan.contact == ContactShape::address)
      items += footer_link("mailto:equipe@exemple.test", "Écrire à l’équipe");
    if (plan.contact == ContactShape::form || plan.contact == ContactShape::hollow)
      items += footer_link("/contact", "Contact");
    if (!host_.stats_address.empty()) items += footer_link(host_.stats_address, "Statistiques");
    if (!host_.budget_address.empty()) items += footer_link(host_.budget_address, "Budget");
    return items;
  }

  const ReplicaHost& host_;
  SiteFrame frame_;
};

std::optional<WorldAnswer> refusal(HostFault fault) {
  switch (fault) {
    case HostFault::unavailable:
      return world::html("<h1>Service indisponible</h1>", 503);
    case HostFault::forbidden:
      return world::html("<h1>Accès refusé</h1>", 403);
    case HostFault::too_many:
      return world::html("<h1>Trop de requêtes</h1>", 429);
    case HostFault::none:
    case HostFault::expired:
    case HostFault::wrong_host:
    case HostFault::self_signed:
    case HostFault::untrusted:
    case HostFault::not_yet_valid:
    case HostFault::reset:
    case HostFault::robots:
    case HostFault::silence:
      break;
  }
  return std::nullopt;
}

WorldAnswer robots(HostFault fault) {
  return world::text(fault == HostFault::robots ? "User-agent: *\nDisallow: /\n"
                                                : "User-agent: *\nDisallow: /admin/\n");
}

WorldAnswer answer_of_host(const ReplicaHost& host, const WorldRequest& request, Date today) {
  if (auto answer = refusal(host.fault)) return *std::move(answer);
  const bool may_be_in_clear =
      host.is_plain || (host.is_site && host.plan.in_clear == InClear::serves);
  const std::string document =
      request.query.empty() ? request.path : request.path + '?' + request.query;
  if (request.scheme == "http" && !may_be_in_clear)
    return world::redirect("https://" + request.authority + document, 301);
  if (request.path == "/robots.txt") return robots(host.fault);
  const SitePages pages(host, request.host, today);
  const auto declared = host.declared.find(document);
  if (declared != host.declared.end() && !declared->second.is_home)
    return pages.declared(declared->second);
  if (declared != host.declared.end() || (request.path == "/" && host.is_site))
    return pages.home();
  if (host.is_site)
    if (auto answer = pages.role_page(request.path)) return *std::move(answer);
  return pages.absent();
}

}  // namespace

ReplicaWorld::ReplicaWorld(ReplicaPlan plan, const std::filesystem::path& scratch)
    : plan_(std::move(plan)),
      is_ready_(world::make_repositories(scratch, plan_.forges)),
      git_(scratch),
      forges_(plan_.forges, git_) {}

WorldAnswer ReplicaWorld::answer(const WorldRequest& request) {
  if (auto answer = forges_.answer(request)) return *std::move(answer);
  const auto host = plan_.hosts.find(request.host);
  if (host == plan_.hosts.end()) return world::text("no such host in the replica", 404);
  return answer_of_host(host->second, request, plan_.today);
}

world::HostPolicy ReplicaWorld::policy(std::string_view name) const {
  const auto host = plan_.hosts.find(name);
  if (host == plan_.hosts.end()) return {};
  switch (host->second.fault) {
    case HostFault::expired:
      return {.certificate = world::CertificateKind::expired};
    case HostFault::wrong_host:
      return {.certificate = world::CertificateKind::wrong_host};
    case HostFault::self_signed:
      return {.certificate = world::CertificateKind::self_signed};
    case HostFault::untrusted:
      return {.certificate = world::CertificateKind::untrusted};
    case HostFault::not_yet_valid:
      return {.certificate = world::CertificateKind::not_yet_valid};
    case HostFault::reset:
      return {.fault = world::ConnectionFault::reset};
    case HostFault::silence:
      return {.fault = world::ConnectionFault::silence};
    case HostFault::none:
    case HostFault::unavailable:
    case HostFault::forbidden:
    case HostFault::too_many:
    case HostFault::robots:
      break;
  }
  return {};
}

}  // namespace vigie::test
