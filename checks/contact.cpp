#include "checks/check.hpp"
#include "checks/page_nature.hpp"
#include "checks/role_page.hpp"
#include "checks/sheet.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include <re2/re2.h>

namespace vigie {

namespace {

constexpr Text kMeans{"contact.means", "Le site donne un moyen de contact : « {0} ».",
                      "The site gives a means of contact: “{0}”."};
constexpr Text kPage{"contact.page", "La page de contact est publiée et liée depuis le site.",
                     "The contact page is published and linked from the site."};
constexpr Text kUnlinked{
    "contact.unlinked", "La page de contact {0} existe, mais rien n’y mène depuis l’accueil.",
    "The contact page {0} exists, but nothing on the home page leads to it."};
constexpr Text kHollow{
    "contact.hollow",
    "La page de contact {0} ne donne ni adresse, ni téléphone, ni formulaire.",
    "The contact page {0} gives no address, no telephone and no form."};
constexpr Text kOnlySheet{"contact.only-sheet",
                          "Un contact figure dans la fiche, mais pas sur le site.",
                          "There is a contact in the sheet, but none on the site."};
constexpr Text kAbsent{"contact.absent",
                       "Ni le site ni la fiche ne donnent de moyen de contact.",
                       "Neither the site nor the sheet gives a means of contact."};
constexpr Text kAdd{"contact.add",
                    "Ajouter au pied de page un lien « Contact » vers une adresse suivie par "
                    "l’équipe : <a href=\"mailto:{0}\">Contact</a>.",
                    "Add a “Contact” link to the footer, to an address that the team answers: "
                    "<a href=\"mailto:{0}\">Contact</a>."};
constexpr Text kLinkIt{"contact.link-it", "Ajouter au pied de page un lien vers {0}.",
                       "Add a link to {0} in the footer."};

constexpr std::string_view kPlaceholderAddress = "contact@exemple.beta.gouv.fr";

/// True for "mailto:equipe@…" and "tel:…"; "mailto:?subject=" shares a page with a friend.
bool is_means_of_contact(const Link& link) {
  if (link.region == Region::hidden || link.region == Region::consent) return false;
  const std::string_view url = link.url;
  if (url.starts_with("tel:")) return url.size() > 4;
  if (!url.starts_with("mailto:")) return false;
  const std::string_view recipient = url.substr(7, url.find('?') - 7);
  return recipient.find('@') != std::string_view::npos ||
         recipient.find("%40") != std::string_view::npos;
}

/// An address or a telephone number that a page shows, as it reads there.
std::optional<Citation> means_on(const Page& page) {
  const auto link = std::ranges::find_if(page.links, is_means_of_contact);
  if (link != page.links.end()) {
    const std::string_view shown = link->text.empty() ? link->url : link->text;
    return cite(page, shown, to_string(link->region));
  }
  static const RE2 kMeansInText(
      R"(([\w.+-]+\s?(?:@|\(at\)|\[at\]| at )\s?[\w-]+(?:\.[\w-]+)+|\b0[1-9](?:[ .]?\d{2}){4}\b|\b3\d ?\d{2}\b\s*\(?(?:appel|service) gratuit))");
  for (const Block& block : page.blocks) {
    if (block.region == Region::hidden || block.region == Region::consent) continue;
    std::string shown;
    if (RE2::PartialMatch(block.text, kMeansInText, &shown))
      return cite(page, shown, to_string(block.region));
  }
  return std::nullopt;
}

Finding judge_page(const Visit& visit) {
  const Page& page = *visit.result;
  if (is_unlinked(visit))
    return warn(message(kUnlinked, visit.url), cite(page, name_of(page)))
        .with_remedy(message(kLinkIt, visit.url));
  if (auto means = means_on(page)) {
    const std::string shown = means->excerpt;
    return pass(message(kMeans, shown), *std::move(means));
  }
  // A search field alone is not a form; nor is a page of legal text that says "contacter".
  if (page.form_fields >= 2 || !page.frames.empty())
    return pass(message(kPage), cite(page, name_of(page)));
  return warn(message(kHollow, visit.url), cite(page, name_of(page)))
      .with_remedy(message(kAdd, std::string(kPlaceholderAddress)));
}

Finding not_on_site(const Evidence& evidence, const PageAbsent& absent) {
  const std::string& address = evidence.product.contact;
  if (address.empty())
    return fail(message(kAbsent), absent.seen, {cite_sheet(evidence.product, "contact")})
        .with_remedy(message(kAdd, std::string(kPlaceholderAddress)));
  return warn(message(kOnlySheet), absent.seen,
              {cite_sheet(evidence.product, "contact", address)})
      .with_remedy(message(kAdd, address));
}

Finding run(const Evidence& evidence, const Settings& /*settings*/) {
  if (evidence.product.site.empty()) return without_site();
  const Visit* const home = evidence.home();
  if (home != nullptr && home->result && home->result->ok() &&
      !placeholder_phrase(*home->result)) {
    if (auto means = means_on(*home->result)) {
      const std::string shown = means->excerpt;
      return pass(message(kMeans, shown), *std::move(means));
    }
  }
  RolePage page = role_page(evidence, "contact");
  if (auto* undecidable = std::get_if<PageUndecided>(&page))
    return std::move(undecidable->finding);
  if (const auto* absent = std::get_if<PageAbsent>(&page))
    return not_on_site(evidence, *absent);
  return judge_page(*std::get<PagePresent>(page).visit);
}

}  // namespace

extern constinit const Check contact{
    .id = "contact",
    .subject = Subject::service,
    .question = {"Le site dit-il comment joindre l’équipe ?",
                 "Does the site say how to reach the team?"},
    .why =
        {"Un usager bloqué doit pouvoir écrire à quelqu’un, sans quoi le service numérique "
         "ferme la porte qu’il prétend ouvrir.",
         "A user who is stuck must be able to write to somebody, or the digital service shuts "
         "the door that it claims to open."},
    .source = "https://doc.incubateur.net/communaute/gerer-son-produit/les-standards",
    .limits =
        {"La présence d’un moyen de contact est observée, pas la réponse. Une messagerie "
         "ouverte par un script n’est pas vue : la page est alors indéterminée ou "
         "l’avertissement peut être injustifié.",
         "The presence of a means of contact is observed, not the answer. A chat opened by a "
         "script is not seen: the page is then unknown, or the warning may be undeserved."},
    .settings = {},
    .run = run,
};

}  // namespace vigie
