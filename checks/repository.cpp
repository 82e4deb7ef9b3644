#include "checks/repository.hpp"

#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace vigie {

namespace {

constexpr Text kNone{"code.none-declared",
                     "Aucun dépôt de code n’est déclaré : rien n’a pu être regardé.",
                     "No code repository is declared: nothing could be looked at."};
constexpr Text kNotPublic{"code.not-public",
                          "Aucun dépôt public où regarder : {0} est vide, absent ou privé.",
                          "No public repository to look at: {0} is empty, absent or private."};
constexpr Text kOrganisation{
    "code.organisation",
    "{0} est une organisation : on ne sait pas lequel de ses dépôts est celui du produit.",
    "{0} is an organisation: which of its repositories is the product's is not known."};
constexpr Text kMayBeAnothers{
    "code.may-be-anothers",
    "un dépôt de l’organisation que la fiche déclare, peut-être celui d’un autre produit",
    "a repository of the organisation that the sheet names, perhaps another product's"};
constexpr Text kUntold{
    "code.untold",
    "La forge ne dit cela qu’à qui s’identifie, et rien d’autre ne le montre "
    "dans {0}.",
    "The forge tells this only to those who identify themselves, and nothing "
    "else in {0} shows it."};
constexpr Text kUnlisted{"code.unlisted", "Les fichiers de {0} n’ont pas pu être lus.",
                         "The files of {0} could not be read."};

int merit(const Finding& finding) {
  constexpr std::array kBestFirst{Verdict::pass, Verdict::error, Verdict::unknown,
                                  Verdict::warn, Verdict::fail};
  const auto* const place = std::ranges::find(kBestFirst, finding.verdict());
  return static_cast<int>(kBestFirst.end() - place);
}

const RepositoryVisit* organisation_of(const Evidence& evidence, const RepositoryVisit& visit) {
  const auto found =
      std::ranges::find_if(evidence.repositories, [&](const RepositoryVisit& each) {
        return each.target.url == visit.expanded_from && each.expanded_from.empty();
      });
  return found == evidence.repositories.end() ? nullptr : &*found;
}

/// Whether the visits show everything that the organisation has in public.
bool is_all_there_is(const Evidence& evidence, const RepositoryVisit& organisation) {
  const auto seen = std::ranges::count(evidence.repositories, organisation.target.url,
                                       &RepositoryVisit::expanded_from);
  const std::optional<int> all = organisation.result->public_repositories;
  return all && seen >= *all;
}

/// The finding for a repository of an organisation: see `judge_repositories`.
Finding of_organisation(const Evidence& evidence, const RepositoryVisit& visit,
                        Finding finding) {
  const RepositoryVisit* const organisation = organisation_of(evidence, visit);
  const bool is_all = organisation != nullptr && organisation->result &&
                      is_all_there_is(evidence, *organisation);
  if (is_all) return finding;
  constexpr int kConfidence = 60;
  switch (finding.verdict()) {
    case Verdict::pass:
      return std::move(finding).with_confidence(kConfidence, message(kMayBeAnothers));
    case Verdict::warn:
    case Verdict::fail:
      return unknown(message(kOrganisation, visit.expanded_from), finding.evidence());
    case Verdict::unknown:
    case Verdict::error:
    case Verdict::manual:
    case Verdict::not_applicable:
      break;
  }
  return finding;
}

Finding judge_one(const Evidence& evidence, const RepositoryVisit& visit,
                  const Settings& settings, JudgeRepository judge) {
  if (!visit.result) return error(visit.result.error());
  const RepositoryFacts& facts = *visit.result;
  if (visit.target.kind == RepositoryKind::not_a_forge || !facts.exists ||
      facts.empty.value_or(false))
    return unknown(message(kNotPublic, visit.target.url), {cite_forge(visit, {})});
  const bool is_organisation =
      visit.target.kind != RepositoryKind::repository || facts.public_repositories.has_value();
  if (is_organisation)
    return unknown(message(kOrganisation, visit.target.url), {cite_forge(visit, {})});
  Finding finding = judge(evidence, visit, settings);
  return visit.expanded_from.empty() ? finding
                                     : of_organisation(evidence, visit, std::move(finding));
}

/// Organisations whose repositories were visited speak through them.
bool speaks_through_others(const Evidence& evidence, const RepositoryVisit& visit) {
  return visit.expanded_from.empty() &&
         std::ranges::find(evidence.repositories, visit.target.url,
                           &RepositoryVisit::expanded_from) != evidence.repositories.end();
}

}  // namespace

Citation cite_forge(const RepositoryVisit& visit, std::string_view text,
                    std::string_view where) {
  const RepositoryFacts& facts = *visit.result;
  Citation citation;
  citation.url = facts.url.empty() ? visit.target.url : facts.url;
  citation.final_url = citation.url;
  citation.status = facts.status;
  citation.excerpt = excerpt(text);
  citation.where = where.empty() ? facts.observed_by : std::string(where);
  citation.sha256 = facts.sha256;
  return citation;
}

Finding judge_repositories(const Evidence& evidence, const Settings& settings,
                           JudgeRepository judge) {
  std::vector<Finding> findings;
  for (const RepositoryVisit& visit : evidence.repositories)
    if (!speaks_through_others(evidence, visit))
      findings.push_back(judge_one(evidence, visit, settings, judge));
  if (findings.empty()) return unknown(message(kNone));
  return *std::ranges::max_element(findings, {}, merit);
}

Finding untold(const RepositoryVisit& visit) {
  const RepositoryFacts& facts = *visit.result;
  if (facts.api_unseen) return error(*facts.api_unseen);
  return unknown(message(kUntold, visit.target.url), {cite_forge(visit, {})});
}

Finding unlisted(const RepositoryVisit& visit) {
  return unknown(message(kUnlisted, visit.target.url), {cite_forge(visit, {})});
}

const std::string* find_path(const RepositoryFacts& facts, bool (*is_one)(std::string_view)) {
  if (!facts.paths) return nullptr;
  const auto found =
      std::ranges::find_if(*facts.paths, [&](const std::string& path) { return is_one(path); });
  return found == facts.paths->end() ? nullptr : &*found;
}

std::string folded_name(std::string_view path) {
  return fold(path.substr(path.rfind('/') + 1));
}

bool is_told_place(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return true;
  constexpr std::array<std::string_view, 3> kPlaces{".github", ".gitlab", "docs"};
  return std::ranges::find(kPlaces, fold(path.substr(0, slash))) != kPlaces.end();
}

}  // namespace vigie
