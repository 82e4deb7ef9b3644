#include "checks/check.hpp"
#include "checks/sheet_declaration.hpp"

namespace vigie {

namespace {

constexpr Text kDeclared{"security-registration.declared",
                         "La fiche déclare l’inscription à MonServiceSécurisé ({0}).",
                         "The sheet declares the registration with MonServiceSécurisé ({0})."};
constexpr Text kDenied{"security-registration.denied",
                       "La fiche dit que le produit n’est pas inscrit à MonServiceSécurisé.",
                       "The sheet says that the product is not registered with "
                       "MonServiceSécurisé."};
constexpr Text kNotSaid{"security-registration.not-said",
                        "La fiche ne dit rien de MonServiceSécurisé.",
                        "The sheet says nothing of MonServiceSécurisé."};
constexpr Text kRemedy{"security-registration.add",
                       "Inscrire le produit sur MonServiceSécurisé, puis ajouter à la fiche :\n"
                       "mon_service_securise: true",
                       "Register the product with MonServiceSécurisé, then add to the sheet:\n"
                       "mon_service_securise: true"};

Finding run(const Evidence& evidence, const Settings& /*settings*/) {
  return judge_declaration(evidence, {.flag_field = "mon_service_securise",
                                      .flag = evidence.product.security_registration,
                                      .address_field = {},
                                      .address = {},
                                      .declared = kDeclared,
                                      .denied = kDenied,
                                      .not_said = kNotSaid,
                                      .remedy = kRemedy});
}

}  // namespace

extern constinit const Check security_registration{
    .id = "security-registration",
    .subject = Subject::security,
    .question = {"La fiche déclare-t-elle l’inscription à MonServiceSécurisé ?",
                 "Does the sheet declare the registration with MonServiceSécurisé?"},
    .why = {"MonServiceSécurisé guide l’équipe jusqu’à l’homologation de sécurité, que la loi "
            "demande aux services publics en ligne.",
            "MonServiceSécurisé leads the team to the security approval that the law asks of "
            "public online services."},
    .source =
        "https://github.com/betagouv/standards/blob/main/s%C3%A9curit%C3%A9/"
        "l-equipe-a-entame-une-demarche-sur-monservicesecurise.md",
    .limits = {"C’est une déclaration : l’homologation elle-même n’est pas vérifiée.",
               "It is a declaration: the approval itself is not verified."},
    .settings = {},
    .run = run,
};

}  // namespace vigie
