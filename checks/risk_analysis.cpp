#include "checks/check.hpp"
#include "checks/sheet_declaration.hpp"

namespace vigie {

namespace {

constexpr Text kDeclared{"risk-analysis.declared",
                         "La fiche déclare une analyse de risques ({0}).",
                         "The sheet declares a risk analysis ({0})."};
constexpr Text kDenied{"risk-analysis.denied",
                       "La fiche dit qu’aucune analyse de risques n’a été faite.",
                       "The sheet says that no risk analysis was made."};
constexpr Text kNotSaid{"risk-analysis.not-said",
                        "La fiche ne dit rien d’une analyse de risques.",
                        "The sheet says nothing of a risk analysis."};
constexpr Text kRemedy{"risk-analysis.add",
                       "Faire l’atelier d’analyse de risques, puis ajouter à la fiche :\n"
                       "analyse_risques: true",
                       "Hold the risk analysis workshop, then add to the sheet:\n"
                       "analyse_risques: true"};

Finding run(const Evidence& evidence, const Settings& /*settings*/) {
  return judge_declaration(evidence, {.flag_field = "analyse_risques",
                                      .flag = evidence.product.risk_analysis,
                                      .address_field = "analyse_risques_url",
                                      .address = evidence.product.risk_analysis_url,
                                      .declared = kDeclared,
                                      .denied = kDenied,
                                      .not_said = kNotSaid,
                                      .remedy = kRemedy});
}

}  // namespace

extern constinit const Check risk_analysis{
    .id = "risk-analysis",
    .subject = Subject::security,
    .question = {"La fiche déclare-t-elle une analyse de risques ?",
                 "Does the sheet declare a risk analysis?"},
    .why = {"On ne protège bien que ce dont on connaît les risques.",
            "One protects well only what one knows the risks of."},
    .source =
        "https://github.com/betagouv/standards/blob/main/s%C3%A9curit%C3%A9/"
        "l-equipe-identifie-et-maitrise-les-risques-cyber-de-son-service.md",
    .limits =
        {"C’est une déclaration : ni la date ni le contenu de l’analyse ne sont connus.",
         "It is a declaration: neither the date nor the content of the analysis is known."},
    .settings = {},
    .run = run,
};

}  // namespace vigie
