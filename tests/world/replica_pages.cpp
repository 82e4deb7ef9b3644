#include "tests/world/replica_pages.hpp"

#include "demo/placeholders.hpp"

#include <functional>
#include <map>

namespace vigie::test {

namespace {

constexpr std::string_view kFrame = R"(<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>{{title}} – {{name}}</title></head>
<body>
<header><p><a href="/" title="Retour à l’accueil">{{name}}</a></p></header>
<main>
{{main}}
</main>
<footer>
<ul>
{{footer}}
</ul>
<p>Sauf mention contraire, contenus sous licence etalab-2.0. © République Française 2021</p>
</footer>
</body></html>
)";

constexpr std::string_view kHome = R"(<h1>{{name}}</h1>
<p>Le service aide les agents et les habitants à faire leur démarche en ligne, simplement.</p>
<p>Il est construit avec celles et ceux qui s’en servent, commune par commune.</p>
<p><a href="/demarrer">Commencer</a></p>)";

constexpr std::string_view kStatement = R"(<h1>Déclaration d’accessibilité</h1>
<p>L’éditeur s’engage à rendre ses sites accessibles, conformément à l’article 47 de la loi n°
2005-102 du 11 février 2005.</p>
<p>À cette fin, il met en œuvre un <a href="/schema">schéma pluriannuel {{year-1}}-{{year+1}}</a>
et un <a href="/plan">plan d’actions {{year}}</a>.</p>
<h2>État de conformité</h2>
<p>Le site est {{state}} avec le référentiel général d’amélioration de l’accessibilité (RGAA),
version 4.1.2.</p>
<h3>Résultats des tests</h3>
<p>L’audit de conformité réalisé le {{audit}} révèle que {{rate}} % des critères du RGAA sont
respectés.</p>
<h2>Contenus non accessibles</h2>
<h3>Non-conformités</h3>
<p>Certaines images n’ont pas d’alternative.</p>
<h3>Dérogations pour charge disproportionnée</h3>
<p>Aucune.</p>
<h3>Contenus non soumis à l’obligation d’accessibilité</h3>
<p>Aucun.</p>
<h2>Établissement de cette déclaration d’accessibilité</h2>
<p>Cette déclaration a été établie le {{published}}.</p>
<h3>Technologies utilisées pour la réalisation du site</h3>
<ul><li>HTML5</li><li>CSS</li></ul>
<h3>Environnement de test</h3>
<p>Firefox et NVDA.</p>
<h3>Outils pour évaluer l’accessibilité</h3>
<p>Inspecteur du navigateur.</p>
<h3>Pages du site ayant fait l’objet de la vérification de conformité</h3>
<p>Accueil, contact.</p>
<h2>Retour d’information et contact</h2>
<p>Écrivez à <a href="mailto:accessibilite@exemple.test">accessibilite@exemple.test</a>.</p>
<h2>Voies de recours</h2>
<p>Sans réponse, vous êtes en droit de faire parvenir une demande de saisine au Défenseur des
droits.</p>)";

constexpr std::string_view kTiles = R"(<h1>Statistiques</h1>
<p>L’usage du service, mesuré par l’équipe et publié pour tous. Ces chiffres sont tirés de la base
du service, sans les comptes de test ni ceux de l’équipe.</p>
<h2>Chiffres au {{day}}</h2>
<ul><li>8 412 utilisateurs actifs au {{day}}</li><li>91 % d’usagers satisfaits au {{day}}</li></ul>
<p>Dernière mise à jour des données : {{day}}</p>)";

constexpr std::string_view kMonths = R"(<h1>Statistiques</h1>
<p>L’usage du service, mesuré par l’équipe et publié pour tous, mois par mois, sans les comptes
de test ni ceux de l’équipe.</p>
<table><caption>Utilisateurs actifs par mois</caption>
<thead><tr><th>Mois</th><th>Utilisateurs actifs</th></tr></thead>
<tbody><tr><td>{{month-4}}</td><td>5 120</td></tr><tr><td>{{month-3}}</td><td>5 344</td></tr>
<tr><td>{{month-2}}</td><td>5 910</td></tr><tr><td>{{month-1}}</td><td>6 277</td></tr></tbody>
</table>)";

