#include "checks/check.hpp"
#include "checks/mention.hpp"
#include "checks/role_page.hpp"
#include "checks/sheet.hpp"
#include "checks/statement.hpp"

#include <string>
#include <utility>

namespace vigie {

namespace {

constexpr Text kExact{"mention.exact", "La page d’accueil affiche « {0} ».",
                      "The home page shows “{0}”."};
constexpr Text kVariant{
    "mention.variant", "La mention se comprend, mais n’est pas rédigée comme prévu : « {0} ».",
    "The mention can be understood, but is not worded as it should be: “{0}”."};
constexpr Text kMalformed{"mention.malformed",
                          "« {0} » ne dit aucun des trois états de conformité.",
                          "“{0}” names none of the three states of conformity."};
constexpr Text kUnfilled{"mention.unfilled",
                         "La mention est un modèle qui n’a pas été rempli : « {0} ».",
                         "The mention is a template that was not filled in: “{0}”."};
constexpr Text kAmbiguous{"mention.ambiguous",
                          "Deux mentions se contredisent : « {0} » et « {1} ».",
                          "Two mentions contradict each other: “{0}” and “{1}”."};
constexpr Text kAbsent{"mention.absent", "La page d’accueil ne dit rien de son accessibilité.",
                       "The home page says nothing of its accessibility."};
constexpr Text kNearest{
    "mention.nearest",
    "La page d’accueil n’affiche pas la mention ; le texte le plus proche est « {0} ».",
    "The home page does not show the mention; the nearest text is “{0}”."};

constexpr Text kUnread{"mention.unread", "La page d’accueil n’a pas pu être lue.",
                       "The home page could not be read."};

constexpr Text kPublish{
    "mention.publish",
    "Écrire dans le pied de page, avec un lien vers la déclaration : "
    "<a href=\"/accessibilite\">{0}</a>",
    "Write in the footer, as a link to the statement: <a href=\"/accessibilite\">{0}</a>"};
constexpr Text kChoose{
    "mention.choose",
    "Écrire dans le pied de page, avec un lien vers la déclaration, celle de ces mentions qui "
    "correspond à l’audit : « Accessibilité : totalement conforme » (100 % des critères), "
    "« Accessibilité : partiellement conforme » (au moins 50 %) ou « Accessibilité : non "
    "conforme » (moins de 50 %, ou pas d’audit valable).",
    "Write in the footer, as a link to the statement, the one of these mentions that the audit "
    "supports: “Accessibilité : totalement conforme” (100 % of the criteria), “Accessibilité : "
    "partiellement conforme” (at least 50 %) or “Accessibilité : non conforme” (less than 50 "
    "%, "
    "or no valid audit)."};

/// The state that the site's own statement declares, where it was read.
std::optional<Conformity> declared_state(const Evidence& evidence) {
  for (const Visit* visit : evidence.of_role("accessibility")) {
    if (!visit->is_present() || !visit->proven) continue;
    if (const auto status = read_statement(*visit->result).status) return status->value;
  }
  return std::nullopt;
}

/// The exact text, as far as it is known: from the page, the statement, else the sheet.
Message what_to_publish(const Evidence& evidence, const MentionReading& reading) {
  std::optional<Conformity> state = reading.conformity;
  if (!state) state = declared_state(evidence);
  if (!state) state = conformity_of_sheet(evidence.product.accessibility_status);
  return state ? message(kPublish, mention_text(*state)) : message(kChoose);
}

Finding absent(const Page& home, const MentionReading& reading) {
  if (reading.text.empty()) return fail(message(kAbsent), cite_home_links(home));
  return fail(message(kNearest, reading.text), cite(home, reading.text, reading.where));
}

Finding judge(const Page& home, const MentionReading& reading) {
  using Kind = MentionReading::Kind;
  Citation seen = cite(home, reading.text, reading.where);
  switch (reading.kind) {
    case Kind::exact:
      return pass(message(kExact, reading.text), std::move(seen));
    case Kind::variant:
      return warn(message(kVariant, reading.text), std::move(seen));
    case Kind::malformed:
      return warn(message(kMalformed, reading.text), std::move(seen));
    case Kind::unfilled:
      return fail(message(kUnfilled, reading.text), std::move(seen));
    case Kind::ambiguous:
      return unknown(message(kAmbiguous, reading.text, reading.other),
                     {std::move(seen), cite(home, reading.other)});
    case Kind::absent:
      break;
  }
  return absent(home, reading);
}

Finding run(const Evidence& evidence, const Settings& /*settings*/) {
  if (evidence.product.site.empty()) return without_site();
  const Visit* const home = evidence.home();
  if (home == nullptr || !home->result || !home->result->ok())
    return unreadable_home(evidence).value_or(unknown(message(kUnread)));
  const MentionReading reading = read_mention(*home->result);
  // A shell or a login page may still show its footer.
  if (reading.kind == MentionReading::Kind::absent)
    if (auto finding = unreadable_home(evidence)) return *std::move(finding);
  Finding finding = judge(*home->result, reading);
  if (finding.verdict() != Verdict::pass)
    finding.with_remedy(what_to_publish(evidence, reading));
  if (reading.conformity)
    finding.facts.push_back(
        {.name = "accessibility_status", .value = std::string(to_string(*reading.conformity))});
  return finding;
}

}  // namespace

extern constinit const Check accessibility_mention{
    .id = "accessibility-mention",
    .subject = Subject::accessibility,
    .question = {"La page d’accueil affiche-t-elle la mention d’accessibilité ?",
                 "Does the home page show the accessibility mention?"},
    .why =
        {"Une personne handicapée doit savoir, dès l’arrivée, si le service a été rendu "
         "accessible et où signaler ce qui ne l’est pas. La loi l’exige dès le premier jour, "
         "même sans audit : « Accessibilité : non conforme » est alors la mention juste.",
         "Disabled people must know on arrival whether the service was made accessible and "
         "where to report what is not. The law demands it from the first day, audited or "
         "not: “Accessibilité : non conforme” is then the right mention."},
    // Decree 2019-768 of 24 July 2019, article 5, for law 2005-102, article 47.
    .source =
        "https://accessibilite.numerique.gouv.fr/obligations/mentions-et-pages-obligatoires/",
    .limits =
        {"Seul le texte visible de la page d’accueil est lu. Les variantes reconnaissables "
         "sont "
         "signalées et non refusées ; deux mentions qui se contredisent, ou une page dessinée "
         "par du JavaScript, donnent « indéterminé ». Que l’état soit vrai n’est pas jugé ici.",
         "Only the visible text of the home page is read. Variants that one recognises are "
         "reported, not refused; two mentions that contradict each other, or a page drawn by "
         "JavaScript, are unknown. Whether the state is true is not judged here."},
    .settings = {},
    .run = run,
};

}  // namespace vigie
