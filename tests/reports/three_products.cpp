#include "tests/reports/three_products.hpp"

#include <string>
#include <utility>

namespace vigie::test {

namespace {

constexpr Text kPublished{"stats-page.published", "La page de statistiques est publique.",
                          "The statistics page is public."};
constexpr Text kVariant{
    "mention.variant", "La mention « {0} » n’a pas la forme exacte demandée par la loi.",
    "The mention “{0}” does not have the exact form that the law asks for."};
constexpr Text kWrite{"mention.write",
                      "Écrire dans le pied de page :\n\n<footer>\n  <a>Accessibilité : non "
                      "conforme</a>\n</footer>",
                      "Write in the footer:\n\n<footer>\n  <a>Accessibilité : non "
                      "conforme</a>\n</footer>"};
constexpr Text kNoLicence{"code.no-licence", "Le dépôt {0} n’a pas de licence.",
                          "The repository {0} has no licence."};
constexpr Text kGuess{"test.guess", "date lue dans un titre", "date read in a heading"};
constexpr Text kOtherPhase{"rules.other-phase", "Sans objet dans cette phase ({0}).",
                           "Does not apply in this phase ({0})."};

const char* const kHash = "3f0c1d5a9b7e2468ace013579bdf02468ace13579bdf2468ace013579bdf0246";

Rulebook rulebook() {
  Rulebook book;
  book.grades = {{.letter = "A", .from_percent = 80}, {.letter = "B", .from_percent = 50}};
  book.national_impact = {.deployed_phases = {"acceleration"},
                          .not_yet_phases = {"construction"},
                          .stopped_phases = {"abandon"}};
  return book;
}

Citation seen(std::string url, std::string excerpt, std::string where) {
  return {.url = url,
          .final_url = std::move(url),
          .status = 200,
          .excerpt = std::move(excerpt),
          .where = std::move(where),
          .sha256 = kHash};
}

/// The four criteria of the tests, with what was found of each.
std::vector<JudgedFinding> findings(Finding stats, Finding mention, Finding code,
                                    Finding rituals) {
  return {{.criterion = "stats-page",
           .standard = "statistics",
           .check = "stats-page",
           .weight = 4,
           .finding = std::move(stats),
           .title = {"La page de statistiques est publique", "The statistics page is public"},
           .remedy = {"Publier la page /stats.", "Publish the page /stats."},
           .source = "https://example.org/standards/stats"},
          {.criterion = "accessibility-mention",
           .standard = "declarations",
           .check = "accessibility-mention",
           .level = Level::legal,
           .weight = 4,
           .finding = std::move(mention),
           .title = {"La page d’accueil porte la mention", "The home page bears the mention"},
           .remedy = {"Écrire la mention.", "Write the mention."}},
          {.criterion = "open-source",
           .standard = "code",
           .check = "open-source",
           .weight = 2,
           .finding = std::move(code),
           .title = {"Le code source est public", "The source code is public"},
           .remedy = {"Ouvrir le dépôt.", "Open the repository."}},
          {.criterion = "team-rituals",
           .standard = "rituals",
           .check = "",
           .level = Level::practice,
           .weight = 1,
           .finding = std::move(rituals),
           .title = {"L’équipe a des rituels réguliers", "The team has regular rituals"},
           .remedy = {"Attester les rituels tenus.", "Attest the rituals that are held."}}};
}

ProductAudit audited(Product product, std::string phase, std::vector<JudgedFinding> findings) {
  const Score result = score(findings, rulebook());
  const Evidence evidence{.product = product,
                          .phase = phase,
                          .as_of = *parse_iso_date("2026-08-20"),
                          .visits = {},
                          .repositories = {},
                          .spent = {}};
  return {.product = std::move(product),
          .phase = phase,
          .judged_as = std::move(phase),
          .score = result,
          .national_impact = national_impact(evidence, result, rulebook().national_impact),
          .findings = std::move(findings),
          .spent = {}};
}

ProductAudit compliant() {
  Product product;
  product.id = "abeille";
  product.name = "Abeille & Cie";
  product.mission = "Déclarer ses ruches";
  product.incubator = "ruche.numerique";
  product.site = "https://abeille.example/";
  product.repositories = {"https://github.com/exemple/abeille"};
  product.stats_url = "https://abeille.example/stats";
  product.events = {{"national_impact", parse_iso_date("2026-01-15"), ""}};
  product.sheet = {.file = "portfolio/abeille.md", .line = 1, .column = 1};
  Finding stats = pass(message(kPublished), seen("https://abeille.example/stats",
                                                 "12 345 ruches au 30 juin 2026", "h1"));
  stats.facts = {{"newest", "2026-06-30"}, {"figures", "3"}};
  stats.freshness = Freshness{.newest = {.from = *parse_iso_date("2026-06-30"),
                                         .to = *parse_iso_date("2026-06-30"),
                                         .grain = Grain::day},
                              .confidence_percent = 90,
                              .evidence = stats.evidence().front()};
  Finding mention =
      warn(message(kVariant, "Accessibilité (non conforme)"),
           seen("https://abeille.example/", "Accessibilité (non conforme)", "footer"))
          .with_remedy(message(kWrite))
          .with_confidence(85, message(kGuess));
  Citation sheet_line;
  sheet_line.url = "portfolio/abeille.md";
  sheet_line.where = "line 12";
  Finding code = fail(message(kNoLicence, "exemple/abeille"),
                      seen("https://github.com/exemple/abeille", "", ""), {sheet_line});
  ProductAudit audit =
      audited(std::move(product), "acceleration",
              findings(std::move(stats), std::move(mention), std::move(code), manual()));
  audit.spent = {.requests = 14, .bytes = 1'234'567};
  return audit;
}

ProductAudit unreachable() {
  Product product;
  product.id = "Pirate/../..";
  product.name = kHostileName;
  product.mission = "> citation\n- liste";
  product.incubator = "incubateur|pirate";
  product.site = "javascript:alert(3)";
  product.repositories = {"https://example.org/a b\"><img src=x>"};
  product.sheet = {.file = "portfolio/<pirate>.md", .line = 1, .column = 1};
  Unseen timeout{.cause = Cause::timeout,
                 .url = "https://pirate.example/?q=](x)|<b>",
                 .http_status = 0,
                 .tls = TlsProblem::none,
                 .certificate = {},
                 .detail = "CURLE_OPERATION_TIMEDOUT"};
  Finding mention = unknown(message(kVariant, "</td>|::error::\x1b]0;titre\a"),
                            {seen("https://pirate.example/a_b(c)",
                                  "::warning file=a::b\n##[error]c | d <i>e</i>", "")});
  ProductAudit audit =
      audited(std::move(product), "construction",
              findings(error(timeout), std::move(mention), error(timeout), manual()));
  audit.spent = {.requests = 1, .bytes = 812};
  return audit;
}

ProductAudit stopped() {
  Product product;
  product.id = "zebre";
  product.name = "Zèbre";
  const auto out = [] { return not_applicable(message(kOtherPhase, "arrêté")); };
  return audited(std::move(product), "abandon", findings(out(), out(), out(), out()));
}

}  // namespace

Audit three_products() {
  Audit audit;
  audit.run = {.version = "0.1.0",
               .as_of = *parse_iso_date("2026-08-20"),
               .started_at = "2026-08-20T04:00:00Z",
               .finished_at = "2026-08-20T04:00:12Z",
               .status = RunStatus::incomplete,
               .portfolio_source = "portfolio",
               .portfolio_hash = kHash,
               .portfolio_products = 3,
               .requests = 15,
               .bytes = 1'235'379,
               .seconds = 12.3456,
               .cancelled_products = 1};
  audit.rulebook_id = "essai";
  audit.rulebook_version = "1";
  audit.rulebook_hash = kHash;
  audit.rulebook_title = {"Référentiel d’essai", "Rulebook for tests"};
  audit.standards = {
      {"declarations", "accessibility", {"Obligations déclaratives", "Declarative duties"}, ""},
      {"rituals", "team", {"Rituels d’équipe", "Team rituals"}, ""},
      {"statistics", "impact", {"Statistiques", "Statistics"}, "https://example.org/standards"},
      {"code", "software-quality", {"Code ouvert", "Open code"}, ""}};
  audit.products = {unreachable(), compliant(), stopped()};
  audit.problems = {{.place = {.file = "portfolio/<pirate>.md", .line = 3, .column = 1},
                     .severity = Severity::error,
                     .id = "sheet-title",
                     .text = "expected a title, not '<b>'"}};
  return audit;
}

}  // namespace vigie::test
