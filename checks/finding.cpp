#include "checks/finding.hpp"

#include "text/fold.hpp"

#include <array>
#include <stdexcept>

namespace vigie {

namespace {

constexpr std::array<std::string_view, 7> kVerdicts{
    "pass", "warn", "fail", "unknown", "error", "manual", "not_applicable"};

// One sentence per cause, in the order of Cause; {0} is the address.
constexpr std::array<Text, 16> kCauseTexts{{
    {"error.dns", "Le nom de {0} ne se résout pas (DNS).",
     "The name of {0} does not resolve (DNS)."},
    {"error.connect", "La connexion à {0} a été refusée ou n’aboutit pas.",
     "The connection to {0} was refused or could not be made."},
    {"error.tls", "La connexion sécurisée à {0} a échoué : {1}.",
     "The secure connection to {0} failed: {1}."},
    {"error.timeout", "{0} n’a pas répondu dans le délai.", "{0} did not answer in time."},
    {"error.reset", "{0} a coupé la connexion.", "{0} closed the connection."},
    {"error.http_5xx", "{0} répond par une erreur du serveur ({2}).",
     "{0} answers with a server error ({2})."},
    {"error.rate_limited", "{0} limite le nombre de requêtes.",
     "{0} limits the number of requests."},
    {"error.blocked",
     "{0} refuse l’accès au programme ({2}) : ce n’est pas un manquement du produit.",
     "{0} denies access to the program ({2}): this is not a failure of the product."},
    {"error.robots", "Le fichier robots.txt interdit la visite de {0}.",
     "robots.txt forbids the visit of {0}."},
    {"error.too_large", "La réponse de {0} dépasse la taille acceptée.",
     "The answer of {0} exceeds the accepted size."},
    {"error.too_many_redirects", "{0} redirige sans fin ou trop de fois.",
     "{0} redirects endlessly or too often."},
    {"error.not_html", "{0} ne répond pas par une page lisible.",
     "{0} does not answer with a readable page."},
    {"error.decode", "La réponse de {0} est illisible (encodage ou compression).",
     "The answer of {0} cannot be decoded."},
    {"error.refused_address",
     "{0} mène à une adresse privée ou réservée : la visite est refusée.",
     "{0} leads to a private or reserved address: the visit is refused."},
    {"error.cancelled",
     "La visite de {0} n’a pas eu lieu : le passage a été interrompu ou son budget épuisé.",
     "The visit of {0} did not take place: the run was stopped or its budget used up."},
    {"error.check_crash", "Le contrôle s’est interrompu : {0}.", "The check broke: {0}."},
}};

constexpr std::array<Text, 7> kTlsTexts{{
    {"tls.none", "négociation", "handshake"},
    {"tls.expired", "certificat expiré", "expired certificate"},
    {"tls.not_yet_valid", "certificat pas encore valable", "certificate not yet valid"},
    {"tls.self_signed", "certificat auto-signé", "self-signed certificate"},
    {"tls.wrong_host", "certificat d’un autre nom", "certificate for another name"},
    {"tls.untrusted", "autorité inconnue", "untrusted authority"},
    {"tls.handshake", "négociation impossible", "handshake failure"},
}};

constexpr Text kManual{"manual", "À attester par une personne : aucune attestation en cours.",
                       "To be attested by a person: no current attestation."};

constexpr std::size_t kExcerptCharacters = 300;

}  // namespace

std::string_view to_string(Verdict verdict) {
  return kVerdicts.at(static_cast<std::size_t>(verdict));
}

Citation cite(const Page& page, std::string_view text, std::string_view where) {
  return {.url = page.url,
          .final_url = page.final_url,
          .status = page.status,
          .excerpt = excerpt(text, 0, kExcerptCharacters),
          .where = std::string(where),
          .sha256 = page.sha256};
}

Finding& Finding::with_remedy(Message text) & {
  remedy = std::move(text);
  return *this;
}
Finding&& Finding::with_remedy(Message text) && {
  remedy = std::move(text);
  return std::move(*this);
}
Finding&& Finding::with_confidence(int percent, Message because) && {
  confidence_percent = percent;
  confidence_reason = std::move(because);
  return std::move(*this);
}
Finding&& Finding::with_facts(std::vector<Fact> found) && {
  facts = std::move(found);
  return std::move(*this);
}

namespace {

std::vector<Citation> citations(Citation first, std::vector<Citation> more) {
  more.insert(more.begin(), std::move(first));
  return more;
}

}  // namespace

Finding pass(Message reason, Citation seen, std::vector<Citation> more) {
  return {Verdict::pass, std::move(reason), citations(std::move(seen), std::move(more))};
}
Finding warn(Message reason, Citation seen, std::vector<Citation> more) {
  return {Verdict::warn, std::move(reason), citations(std::move(seen), std::move(more))};
}
Finding fail(Message reason, Citation seen, std::vector<Citation> more) {
  return {Verdict::fail, std::move(reason), citations(std::move(seen), std::move(more))};
}
Finding unknown(Message reason, std::vector<Citation> seen) {
  return {Verdict::unknown, std::move(reason), std::move(seen)};
}

Finding error(const Unseen& unseen) {
  const Text& text = kCauseTexts.at(static_cast<std::size_t>(unseen.cause));
  const Text* const tls = &kTlsTexts.at(static_cast<std::size_t>(unseen.tls));
  Finding finding{Verdict::error,
                  message(text, unseen.url, tls, std::to_string(unseen.http_status)),
                  {Citation{.url = unseen.url,
                            .final_url = unseen.url,
                            .status = unseen.http_status,
                            .excerpt = unseen.detail,
                            .where = {},
                            .sha256 = {}}}};
  finding.cause_ = unseen.cause;
  return finding;
}

Finding crashed(std::string detail) {
  const Text& text = kCauseTexts.at(static_cast<std::size_t>(Cause::check_crash));
  Finding finding{Verdict::error, message(text, std::move(detail)), {}};
  finding.cause_ = Cause::check_crash;
  return finding;
}

Finding manual() {
  return {Verdict::manual, message(kManual), {}};
}

Finding not_applicable(Message reason) {
  return {Verdict::not_applicable, std::move(reason), {}};
}

Finding concluded(Conclusion conclusion) {
  const Verdict verdict = conclusion.verdict;
  const bool is_observed =
      verdict == Verdict::pass || verdict == Verdict::warn || verdict == Verdict::fail;
  if (is_observed && conclusion.evidence.empty())
    throw std::invalid_argument(std::string(to_string(verdict)) + " without evidence");
  if ((verdict == Verdict::error) != conclusion.cause.has_value())
    throw std::invalid_argument("a cause goes with an error, and an error with a cause");
  Finding finding{verdict, std::move(conclusion.reason), std::move(conclusion.evidence)};
  finding.cause_ = conclusion.cause;
  return finding;
}

}  // namespace vigie