constexpr std::string_view kSentence = R"(<h1>Statistiques</h1>
<p>L’usage du service, mesuré par l’équipe et publié pour tous, sans les comptes de test ni ceux
de l’équipe. La méthode est décrite dans la documentation du service.</p>
<p>En {{month-1}}, 14 208 utilisateurs ont terminé leur démarche en ligne.</p>)";

constexpr std::string_view kFramed = R"(<h1>Statistiques</h1>
<p>L’usage du service, mesuré par l’équipe et publié pour tous.</p>
<iframe title="Tableau de bord" src="https://metabase.exemple.test/public/dashboard/a1b2"></iframe>)";

constexpr std::string_view kUndated = R"(<h1>Statistiques</h1>
<p>L’usage du service, mesuré par l’équipe et publié pour tous, sans les comptes de test ni ceux
de l’équipe. La méthode est décrite dans la documentation du service.</p>
<ul><li>4 800 utilisateurs</li><li>93 % d’usagers satisfaits</li></ul>)";

constexpr std::string_view kPublisher = R"(<h1>Mentions légales</h1>
<h2>Éditeur</h2>
<p>Le site est édité par une administration inventée, 1 rue de l’Exemple.</p>)";
constexpr std::string_view kDirectorAndHost = R"(
<h2>Directeur de la publication</h2>
<p>Le directeur de la publication est le directeur du service, en cette qualité.</p>
<h2>Hébergeur</h2>
<p>Le site est hébergé par un hébergeur inventé, 2 rue de l’Exemple.</p>)";
constexpr std::string_view kHostOnly = R"(
<h2>Hébergeur</h2>
<p>Le site est hébergé par un hébergeur inventé, 2 rue de l’Exemple.</p>)";

constexpr std::string_view kTerms = R"(<h1>Conditions générales d’utilisation</h1>
<p>Les présentes conditions générales d’utilisation encadrent l’accès au service.</p>
<p>L’utilisateur saisit des informations exactes. La responsabilité de l’éditeur ne peut être
engagée en cas d’interruption.</p>)";

constexpr std::string_view kController = R"(<h1>Politique de confidentialité</h1>
<p>Le responsable du traitement des données à caractère personnel est l’éditeur.</p>
<h2>Finalités</h2>
<p>Répondre aux demandes et mesurer l’usage.</p>)";
constexpr std::string_view kRetentionAndRights = R"(
<h2>Durées de conservation</h2>
<p>Les données sont conservées deux ans.</p>
<h2>Vos droits</h2>
<p>Vous disposez d’un droit d’accès. Le délégué à la protection des données répond aux
demandes.</p>)";

constexpr std::string_view kForm = R"(<h1>Contact</h1>
<form method="post"><label for="objet">Objet</label> <input id="objet" name="objet">
<label for="message">Message</label> <textarea id="message" name="message"></textarea>
<button>Envoyer</button></form>)";

constexpr std::string_view kBudget = R"(<h1>Budget</h1>
<p>Les dépenses du produit, par poste.</p>
<table><caption>Dépenses</caption><tbody><tr><td>Prestations</td><td>212 000 €</td></tr>
<tr><td>Hébergement</td><td>8 400 €</td></tr></tbody></table>)";

constexpr std::string_view kAbsent = R"(<h1>Page non trouvée</h1>
<p>Erreur 404. La page que vous cherchez est introuvable.</p>)";

constexpr std::string_view kSoftAbsent = R"(<h1>Bienvenue</h1>
<p>Rien ne s’affiche ici pour le moment. Poursuivez depuis l’accueil de votre espace.</p>)";

std::string_view rate_of(std::string_view state) {
  if (state == "totalement conforme") return "100";
  return state == "partiellement conforme" ? "81,25" : "42";
}

}  // namespace

