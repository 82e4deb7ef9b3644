#include "checks/check.hpp"
#include "checks/page_nature.hpp"
#include "checks/role_page.hpp"
#include "checks/sheet.hpp"

namespace vigie {

namespace {

constexpr Text kAnswers{"site-reachable.answers", "Le site répond : « {0} ».",
                        "The site answers: “{0}”."};
constexpr Text kAbsent{"site-reachable.absent",
                       "L’adresse de la fiche, {0}, ne mène à rien (statut {1}).",
                       "The sheet's address, {0}, leads nowhere (status {1})."};
constexpr Text kSaysAbsent{"site-reachable.says-absent",
                           "{0} répond, mais dit elle-même que la page n’existe pas : « {1} ».",
                           "{0} answers, but says itself that the page does not exist: “{1}”."};
constexpr Text kCorrect{
    "site-reachable.correct",
    "Corriger `link` dans la fiche, ou remettre le site en ligne. Si le "
    "produit est arrêté, ajouter à la fiche la phase « abandon » ou "
    "« transfere ».",
    "Correct `link` in the sheet, or bring the site back. If the product has "
    "stopped, add the phase “abandon” or “transfere” to the sheet."};
constexpr Text kNotVisited{"site-reachable.not-visited",
                           "L’adresse de la fiche, {0}, n’a pas pu être visitée.",
                           "The sheet's address, {0}, could not be visited."};

Finding run(const Evidence& evidence, const Settings& /*settings*/) {
  if (evidence.product.site.empty()) return without_site();
  const Visit* const home = evidence.home();
  if (home == nullptr)
    return unknown(message(kNotVisited, evidence.product.site),
                   {cite_sheet(evidence.product, "link", evidence.product.site)});
  if (!home->result) return error(home->result.error());

  const Page& page = *home->result;
  if (page.is_absent())
    return fail(message(kAbsent, home->url, std::to_string(page.status)),
                cite(page, name_of(page)),
                {cite_sheet(evidence.product, "link", evidence.product.site)})
        .with_remedy(message(kCorrect));
  if (home->resembles_absent)
    return unknown(message(kSaysAbsent, home->url, name_of(page)), {cite(page, name_of(page))});
  const bool is_drawn_by_scripts =
      page.ok() && page.needs_javascript && !placeholder_phrase(page);
  const bool asks_password = page.ok() && page.has_password_field;
  if (!is_drawn_by_scripts && !asks_password)
    if (auto finding = undecided(*home)) return *std::move(finding);
  return pass(message(kAnswers, name_of(page)), cite(page, name_of(page), "title"));
}

}  // namespace

extern constinit const Check site_reachable{
    .id = "site-reachable",
    .subject = Subject::service,
    .question = {"Le site du produit répond-il à l’adresse de sa fiche ?",
                 "Does the product's site answer at the address of its sheet?"},
    .why = {"La fiche est la porte d’entrée du produit : un lien mort fait croire que le "
            "service a "
            "disparu.",
            "The sheet is the product's front door: a dead link suggests that the service is "
            "gone."},
    .source = "https://doc.incubateur.net/communaute/gerer-son-produit/les-standards",
    .limits =
        {"Une seule visite : une panne donne « erreur », jamais « échec ». Une page "
         "d’attente (domaine à vendre, page d’un hébergeur) et une page qui dit ne pas "
         "exister sont indéterminées. Une application dessinée par du JavaScript répond.",
         "One visit only: an outage gives “error”, never “fail”. A placeholder (domain for "
         "sale, a host's default page) and a page that says it does not exist are unknown. "
         "An application drawn by JavaScript does answer."},
    .settings = {},
    .run = run,
};

}  // namespace vigie
