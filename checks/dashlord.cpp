#include "checks/check.hpp"
#include "checks/sheet_declaration.hpp"

namespace vigie {

namespace {

constexpr Text kDeclared{"dashlord.declared", "La fiche donne le rapport DashLord : {0}.",
                         "The sheet gives the DashLord report: {0}."};
constexpr Text kNotSaid{"dashlord.not-said", "La fiche ne donne pas de rapport DashLord.",
                        "The sheet gives no DashLord report."};
constexpr Text kRemedy{"dashlord.add",
                       "Inscrire le site sur DashLord, puis ajouter à la fiche :\n"
                       "dashlord_url: https://…",
                       "Register the site on DashLord, then add to the sheet:\n"
                       "dashlord_url: https://…"};

Finding run(const Evidence& evidence, const Settings& /*settings*/) {
  return judge_declaration(evidence, {.flag_field = {},
                                      .flag = std::nullopt,
                                      .address_field = "dashlord_url",
                                      .address = evidence.product.dashlord_url,
                                      .declared = kDeclared,
                                      .denied = kNotSaid,
                                      .not_said = kNotSaid,
                                      .remedy = kRemedy});
}

}  // namespace

extern constinit const Check dashlord{
    .id = "dashlord",
    .subject = Subject::transparency,
    .question = {"La fiche donne-t-elle le rapport DashLord du produit ?",
                 "Does the sheet give the product's DashLord report?"},
    .why =
        {"DashLord montre à tous les bonnes pratiques techniques du site : chiffrement, "
         "mouchards, accessibilité, déclarations.",
         "DashLord shows everybody the site's good technical practices: encryption, trackers, "
         "accessibility, statements."},
    .source =
        "https://github.com/betagouv/standards/blob/main/transparence/"
        "le-produit-suit-ses-bonnes-pratiques-sur-dashlord.md",
    .limits = {"Seule la fiche est lue : le rapport lui-même n’est pas ouvert.",
               "Only the sheet is read: the report itself is not opened."},
    .settings = {},
    .run = run,
};

}  // namespace vigie
