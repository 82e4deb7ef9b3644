#include "checks/check.hpp"
#include "checks/page_nature.hpp"
#include "checks/role_page.hpp"
#include "checks/sheet.hpp"

#include <string>

#include <re2/re2.h>

namespace vigie {

namespace {

constexpr Text kPublic{"budget-page.public", "Le budget est public : « {0} ».",
                       "The budget is public: “{0}”."};
constexpr Text kAnswers{
    "budget-page.answers",
    "La page déclarée pour le budget répond ; aucun montant n’y a été reconnu.",
    "The page declared for the budget answers; no amount was recognised on "
    "it."};
constexpr Text kNoAmount{"budget-page.no-amount", "aucun montant en euros n’a été lu",
                         "no amount in euros was read"};
constexpr Text kDead{"budget-page.dead",
                     "L’adresse du budget, {0}, ne mène à rien (statut {1}).",
                     "The budget's address, {0}, leads nowhere (status {1})."};
constexpr Text kUndeclared{
    "budget-page.undeclared",
    "La fiche ne donne pas l’adresse du budget (`budget_url`) et le site "
    "n’en publie pas.",
    "The sheet does not give the budget's address (`budget_url`) and the "
    "site publishes none."};
constexpr Text kUnusable{"budget-page.unusable",
                         "L’adresse du budget dans la fiche, « {0} », n’a pas pu être visitée.",
                         "The budget's address in the sheet, “{0}”, could not be visited."};
constexpr Text kPublish{"budget-page.publish",
                        "Publier le budget par année et par poste (équipe, hébergement, "
                        "prestations) sur une page ouverte à tous et ajouter à la fiche "
                        "`budget_url: https://…`.",
                        "Publish the budget by year and by line (team, hosting, services) on a "
                        "page open to all and add `budget_url: https://…` to the sheet."};

/// "120 000 €", "1,2 M€", "45 k€", "350 000 euros", as it reads.
std::string amount_on(const Page& page) {
  static const RE2 kAmount(R"((?i)(\d[\d .,\x{00A0}\x{202F}]*\s?(?:k|M|m)?\s?(?:€|euros?\b)))");
  std::string amount;
  for (const Block& block : page.blocks)
    if (RE2::PartialMatch(block.text, kAmount, &amount)) return block.text;
  return {};
}

Finding judge_page(const Visit& visit) {
  const Page& page = *visit.result;
  const std::string amount = amount_on(page);
  if (!amount.empty())
    return pass(message(kPublic, cite(page, amount).excerpt), cite(page, amount));
  if (visit.proven) return pass(message(kPublic, name_of(page)), cite(page, name_of(page)));
  return pass(message(kAnswers), cite(page, name_of(page)))
      .with_confidence(60, message(kNoAmount));
}

const Visit* declared_visit(const Evidence& evidence) {
  for (const Visit* visit : evidence.of_role("budget"))
    if (visit->found == Found::sheet) return visit;
  return nullptr;
}

Finding judge_declared(const Evidence& evidence, const Visit& visit) {
  if (auto finding = undecided(visit)) return *std::move(finding);
  const Page& page = *visit.result;
  if (page.is_absent() || visit.resembles_absent || visit.resembles_home)
    return fail(message(kDead, visit.url, std::to_string(page.status)),
                cite(page, name_of(page)),
                {cite_sheet(evidence.product, "budget_url", evidence.product.budget_url)})
        .with_remedy(message(kPublish));
  return judge_page(visit);
}

Finding undeclared(const Evidence& evidence) {
  return fail(message(kUndeclared), cite_sheet(evidence.product, "budget_url"))
      .with_remedy(message(kPublish));
}

Finding run(const Evidence& evidence, const Settings& /*settings*/) {
  const Product& product = evidence.product;
  if (const Visit* declared = declared_visit(evidence))
    return judge_declared(evidence, *declared);
  if (!product.budget_url.empty())
    return unknown(message(kUnusable, product.budget_url),
                   {cite_sheet(product, "budget_url", product.budget_url)});
  if (product.site.empty()) return undeclared(evidence);
  RolePage page = role_page(evidence, "budget");
  if (auto* undecidable = std::get_if<PageUndecided>(&page))
    return std::move(undecidable->finding);
  const auto* const present = std::get_if<PagePresent>(&page);
  if (present != nullptr && present->proven) return judge_page(*present->visit);
  return undeclared(evidence);
}

}  // namespace

extern constinit const Check budget_page{
    .id = "budget-page",
    .subject = Subject::transparency,
    .question = {"Le budget du produit est-il public ?", "Is the product's budget public?"},
    .why =
        {"Le public finance le produit : il a le droit de savoir combien il coûte, et à quoi "
         "l’argent sert.",
         "The public pays for the product: it has a right to know what it costs and what the "
         "money is used for."},
    .source = "https://doc.incubateur.net/communaute/gerer-son-produit/les-standards",
    .limits =
        {"Le programme vérifie qu’une page publique répond et y cherche un montant ; il ne "
         "vérifie ni le montant ni sa date. Un document en ligne dessiné par du JavaScript "
         "est indéterminé.",
         "The program verifies that a public page answers and looks for an amount on it; it "
         "verifies neither the amount nor its date. An online document drawn by JavaScript "
         "is unknown."},
    .settings = {},
    .run = run,
};

}  // namespace vigie
