#include "checks/check.hpp"
#include "checks/repository.hpp"
#include "crawler/repository_files.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <utility>

namespace vigie {

namespace {

constexpr Text kFile{"contribution-guide.file", "{0} dit comment contribuer.",
                     "{0} tells how to contribute."};
constexpr Text kForge{"contribution-guide.of-the-forge",
                      "{0} a un guide de contribution, dit la forge.",
                      "{0} has a contribution guide, the forge says."};
constexpr Text kNone{"contribution-guide.none", "{0} ne dit pas comment contribuer.",
                     "{0} does not tell how to contribute."};
constexpr Text kRemedy{
    "contribution-guide.add",
    "Ajouter un CONTRIBUTING.md, ou un titre « Contribuer » au README : comment signaler un "
    "défaut, lancer les tests, proposer un changement.",
    "Add a CONTRIBUTING.md, or a heading “Contributing” in the README: how to report a defect, "
    "run the tests, propose a change."};

bool is_guide(std::string_view path) {
  const std::string name = folded_name(path);
  return is_told_place(path) &&
         (name.starts_with("contributing") || name.starts_with("contribuer") ||
          name.starts_with("contribution"));
}

/// The README's heading about contributing, as it reads; "" when there is none.
std::string heading_of(const std::string& readme) {
  for (const std::string_view line : split(readme, '\n')) {
    const std::string_view text = trim(line);
    const bool is_heading = text.starts_with('#') || text.starts_with('=');
    if (is_heading && fold(text).find("contribu") != std::string::npos)
      return std::string(text);
  }
  return {};
}

Finding judge(const Evidence& /*evidence*/, const RepositoryVisit& visit,
              const Settings& /*settings*/) {
  const RepositoryFacts& facts = *visit.result;
  if (const std::string* const path = find_path(facts, is_guide))
    return pass(message(kFile, *path), cite_forge(visit, *path, "files"));
  for (const auto& [path, text] : facts.texts) {
    if (!is_readme(path)) continue;
    if (const std::string heading = heading_of(text); !heading.empty())
      return pass(message(kFile, path), cite_forge(visit, heading, path));
  }
  if (facts.contribution_guide.value_or(false))
    return pass(message(kForge, visit.target.url),
                cite_forge(visit, "contributing guidelines: true"));
  // On GitHub an organisation's guide holds for all its repositories.
  const bool may_be_inherited =
      visit.target.forge == ForgeKind::github && !facts.contribution_guide;
  if (may_be_inherited) return untold(visit);
  if (!facts.paths) return unlisted(visit);
  return warn(message(kNone, visit.target.url),
              cite_forge(visit, "no CONTRIBUTING.md", "root folder"))
      .with_remedy(message(kRemedy));
}

Finding run(const Evidence& evidence, const Settings& settings) {
  return judge_repositories(evidence, settings, judge);
}

}  // namespace

extern constinit const Check contribution_guide{
    .id = "contribution-guide",
    .subject = Subject::source_code,
    .question = {"Le dépôt dit-il comment contribuer ?",
                 "Does the repository tell how to contribute?"},
    .why =
        {"Un code ouvert l’est aussi à la contribution externe : encore faut-il dire comment.",
         "Open code is open to contributions from outside too: somebody has to say how."},
    .source =
        "https://github.com/betagouv/standards/blob/main/qualit%C3%A9-logicielle/"
        "le-code-source-est-ouvert-y-compris-a-la-contribution-externe.md",
    .limits =
        {"La présence d’un guide est observée, pas l’accueil fait aux contributions. Sans "
         "jeton, le guide d’une organisation de GitHub n’est pas vu : la réponse est alors "
         "inconnue.",
         "The presence of a guide is observed, not how contributions are received. Without "
         "a token the guide of an organisation of GitHub is not seen: the answer is then "
         "unknown."},
    .settings = {},
    .run = run,
};

}  // namespace vigie