std::string whole_page(const SiteFrame& frame, std::string_view title, std::string_view main) {
  // The main part on its own: nothing in the footer is filled in.
  const std::string filled = world::fill(main, frame.today, {{"name", frame.name}});
  return world::fill(kFrame, frame.today,
                     {{"title", std::string(title)},
                      {"name", frame.name},
                      {"main", filled},
                      {"footer", frame.footer}});
}

std::string footer_link(std::string_view address, std::string_view html) {
  return "<li><a href=\"" + std::string(address) + "\">" + std::string(html) + "</a></li>\n";
}

std::string home_main() {
  return std::string(kHome);
}

std::string statement_main(StatementShape shape, std::string_view state, Date today) {
  const bool is_expired = shape == StatementShape::expired;
  const bool is_contradiction = shape == StatementShape::contradiction;
  const std::string_view rate = !is_contradiction         ? rate_of(state)
                                : state == "non conforme" ? "81,25"
                                                          : "12";
  return world::fill(kStatement, today,
                     {{"state", std::string(state)},
                      {"rate", std::string(rate)},
                      {"audit", is_expired ? "{{today-50m}}" : "{{today-8m}}"},
                      {"published", is_expired ? "{{today-49m}}" : "{{today-7m}}"}});
}

std::string legal_notice_main(DocumentShape shape) {
  const std::string start{kPublisher};
  return start + std::string(shape == DocumentShape::incomplete ? kHostOnly : kDirectorAndHost);
}

std::string terms_main() {
  return std::string(kTerms);
}

std::string privacy_main(DocumentShape shape) {
  const std::string start{kController};
  return shape == DocumentShape::incomplete ? start : start + std::string(kRetentionAndRights);
}

std::string contact_main(ContactShape shape) {
  if (shape == ContactShape::form) return std::string(kForm);
  return "<h1>Contact</h1><p>Pour nous contacter, prenez rendez-vous à l’accueil.</p>";
}

std::string stats_main(StatsShape shape, Date today) {
  switch (shape) {
    case StatsShape::months:
      return std::string(kMonths);
    case StatsShape::sentence:
      return std::string(kSentence);
    case StatsShape::frame:
      return std::string(kFramed);
    case StatsShape::undated:
      return std::string(kUndated);
    case StatsShape::stale:
      return world::fill(kTiles, today, {{"day", "{{today-3y}}"}});
    case StatsShape::tiles:
    case StatsShape::soft_absent:
    case StatsShape::dead:
    case StatsShape::home_redirect:
    case StatsShape::shell:
    case StatsShape::login:
    case StatsShape::public_dashboard:
      break;
  }
  return world::fill(kTiles, today, {{"day", "{{today-12d}}"}});
}

std::string budget_main() {
  return std::string(kBudget);
}
std::string absent_main() {
  return std::string(kAbsent);
}
std::string soft_absent_main() {
  return std::string(kSoftAbsent);
}

std::string shell_page(std::string_view title) {
  return "<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>" +
         std::string(title) +
         "</title><script type=\"module\" "
         "src=\"/assets/index-4f2a9c.js\"></script></head><body>"
         "<noscript>You need to enable JavaScript to run this app.</noscript>"
         "<div id=\"root\"></div></body></html>\n";
}

std::string metabase_page() {
  return "<!doctype html><html lang=\"en\"><head><meta "
         "charset=\"utf-8\"><title>Metabase</title>"
         "</head><body><div id=\"root\"></div><script type=\"application/json\" "
         "id=\"_metabaseBootstrap\">{\"site-name\":\"Metabase\"}</script>"
         "<script src=\"/app/dist/app-main.js\"></script></body></html>\n";
}

std::string login_page() {
  return "<!doctype html><html lang=\"fr\"><head><meta "
         "charset=\"utf-8\"><title>Connexion</title>"
         "</head><body><main><h1>Connexion</h1><form method=\"post\"><label for=\"a\">Adresse"
         "</label> <input id=\"a\" name=\"a\"> <label for=\"b\">Mot de passe</label> <input "
         "id=\"b\" name=\"b\" type=\"password\"><button>Se connecter</button></form></main>"
         "</body></html>\n";
}

std::string pdf_document() {
  return "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n";
}

}  // namespace vigie::test
