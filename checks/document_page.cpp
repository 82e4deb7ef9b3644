#include "checks/document_page.hpp"

#include "checks/listing.hpp"
#include "checks/page_nature.hpp"
#include "checks/role_page.hpp"
#include "checks/sheet.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <string>

namespace vigie {

namespace {

constexpr Text kPublished{"document.published",
                          "La page « {0} » est publiée et liée depuis le site.",
                          "The page “{0}” is published and linked from the site."};
constexpr Text kUnlinked{"document.unlinked",
                         "La page « {0} » existe, mais rien n’y mène depuis la page d’accueil.",
                         "The page “{0}” exists, but nothing on the home page leads to it."};
constexpr Text kLinkIt{"document.link-it", "Ajouter au pied de page un lien vers {0}.",
                       "Add a link to {0} in the footer."};
constexpr Text kUnproven{"document.unproven",
                         "Un lien annonce la page « {0} », mais ce qui s’y lit n’est pas ce "
                         "document.",
                         "A link announces the page “{0}”, but what reads there is not that "
                         "document."};
constexpr Text kDeadLink{"document.dead-link",
                         "Le lien vers la page « {0} » ne mène à rien : {1}.",
                         "The link to the page “{0}” leads nowhere: {1}."};
constexpr Text kAbsent{"document.absent",
                       "Aucune page « {0} » : ni lien sur la page d’accueil, ni réponse aux "
                       "adresses usuelles.",
                       "No page “{0}”: no link on the home page, no answer at the usual "
                       "addresses."};
constexpr Text kIncomplete{
    "document.incomplete",
    "La page est publiée, mais il y manque : {0}{1}{2}{3}{4}{5}{6}{7}{8}.",
    "The page is published, but lacks: {0}{1}{2}{3}{4}{5}{6}{7}{8}."};

Citation cite_proof(const Visit& visit) {
  const std::string proof =
      visit.proofs.empty() ? name_of(*visit.result) : visit.proofs.front();
  return cite(*visit.result, proof);
}

Finding not_there(const PageAbsent& absent, const Document& document) {
  Message reason = absent.dead_end == nullptr
                       ? message(kAbsent, &document.title)
                       : message(kDeadLink, &document.title, absent.dead_end->url);
  return fail(std::move(reason), absent.seen).with_remedy(message(document.remedy));
}

}  // namespace

std::variant<const Visit*, Finding> find_document(const Evidence& evidence,
                                                  const Document& document) {
  if (evidence.product.site.empty()) return without_site();
  RolePage page = role_page(evidence, document.role);
  if (auto* undecidable = std::get_if<PageUndecided>(&page))
    return std::move(undecidable->finding);
  if (const auto* absent = std::get_if<PageAbsent>(&page)) return not_there(*absent, document);
  const auto& present = std::get<PagePresent>(page);
  if (present.proven) return present.visit;
  return warn(message(kUnproven, &document.title),
              cite(*present.visit->result, name_of(*present.visit->result)))
      .with_remedy(message(document.remedy));
}

std::vector<const Text*> missing_mentions(const Page& page, std::span<const Mention> mentions) {
  const std::string text = fold(own_text(page));
  std::vector<const Text*> missing;
  for (const Mention& mention : mentions) {
    const bool is_said = std::ranges::any_of(
        mention.phrases, [&](std::string_view phrase) { return contains_words(text, phrase); });
    if (!is_said) missing.push_back(&mention.name);
  }
  return missing;
}

Finding published(const Visit& visit, const Document& document) {
  if (is_unlinked(visit))
    return warn(message(kUnlinked, &document.title), cite_proof(visit))
        .with_remedy(message(kLinkIt, visit.url));
  return pass(message(kPublished, &document.title), cite_proof(visit));
}

Finding incomplete(const Visit& visit, std::span<const Text* const> missing,
                   const Text& remedy) {
  return warn(listing(kIncomplete, missing), cite_proof(visit))
      .with_remedy(listing(remedy, missing));
}

}  // namespace vigie
