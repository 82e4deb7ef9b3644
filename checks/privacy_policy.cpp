#include "checks/check.hpp"
#include "checks/document_page.hpp"

#include <array>

namespace vigie {

namespace {

constexpr Document kPolicy{
    .role = "privacy",
    .title = {"document.privacy-policy", "politique de confidentialité", "privacy policy"},
    .remedy = {
        "privacy-policy.publish",
        "Publier à l’adresse /politique-de-confidentialite, liée depuis le pied de page : "
        "responsable du traitement, finalités, données traitées, durées de conservation, "
        "droits des personnes et façon de les exercer, délégué à la protection des données.",
        "Publish at /politique-de-confidentialite, linked from the footer: controller, "
        "purposes, data processed, retention periods, people's rights and how to use them, "
        "data protection officer."}};

constexpr std::array<std::string_view, 11> kPurposes{"finalite",
                                                     "finalites",
                                                     "a quelles fins",
                                                     "aux fins de",
                                                     "aux fins suivantes",
                                                     "objectif du traitement",
                                                     "objectifs du traitement",
                                                     "pourquoi traitons-nous",
                                                     "pourquoi nous traitons",
                                                     "pourquoi collectons-nous",
                                                     "purposes"};
constexpr std::array<std::string_view, 11> kRetention{"duree de conservation",
                                                      "durees de conservation",
                                                      "duree de la conservation",
                                                      "conservees",
                                                      "conserve pendant",
                                                      "conservons",
                                                      "sont conserves",
                                                      "temps de conservation",
                                                      "delai de conservation",
                                                      "conservation des donnees",
                                                      "retention"};
constexpr std::array<std::string_view, 9> kRights{"droit d'acces",
                                                  "droits d'acces",
                                                  "vos droits",
                                                  "droits des personnes",
                                                  "droit de rectification",
                                                  "exercer vos droits",
                                                  "exercer ces droits",
                                                  "your rights",
                                                  "right of access"};
constexpr std::array<std::string_view, 7> kOfficer{"delegue a la protection des donnees",
                                                   "deleguee a la protection des donnees",
                                                   "delegue-e a la protection des donnees",
                                                   "dpo",
                                                   "dpd",
                                                   "data protection officer",
                                                   "referent rgpd"};

constexpr std::array kMentions{
    Mention{{"privacy-policy.purposes", "les finalités du traitement", "the purposes"},
            kPurposes},
    Mention{{"privacy-policy.retention", "les durées de conservation", "the retention periods"},
            kRetention},
    Mention{{"privacy-policy.rights", "les droits des personnes", "people's rights"}, kRights},
    Mention{{"privacy-policy.officer", "le délégué à la protection des données",
             "the data protection officer"},
            kOfficer},
};

constexpr Text kAdd{
    "privacy-policy.add",
    "Compléter la politique de confidentialité (article 13 du RGPD) : "
    "{0}{1}{2}{3}{4}{5}{6}.",
    "Complete the privacy policy (article 13 of the GDPR): {0}{1}{2}{3}{4}{5}{6}."};

Finding run(const Evidence& evidence, const Settings& /*settings*/) {
  const auto document = find_document(evidence, kPolicy);
  if (const auto* finding = std::get_if<Finding>(&document)) return *finding;
  const Visit& visit = *std::get<const Visit*>(document);
  const auto missing = missing_mentions(*visit.result, kMentions);
  if (!missing.empty()) return incomplete(visit, missing, kAdd);
  return published(visit, kPolicy);
}

}  // namespace

extern constinit const Check privacy_policy{
    .id = "privacy-policy",
    .subject = Subject::legal,
    .question = {"La politique de confidentialité est-elle publiée et complète ?",
                 "Is the privacy policy published and complete?"},
    .why =
        {"Qui confie ses données à un service public doit savoir ce qu’il en fait, combien de "
         "temps il les garde et à qui écrire pour les voir ou les faire effacer.",
         "Whoever gives data to a public service must know what it does with them, how long it "
         "keeps them and whom to write to in order to see or erase them."},
    // GDPR, articles 12 to 14.
    .source = "https://eur-lex.europa.eu/eli/reg/2016/679/oj",
    .limits =
        {"Les rubriques sont reconnues à leurs mots ; le registre des traitements et "
         "l’exactitude du texte ne se voient pas de l’extérieur. Un PDF ou une page dessinée "
         "par du JavaScript est indéterminé.",
         "Sections are recognised by their words; the register of processing and the truth "
         "of the text cannot be seen from outside. A PDF or a page drawn by JavaScript is "
         "unknown."},
    .settings = {},
    .run = run,
};

}  // namespace vigie
