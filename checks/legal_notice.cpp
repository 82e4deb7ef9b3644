#include "checks/check.hpp"
#include "checks/document_page.hpp"

#include <array>

namespace vigie {

namespace {

constexpr Document kLegalNotice{
    .role = "legal-notice",
    .title = {"document.legal-notice", "mentions légales", "legal notice"},
    .remedy = {
        "legal-notice.publish",
        "Publier à l’adresse /mentions-legales, liée depuis le pied de page : « Éditeur : "
        "[administration, adresse, téléphone]. Directeur ou directrice de la publication : "
        "[nom, fonction]. Hébergeur : [nom, adresse, téléphone]. »",
        "Publish at /mentions-legales, linked from the footer: “Éditeur : [administration, "
        "address, telephone]. Directeur ou directrice de la publication : [name, function]. "
        "Hébergeur : [name, address, telephone].”"}};

constexpr std::array<std::string_view, 7> kPublisher{"editeur",         "editrice", "edite par",
                                                     "edition du site", "edition",  "publisher",
                                                     "published by"};
constexpr std::array<std::string_view, 11> kDirector{
    "directeur de la publication", "directrice de la publication",
    "directeur de publication",    "directrice de publication",
    "rice de la publication",      "rice de publication",
    "trice de la publication",     "trice de publication",
    "direction de la publication", "responsable de la publication",
    "publication director"};
constexpr std::array<std::string_view, 7> kHost{"hebergeur",    "hebergement", "heberge par",
                                                "hebergee par", "est heberge", "hosting",
                                                "hosted by"};

constexpr std::array kMentions{
    Mention{{"legal-notice.publisher", "l’éditeur", "the publisher"}, kPublisher},
    Mention{{"legal-notice.director", "le directeur ou la directrice de la publication",
             "the publication director"},
            kDirector},
    Mention{{"legal-notice.host", "l’hébergeur", "the host"}, kHost},
};

constexpr Text kAdd{
    "legal-notice.add",
    "Ajouter aux mentions légales, avec nom, adresse et téléphone : "
    "{0}{1}{2}{3}{4}.",
    "Add to the legal notice, with name, address and telephone: {0}{1}{2}{3}{4}."};

Finding run(const Evidence& evidence, const Settings& /*settings*/) {
  const auto document = find_document(evidence, kLegalNotice);
  if (const auto* finding = std::get_if<Finding>(&document)) return *finding;
  const Visit& visit = *std::get<const Visit*>(document);
  const auto missing = missing_mentions(*visit.result, kMentions);
  if (!missing.empty()) return incomplete(visit, missing, kAdd);
  return published(visit, kLegalNotice);
}

}  // namespace

extern constinit const Check legal_notice{
    .id = "legal-notice",
    .subject = Subject::legal,
    .question = {"Les mentions légales sont-elles publiées et complètes ?",
                 "Is the legal notice published and complete?"},
    .why = {"La loi demande de dire qui édite un site, qui répond de ce qu’il publie et qui "
            "l’héberge : c’est à eux que s’adresse une personne lésée.",
            "The law demands to say who publishes a site, who answers for its contents and who "
            "hosts it: they are whom a wronged person turns to."},
    // Law 2004-575 (LCEN), article 1-1 since 2024, formerly article 6 III.
    .source = "https://www.legifrance.gouv.fr/loda/id/JORFTEXT000000801164",
    .limits =
        {"Les mentions sont reconnues à leurs mots (éditeur, directeur de la publication, "
         "hébergeur) ; leur exactitude n’est pas vérifiée. Un PDF ou une page dessinée par "
         "du JavaScript est indéterminé.",
         "The mentions are recognised by their words (éditeur, directeur de la publication, "
         "hébergeur); whether they are right is not verified. A PDF or a page drawn by "
         "JavaScript is unknown."},
    .settings = {},
    .run = run,
};

}  // namespace vigie
