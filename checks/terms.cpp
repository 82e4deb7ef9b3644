#include "checks/check.hpp"
#include "checks/document_page.hpp"

namespace vigie {

namespace {

constexpr Document kTerms{
    .role = "terms",
    .title = {"document.terms", "conditions générales d’utilisation", "terms of use"},
    .remedy = {
        "terms.publish",
        "Publier les conditions générales d’utilisation à l’adresse /cgu (objet du "
        "service, accès, responsabilités de l’éditeur et de l’usager, évolution des "
        "conditions) et les lier depuis le pied de page.",
        "Publish the terms of use at /cgu (what the service is for, access, liability of "
        "the publisher and of the user, how the terms change) and link them from the "
        "footer."}};

Finding run(const Evidence& evidence, const Settings& /*settings*/) {
  const auto document = find_document(evidence, kTerms);
  if (const auto* finding = std::get_if<Finding>(&document)) return *finding;
  return published(*std::get<const Visit*>(document), kTerms);
}

}  // namespace

extern constinit const Check terms{
    .id = "terms",
    .subject = Subject::legal,
    .question = {"Les conditions générales d’utilisation sont-elles publiées ?",
                 "Are the terms of use published?"},
    .why =
        {"Un service public dit à ses usagers ce qu’ils peuvent en attendre, et ce qu’il "
         "attend "
         "d’eux, avant qu’ils ne s’en servent.",
         "A public service tells its users what they may expect of it, and what it expects of "
         "them, before they use it."},
    .source = "https://doc.incubateur.net/communaute/gerer-son-produit/les-standards",
    .limits =
        {"La page est reconnue à ses mots, pas jugée : des conditions incomplètes ou "
         "périmées passent. Un PDF ou une page dessinée par du JavaScript est indéterminé.",
         "The page is recognised by its words, not judged: incomplete or outdated terms "
         "pass. A PDF or a page drawn by JavaScript is unknown."},
    .settings = {},
    .run = run,
};

}  // namespace vigie
