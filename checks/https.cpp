#include "checks/check.hpp"
#include "checks/sheet.hpp"
#include "text/url.hpp"

#include <array>

namespace vigie {

namespace {

constexpr std::array kSettings{
    Setting{.name = "warn-days",
            .meaning = "A certificate that expires within so many days is warned of.",
            .default_number = 21},
};

constexpr Text kSafe{
    "https.safe",
    "Le site est servi en HTTPS, y redirige, et son certificat vaut jusqu’au {0}.",
    "The site is served over HTTPS, redirects to it, and its certificate is valid "
    "until {0}."};
constexpr Text kSafeUndated{"https.safe-undated", "Le site est servi en HTTPS et y redirige.",
                            "The site is served over HTTPS and redirects to it."};
constexpr Text kInClear{"https.in-clear", "La page d’accueil est servie en clair : {0}.",
                        "The home page is served in clear: {0}."};
constexpr Text kNoRedirect{"https.no-redirect",
                           "{0} répond en clair ({1}) au lieu de rediriger vers HTTPS.",
                           "{0} answers in clear ({1}) instead of redirecting to HTTPS."};
constexpr Text kErrorInClear{
    "https.error-in-clear",
    "{0} répond en clair par une erreur ({1}) au lieu de rediriger vers "
    "HTTPS.",
    "{0} answers in clear with an error ({1}) instead of redirecting to "
    "HTTPS."};
constexpr Text kOtherRedirect{
    "https.other-redirect",
    "{0} redirige d’abord vers une autre adresse en clair, {1} : la "
    "suite n’a pas été observée.",
    "{0} redirects to another address in clear first, {1}: what follows "
    "was not observed."};
constexpr Text kExpiresSoon{"https.expires-soon",
                            "Le certificat expire le {0}, dans {1} jours.",
                            "The certificate expires on {0}, in {1} days."};
constexpr Text kExpired{"https.expired", "Le certificat de {0} a expiré le {1}.",
                        "The certificate of {0} expired on {1}."};
constexpr Text kSelfSigned{"https.self-signed", "Le certificat de {0} est auto-signé.",
                           "The certificate of {0} is self-signed."};
constexpr Text kWrongHost{"https.wrong-host",
                          "Le certificat de {0} est celui d’un autre nom : {1}.",
                          "The certificate of {0} belongs to another name: {1}."};
constexpr Text kRenew{"https.renew",
                      "Renouveler le certificat et automatiser son renouvellement (ACME).",
                      "Renew the certificate and automate its renewal (ACME)."};
constexpr Text kRedirect{"https.redirect",
                         "Rediriger toute requête HTTP vers HTTPS : statut 301 ou 308, en-tête "
                         "« Location: https://{0}/ ».",
                         "Redirect every HTTP request to HTTPS: status 301 or 308, header "
                         "“Location: https://{0}/”."};
constexpr Text kNotObserved{"https.not-observed", "la réponse en clair n’a pas été observée",
                            "the answer in clear was not observed"};
constexpr Text kNotVisited{"https.not-visited", "Le site, {0}, n’a pas pu être visité.",
                           "The site, {0}, could not be visited."};

std::string host_of(std::string_view address) {
  const auto url = parse_url(address);
  return url ? url->host : std::string(address);
}

/// A certificate that was read and refused is an observation; anything else is an error.
Finding refused(const Unseen& unseen) {
  if (unseen.cause != Cause::tls || !unseen.certificate) return error(unseen);
  const Certificate& certificate = *unseen.certificate;
  Citation seen;
  seen.url = unseen.url;
  seen.final_url = unseen.url;
  seen.excerpt = certificate.subject + ", " + certificate.issuer + ", " +
                 iso_date(certificate.not_before) + " – " + iso_date(certificate.not_after);
  seen.where = "certificate";
  const std::string host = host_of(unseen.url);
  switch (unseen.tls) {
    case TlsProblem::expired:
      return fail(message(kExpired, host, certificate.not_after), seen)
          .with_remedy(message(kRenew))
          .with_facts({{"certificate_not_after", iso_date(certificate.not_after)}});
    case TlsProblem::self_signed:
      return fail(message(kSelfSigned, host), seen).with_remedy(message(kRenew));
    case TlsProblem::wrong_host:
      return fail(message(kWrongHost, host, certificate.subject), seen)
          .with_remedy(message(kRenew));
    case TlsProblem::none:
    case TlsProblem::not_yet_valid:
    case TlsProblem::untrusted:
    case TlsProblem::handshake:
      return error(unseen);
  }
  return error(unseen);
}

/// What the host answers in clear; nothing when that is as it should be.
std::optional<Finding> judge_in_clear(const Visit& visit) {
  if (!visit.result) {
    // Nothing listens in clear: nothing can be read on the way.
    if (visit.result.error().cause == Cause::connect) return std::nullopt;
    return error(visit.result.error());
  }
  const Page& page = *visit.result;
  const std::string status = std::to_string(page.status);
  const std::string location(page.header("location"));
  const Message remedy = message(kRedirect, host_of(visit.url));
  if (page.status >= 300 && page.status < 400) {
    const auto base = parse_url(visit.url);
    const auto target = base ? resolve(*base, location) : parse_url(location);
    if (target && target->is_https()) return std::nullopt;
    return unknown(message(kOtherRedirect, visit.url, location), {cite(page, location)});
  }
  if (page.ok())
    return fail(message(kNoRedirect, visit.url, status), cite(page, page.title))
        .with_remedy(remedy);
  return warn(message(kErrorInClear, visit.url, status), cite(page, page.title))
      .with_remedy(remedy);
}

Finding judge_certificate(const Page& home, Date as_of, int warn_days) {
  if (!home.certificate) return pass(message(kSafeUndated), cite(home));
  const Date end = home.certificate->not_after;
  const std::vector<Fact> facts{{"certificate_not_after", iso_date(end)}};
  const int days = days_between(as_of, end);
  if (days <= warn_days)
    return warn(message(kExpiresSoon, end, std::int64_t{days}),
                cite(home, iso_date(end), "certificate"))
        .with_remedy(message(kRenew))
        .with_facts(facts);
  return pass(message(kSafe, end), cite(home, iso_date(end), "certificate")).with_facts(facts);
}

Finding run(const Evidence& evidence, const Settings& settings) {
  if (evidence.product.site.empty()) return without_site();
  const Visit* const home = evidence.home();
  if (home == nullptr) return unknown(message(kNotVisited, evidence.product.site));
  if (!home->result) return refused(home->result.error());
  const Page& page = *home->result;
  const auto final_url = parse_url(page.final_url);
  if (!final_url || !final_url->is_https())
    return fail(message(kInClear, page.final_url), cite(page, page.title))
        .with_remedy(message(kRedirect, host_of(page.final_url)));

  const std::vector<const Visit*> in_clear = evidence.of_role("plain-http");
  Finding certificate = judge_certificate(page, evidence.as_of, settings.number("warn-days"));
  if (in_clear.empty())
    return std::move(certificate).with_confidence(70, message(kNotObserved));
  auto finding = judge_in_clear(*in_clear.front());
  return finding ? *std::move(finding) : certificate;
}

}  // namespace

extern constinit const Check https{
    .id = "https",
    .subject = Subject::security,
    .question = {"Le site n’est-il servi qu’en HTTPS, avec un certificat en règle ?",
                 "Is the site served over HTTPS only, with a certificate in order?"},
    .why = {"En clair, n’importe qui sur le chemin lit et modifie ce qu’un usager envoie. Un "
            "certificat expiré arrête le service pour tous.",
            "In clear, anybody on the way reads and changes what a user sends. An expired "
            "certificate stops the service for everybody."},
    .source = "https://www.rfc-editor.org/rfc/rfc9325",
    .limits =
        {"Seule la page d’accueil est regardée. Une autorité inconnue ou un échec de "
         "négociation donne « erreur » ; un certificat lu et expiré, auto-signé ou d’un autre "
         "nom donne « échec ».",
         "Only the home page is looked at. An unknown authority or a failed handshake gives "
         "“error”; a certificate that was read and is expired, self-signed or another "
         "name's gives “fail”."},
    .settings = kSettings,
    .run = run,
};

}  // namespace vigie
