#include "checks/check.hpp"
#include "checks/repository.hpp"
#include "checks/role_page.hpp"
#include "checks/sheet.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

namespace vigie {

namespace {

constexpr Text kOpen{"open-source.open", "Le code est public, sous licence {0} : {1}.",
                     "The code is public, under the licence {0}: {1}."};
constexpr Text kOpenUnlicensed{"open-source.licence-unseen",
                               "Le code est public : {0}. Sa licence n’a pas pu être lue.",
                               "The code is public: {0}. Its licence could not be read."};
constexpr Text kLicenceUnseen{"open-source.licence-not-observed",
                              "la forge ne dit rien de la licence",
                              "the forge says nothing of the licence"};
constexpr Text kNoLicence{
    "open-source.no-licence",
    "Le code de {0} est public, mais sans licence : nul n’a le droit de le "
    "réutiliser.",
    "The code of {0} is public, but without a licence: nobody may reuse it."};
constexpr Text kAddLicence{
    "open-source.add-licence",
    "Ajouter à la racine de {0} un fichier LICENSE (par exemple MIT, "
    "Apache-2.0, EUPL-1.2 ou AGPL-3.0-only).",
    "Add a LICENSE file at the root of {0} (for example MIT, Apache-2.0, "
    "EUPL-1.2 or AGPL-3.0-only)."};
constexpr Text kArchived{"open-source.archived",
                         "{0} est archivé alors que le produit est en activité.",
                         "{0} is archived while the product is active."};
constexpr Text kUnarchive{"open-source.name-current",
                          "Déclarer dans la fiche le dépôt où le code évolue aujourd’hui "
                          "(`repository:`), ou désarchiver {0}.",
                          "Name the repository where the code lives today in the sheet "
                          "(`repository:`), or unarchive {0}."};
constexpr Text kNotOne{"open-source.not-a-repository",
                       "{0} est la page d’une organisation ou d’une équipe, pas un dépôt.",
                       "{0} is the page of an organisation or of a team, not a repository."};
constexpr Text kNameOne{"open-source.name-one",
                        "Déclarer dans la fiche l’adresse du dépôt lui-même : "
                        "`repository: {0}/<dépôt>`.",
                        "Give the repository's own address in the sheet: "
                        "`repository: {0}/<repository>`."};
constexpr Text kNameThis{"open-source.name-this",
                         "Déclarer dans la fiche l’adresse du dépôt lui-même : "
                         "`repository: {0}`.",
                         "Give the repository's own address in the sheet: `repository: {0}`."};
constexpr Text kInClear{"open-source.in-clear",
                        "Le code est public, mais la fiche le déclare en clair : {0}.",
                        "The code is public, but the sheet gives it in clear: {0}."};
constexpr Text kUseHttps{"open-source.use-https", "`repository: {0}`", "`repository: {0}`"};
constexpr Text kNotPublic{"open-source.not-public",
                          "{0} n’est pas public, ou n’existe plus (statut {1}).",
                          "{0} is not public, or does not exist any more (status {1})."};
constexpr Text kEmpty{"open-source.empty", "{0} est vide.", "{0} is empty."};
constexpr Text kNotAForge{"open-source.not-a-forge", "{0} n’est pas une forge logicielle.",
                          "{0} is not a software forge."};
constexpr Text kUndeclared{"open-source.undeclared", "La fiche ne déclare aucun dépôt de code.",
                           "The sheet declares no code repository."};
constexpr Text kOnlyLinked{
    "open-source.only-linked", "Le site mène à un dépôt, {0}, que la fiche ne déclare pas.",
    "The site leads to a repository, {0}, that the sheet does not declare."};
constexpr Text kNotNamed{"open-source.not-named",
                         "Sans fiche, aucun dépôt n’est déclaré : le code n’a pas été regardé.",
                         "Without a sheet no repository is declared: the code was not looked "
                         "at."};
constexpr Text kNameIt{"open-source.name-it",
                       "Donner le dépôt du produit : `--repository {0}`.",
                       "Name the product's repository: `--repository {0}`."};
constexpr Text kPublish{
    "open-source.publish",
    "Ouvrir le code sur une forge publique et déclarer dans la fiche "
    "`repository: https://…`.",
    "Open the code on a public forge and add `repository: https://…` to the "
    "sheet."};
constexpr Text kDeclare{"open-source.declare", "Ajouter à la fiche : `repository: {0}`.",
                        "Add to the sheet: `repository: {0}`."};

std::vector<Fact> facts_of(const RepositoryFacts& facts) {
  std::vector<Fact> found;
  if (facts.licence) found.push_back({"licence", *facts.licence});
  if (facts.archived) found.push_back({"archived", *facts.archived ? "true" : "false"});
  if (facts.last_activity) found.push_back({"last_activity", iso_date(*facts.last_activity)});
  return found;
}

std::string licence_of(const RepositoryFacts& facts) {
  if (facts.licence && *facts.licence != "NOASSERTION") return *facts.licence;
  return facts.licence_file.value_or("");
}

std::string in_short(const RepositoryFacts& facts) {
  std::string text;
  for (const Fact& fact : facts_of(facts)) {
    if (!text.empty()) text += ", ";
    text += fact.name + ": " + fact.value;
  }
  return text;
}

/// The licence of a repository that is otherwise as it should be.
Finding judge_licence(const RepositoryVisit& visit) {
  const RepositoryFacts& facts = *visit.result;
  const std::string& url = visit.target.url;
  const std::string licence = licence_of(facts);
  Citation seen = cite_forge(visit, in_short(facts));
  if (!licence.empty()) {
    if (url.starts_with("http://"))
      return warn(message(kInClear, url), std::move(seen))
          .with_remedy(message(kUseHttps, "https://" + url.substr(7)));
    return pass(message(kOpen, licence, url), std::move(seen));
  }
  const bool is_seen_without = facts.licence_file || facts.paths || facts.licence;
  if (is_seen_without)
    return warn(message(kNoLicence, url), std::move(seen))
        .with_remedy(message(kAddLicence, url));
  return pass(message(kOpenUnlicensed, url), std::move(seen))
      .with_confidence(60, message(kLicenceUnseen));
}

Finding judge_facts(const Evidence& evidence, const RepositoryVisit& visit) {
  const RepositoryFacts& facts = *visit.result;
  const std::string& url = visit.target.url;
  if (!facts.exists)
    return fail(message(kNotPublic, url, std::to_string(facts.status)), cite_forge(visit, {}))
        .with_remedy(message(kPublish));
  if (visit.target.kind != RepositoryKind::repository) {
    if (facts.public_repositories == 0)
      return fail(message(kEmpty, url), cite_forge(visit, {})).with_remedy(message(kPublish));
    const bool has_one = facts.public_repositories == 1 && facts.repositories.size() == 1;
    return warn(message(kNotOne, url), cite_forge(visit, {}))
        .with_remedy(has_one ? message(kNameThis, facts.repositories.front())
                             : message(kNameOne, url));
  }
  if (facts.empty.value_or(false))
    return fail(message(kEmpty, url), cite_forge(visit, {})).with_remedy(message(kPublish));
  if (facts.archived.value_or(false) && !is_over(evidence.phase))
    return warn(message(kArchived, url), cite_forge(visit, "archived: true"))
        .with_remedy(message(kUnarchive, url));
  return judge_licence(visit);
}

Finding judge(const Evidence& evidence, const RepositoryVisit& visit) {
  if (visit.target.kind == RepositoryKind::not_a_forge)
    return fail(message(kNotAForge, visit.target.url),
                cite_sheet(evidence.product, "repository", visit.target.url))
        .with_remedy(message(kPublish));
  if (!visit.result) return error(visit.result.error());
  return judge_facts(evidence, visit).with_facts(facts_of(*visit.result));
}

/// One good repository is enough; one that could not be observed might have been good.
int merit(Verdict verdict) {
  constexpr std::array kBestFirst{Verdict::pass, Verdict::error, Verdict::warn, Verdict::fail};
  const auto* const place = std::ranges::find(kBestFirst, verdict);
  return static_cast<int>(kBestFirst.end() - place);
}

std::optional<std::string> linked_repository(const Evidence& evidence) {
  const Visit* const home = evidence.home();
  if (home == nullptr || !home->result) return std::nullopt;
  for (const Link& link : home->result->links) {
    const RepositoryTarget target = repository_target(link.url);
    if (target.kind == RepositoryKind::repository && target.forge != ForgeKind::other)
      return link.url;
  }
  return std::nullopt;
}

Finding judge_undeclared(const Evidence& evidence) {
  const auto url = linked_repository(evidence);
  if (!has_sheet(evidence.product))
    return unknown(message(kNotNamed)).with_remedy(message(kNameIt, url.value_or("https://…")));
  if (url)
    return warn(message(kOnlyLinked, *url), cite(*evidence.home()->result, *url, "link"),
                {cite_sheet(evidence.product, "repository")})
        .with_remedy(message(kDeclare, *url));
  return fail(message(kUndeclared), cite_sheet(evidence.product, "repository"))
      .with_remedy(message(kPublish));
}

Finding run(const Evidence& evidence, const Settings& /*settings*/) {
  if (evidence.repositories.empty()) return judge_undeclared(evidence);
  std::vector<Finding> findings;
  findings.reserve(evidence.repositories.size());
  for (const RepositoryVisit& visit : evidence.repositories)
    if (visit.expanded_from.empty()) findings.push_back(judge(evidence, visit));
  return *std::ranges::max_element(
      findings, {}, [](const Finding& finding) { return merit(finding.verdict()); });
}

}  // namespace

extern constinit const Check open_source{
    .id = "open-source",
    .subject = Subject::source_code,
    .question = {"Le code source du produit est-il public et réutilisable ?",
                 "Is the product's source code public and reusable?"},
    .why =
        {"Un code payé par l’argent public est un document administratif communicable : "
         "ouvert, "
         "il se vérifie, se corrige et se réutilise.",
         "Code paid for by public money is an administrative document open to all: when it is "
         "public it can be verified, corrected and reused."},
    // Law 2016-1321 (République numérique), article 2: source code is an administrative
    // document.
    .source = "https://www.legifrance.gouv.fr/loda/id/JORFTEXT000033202746",
    .limits =
        {"De plusieurs dépôts, le meilleur décide. Sans réponse complète de la forge, la "
         "licence peut rester inconnue : le verdict est alors favorable, avec une confiance "
         "moindre. Rien ne dit que le code publié est celui qui tourne.",
         "Of several repositories the best decides. Without a full answer of the forge the "
         "licence may stay unknown: the verdict is then favourable, with less confidence. "
         "Nothing says that the published code is the one that runs."},
    .settings = {},
    .run = run,
};

}  // namespace vigie
