#include "checks/check.hpp"
#include "checks/listing.hpp"
#include "checks/mention.hpp"
#include "checks/page_nature.hpp"
#include "checks/role_page.hpp"
#include "checks/sheet.hpp"
#include "checks/statement.hpp"
#include "checks/statement_report.hpp"
#include "checks/statement_review.hpp"
#include "text/fold.hpp"
#include "text/url.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace vigie {

namespace {

constexpr Text kComplete{"statement.complete",
                         "La déclaration est publiée, complète et valable jusqu’au {0}.",
                         "The statement is published, complete and valid until {0}."};
constexpr Text kFlawed{"statement.flawed",
                       "La déclaration est publiée ; à compléter ou à corriger : "
                       "{0}{1}{2}{3}{4}{5}{6}{7}{8}{9}{10}{11}{12}{13}{14}{15}{16}.",
                       "The statement is published; to be added or corrected: "
                       "{0}{1}{2}{3}{4}{5}{6}{7}{8}{9}{10}{11}{12}{13}{14}{15}{16}."};
constexpr Text kNoState{"statement.no-state",
                        "La déclaration ne dit pas l’essentiel ; il y manque : "
                        "{0}{1}{2}{3}{4}{5}{6}{7}{8}{9}{10}{11}{12}{13}{14}{15}{16}.",
                        "The statement does not say what matters; it lacks: "
                        "{0}{1}{2}{3}{4}{5}{6}{7}{8}{9}{10}{11}{12}{13}{14}{15}{16}."};
constexpr Text kExpired{"statement.expired",
                        "La déclaration du {0} n’est plus valable depuis le {1}.",
                        "The statement of {0} has not been valid since {1}."};
constexpr Text kContradictory{
    "statement.contradictory",
    "La déclaration se contredit : « {0} » avec {1} % des critères respectés.",
    "The statement contradicts itself: “{0}” with {1} % of the criteria met."};
constexpr Text kAbsent{"statement.absent",
                       "Aucune déclaration d’accessibilité : ni lien sur la page d’accueil, ni "
                       "réponse aux adresses usuelles.",
                       "No accessibility statement: no link on the home page, no answer at the "
                       "usual addresses."};
constexpr Text kDeadLink{"statement.dead-link",
                         "Le lien vers la déclaration d’accessibilité ne mène à rien : {0}.",
                         "The link to the accessibility statement leads nowhere: {0}."};
constexpr Text kOtherPage{
    "statement.other-page",
    "La page {0} n’est pas une déclaration d’accessibilité ; il s’y lit : « {1} ».",
    "The page {0} is not an accessibility statement; it reads: “{1}”."};
constexpr Text kInPdf{"statement.in-pdf",
                      "La déclaration est dans un PDF, que le programme ne lit pas : {0}.",
                      "The statement is in a PDF, which the program does not read: {0}."};

constexpr Text kPublish{
    "statement.publish",
    "Publier à l’adresse /accessibilite, liée depuis la mention du pied de page : « "
    "Déclaration "
    "d’accessibilité. {0} s’engage à rendre ce service accessible, conformément à l’article 47 "
    "de la loi n° 2005-102 du 11 février 2005. État de conformité : {0} est {1} avec le "
    "référentiel général d’amélioration de l’accessibilité (RGAA), version 4.1.2. Contact : "
    "[adresse électronique]. Voies de recours : si vous nous signalez un défaut "
    "d’accessibilité "
    "sans obtenir de réponse, vous pouvez saisir le Défenseur des droits. Cette déclaration a "
    "été établie le [date]. »",
    "Publish at /accessibilite, linked from the footer's mention: “Déclaration "
    "d’accessibilité. {0} s’engage à rendre ce service accessible, conformément à l’article 47 "
    "de la loi n° 2005-102 du 11 février 2005. État de conformité : {0} est {1} avec le "
    "référentiel général d’amélioration de l’accessibilité (RGAA), version 4.1.2. Contact : "
    "[adresse électronique]. Voies de recours : si vous nous signalez un défaut "
    "d’accessibilité "
    "sans obtenir de réponse, vous pouvez saisir le Défenseur des droits. Cette déclaration a "
    "été établie le [date].”"};
constexpr Text kComplement{"statement.complement",
                           "Compléter ou corriger la déclaration : "
                           "{0}{1}{2}{3}{4}{5}{6}{7}{8}{9}{10}{11}{12}{13}{14}{15}{16}",
                           "Complete or correct the statement: "
                           "{0}{1}{2}{3}{4}{5}{6}{7}{8}{9}{10}{11}{12}{13}{14}{15}{16}"};
constexpr Text kRenew{
    "statement.renew",
    "Refaire l’audit et publier une nouvelle déclaration ; sans audit valable, écrire « non "
    "conforme », puis : « Cette déclaration a été établie le [date]. »",
    "Audit again and publish a new statement; without a valid audit, write « non conforme », "
    "then: « Cette déclaration a été établie le [date]. »"};
constexpr Text kAgree{
    "statement.agree",
    "Écrire l’état qui correspond au taux : « {0} » pour {1} % des critères respectés.",
    "Write the state that the rate supports: « {0} » for {1} % of the criteria met."};
constexpr Text kSpace{"list.space", " ", " "};

Text const& state_for(int rate) {
  if (rate >= 10'000) return name_of(Conformity::totally);
  return name_of(rate >= 5'000 ? Conformity::partially : Conformity::not_at_all);
}

std::optional<Conformity> mention_on_home(const Evidence& evidence) {
  const Visit* const home = evidence.home();
  if (home == nullptr || !home->result || !home->result->ok()) return std::nullopt;
  return read_mention(*home->result).conformity;
}

/// The remedy of an absence: the whole text, with the state that is declared elsewhere.
Message whole_statement(const Evidence& evidence) {
  std::optional<Conformity> state = mention_on_home(evidence);
  if (!state) state = conformity_of_sheet(evidence.product.accessibility_status);
  const Text& name = name_of(state.value_or(Conformity::not_at_all));
  const std::string& product = evidence.product.name;
  return message(kPublish, product.empty() ? evidence.product.id : product,
                 std::string(name.fr));
}

Message remedies_of(const StatementReview& review) {
  Message remedy{.text = &kComplement, .parameters = {}};
  for (const StatementFlaw* flaw : review.flaws) {
    if (!remedy.parameters.empty()) remedy.parameters.emplace_back(&kSpace);
    remedy.parameters.emplace_back(&flaw->remedy);
  }
  return remedy;
}

Message listed(const Text& text, const StatementReview& review) {
  std::vector<const Text*> names;
  names.reserve(review.flaws.size());
  for (const StatementFlaw* flaw : review.flaws) names.push_back(&flaw->name);
  return listing(text, names);
}

bool is_external(const Evidence& evidence, const Page& page) {
  const auto site = parse_url(evidence.product.site);
  const auto shown = parse_url(page.final_url);
  if (!site || !shown || site->host == shown->host) return false;
  const std::string domain = registrable_domain(site->host);
  return domain.empty() || domain != registrable_domain(shown->host);
}

/// A link to a PDF that is announced as the statement.
const Link* statement_in_pdf(const Page& page) {
  const auto found = std::ranges::find_if(page.links, [](const Link& link) {
    return link.url.find(".pdf") != std::string::npos &&
           (fold(link.text).find("declaration") != std::string::npos ||
            fold(link.label).find("declaration") != std::string::npos);
  });
  return found == page.links.end() ? nullptr : &*found;
}

/// Splits citations into the first and the others, as findings want them.
struct Cited {
  Citation first;
  std::vector<Citation> others;
};

Cited cited(std::vector<Citation> citations) {
  Cited result{.first = std::move(citations.front()), .others = {}};
  result.others.assign(std::make_move_iterator(citations.begin() + 1),
                       std::make_move_iterator(citations.end()));
  return result;
}

Finding verdict_on(const Page& page, const Statement& statement,
                   const StatementReview& review) {
  auto [first, others] = cited(citations_of(page, statement));
  if (!statement.status)
    return fail(listed(kNoState, review), std::move(first), std::move(others))
        .with_remedy(remedies_of(review));
  if (review.contradicts_rate && statement.rate) {
    const std::string rate = rate_text(statement.rate->value);
    return fail(message(kContradictory, &name_of(statement.status->value), rate),
                std::move(first), std::move(others))
        .with_remedy(message(kAgree, std::string(state_for(statement.rate->value).fr), rate));
  }
  if (review.is_expired && review.declared && review.valid_until)
    return fail(message(kExpired, review.declared->to, *review.valid_until), std::move(first),
                std::move(others))
        .with_remedy(message(kRenew));
  if (!review.flaws.empty() || !review.valid_until)
    return warn(listed(kFlawed, review), std::move(first), std::move(others))
        .with_remedy(remedies_of(review));
  return pass(message(kComplete, *review.valid_until), std::move(first), std::move(others));
}

Finding judge(const Evidence& evidence, const Page& page) {
  const Statement statement = read_statement(page);
  if (!statement.status)
    if (const Link* pdf = statement_in_pdf(page))
      return unknown(message(kInPdf, pdf->url), {cite(page, pdf->text)});
  const StatementReview reviewed =
      review(statement, {.as_of = evidence.as_of,
                         .mention = mention_on_home(evidence),
                         .sheet = conformity_of_sheet(evidence.product.accessibility_status),
                         .is_external = is_external(evidence, page)});
  return verdict_on(page, statement, reviewed).with_facts(facts_of(statement, reviewed));
}

Finding absent(const Evidence& evidence, const PageAbsent& nothing) {
  Message reason = nothing.dead_end == nullptr ? message(kAbsent)
                                               : message(kDeadLink, nothing.dead_end->url);
  return fail(std::move(reason), nothing.seen).with_remedy(whole_statement(evidence));
}

/// A page that does not prove itself by the role's phrases may still speak as a statement.
Finding judge_unproven(const Evidence& evidence, const Visit& visit) {
  const Page& page = *visit.result;
  if (is_statement(page) || read_statement(page).status) return judge(evidence, page);
  if (const Link* pdf = statement_in_pdf(page))
    return unknown(message(kInPdf, pdf->url), {cite(page, pdf->text)});
  return fail(message(kOtherPage, visit.url, name_of(page)), cite(page, name_of(page)))
      .with_remedy(whole_statement(evidence));
}

Finding run(const Evidence& evidence, const Settings& /*settings*/) {
  if (evidence.product.site.empty()) return without_site();
  RolePage page = role_page(evidence, "accessibility");
  if (auto* undecided = std::get_if<PageUndecided>(&page)) return std::move(undecided->finding);
  if (const auto* nothing = std::get_if<PageAbsent>(&page)) return absent(evidence, *nothing);
  const auto& present = std::get<PagePresent>(page);
  return present.proven ? judge(evidence, *present.visit->result)
                        : judge_unproven(evidence, *present.visit);
}

}  // namespace

extern constinit const Check accessibility_statement{
    .id = "accessibility-statement",
    .subject = Subject::accessibility,
    .question = {"Une déclaration d’accessibilité valable est-elle publiée ?",
                 "Is a valid accessibility statement published?"},
    .why =
        {"La déclaration dit aux personnes handicapées ce qui marche, ce qui ne marche pas, à "
         "qui le signaler et comment faire valoir leurs droits. Elle se périme au bout de "
         "trois ans.",
         "The statement tells disabled people what works, what does not, whom to tell and "
         "how to claim their rights. It expires after three years."},
    // Law 2005-102, article 47, and decree 2019-768.
    .source = "https://accessibilite.numerique.gouv.fr/obligations/declaration-accessibilite/",
    .limits =
        {"Les faits sont reconnus à leurs mots, en français et en anglais, quelle que soit la "
         "mise en page ; que l’audit soit juste n’est pas vérifié. La validité est comptée "
         "depuis la date de la déclaration (ou, à défaut, de l’audit) : une refonte ou une "
         "nouvelle version du RGAA n’est pas détectée. Un PDF ou une page dessinée par du "
         "JavaScript est indéterminé.",
         "Facts are recognised by their words, in French and in English, whatever the layout; "
         "whether the audit is right is not verified. Validity counts from the statement's "
         "date "
         "(or else the audit's): a redesign or a new version of the RGAA is not detected. A "
         "PDF "
         "or a page drawn by JavaScript is unknown."},
    .settings = {},
    .run = run,
};

}  // namespace vigie
