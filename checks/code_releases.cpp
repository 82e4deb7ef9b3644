#include "checks/check.hpp"
#include "checks/repository.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace vigie {

namespace {

constexpr Text kReleases{"code-releases.published", "{1} publie ses versions ({0} à ce jour).",
                         "{1} publishes its releases ({0} so far)."};
constexpr Text kLatest{"code-releases.latest", "Dernière version publiée dans {1} le {0}.",
                       "The last release in {1} was published on {0}."};
constexpr Text kChangelog{"code-releases.changelog", "Les changements sont décrits dans {0}.",
                          "Changes are described in {0}."};
constexpr Text kNone{"code-releases.none",
                     "{0} n’a ni version publiée ni fichier des changements.",
                     "{0} has neither a release nor a file of changes."};
constexpr Text kRemedy{
    "code-releases.add",
    "Publier une version à chaque mise en production, ou tenir un CHANGELOG.md :\n# "
    "Changements\n"
    "## <date>\n- <ce qui change pour les usagers>",
    "Publish a release at each deployment, or keep a CHANGELOG.md:\n# Changes\n## <date>\n- "
    "<what changes for users>"};

bool is_changelog(std::string_view path) {
  if (!is_told_place(path)) return false;
  const std::string name = folded_name(path);
  constexpr std::array<std::string_view, 6> kNames{"changelog", "changes",    "history",
                                                   "releases",  "historique", "release-notes"};
  return std::ranges::any_of(kNames, [&](std::string_view known) {
    return name == known || name.starts_with(std::string(known) + '.');
  });
}

Finding judge(const Evidence& /*evidence*/, const RepositoryVisit& visit,
              const Settings& /*settings*/) {
  const RepositoryFacts& facts = *visit.result;
  const std::string& url = visit.target.url;
  if (facts.newest_release)
    return pass(message(kLatest, *facts.newest_release, url),
                cite_forge(visit, "last release: " + iso_date(*facts.newest_release)))
        .with_facts({{"newest_release", iso_date(*facts.newest_release)}});
  if (facts.releases && *facts.releases > 0)
    return pass(message(kReleases, std::int64_t{*facts.releases}, url),
                cite_forge(visit, "releases: " + std::to_string(*facts.releases)));
  if (const std::string* const path = find_path(facts, is_changelog))
    return pass(message(kChangelog, *path), cite_forge(visit, *path, "files"));
  if (!facts.releases) return untold(visit);
  if (!facts.paths) return unlisted(visit);
  return warn(message(kNone, url), cite_forge(visit, "releases: 0"))
      .with_remedy(message(kRemedy));
}

Finding run(const Evidence& evidence, const Settings& settings) {
  return judge_repositories(evidence, settings, judge);
}

}  // namespace

extern constinit const Check code_releases{
    .id = "code-releases",
    .subject = Subject::source_code,
    .question = {"Les changements du code sont-ils décrits ?",
                 "Are the changes of the code described?"},
    .why =
        {"Des versions datées ou un fichier des changements disent aux usagers et aux "
         "réutilisateurs ce qui a changé et quand.",
         "Dated releases or a file of changes tell users and reusers what changed and when."},
    .source =
        "https://github.com/betagouv/standards/blob/main/qualit%C3%A9-logicielle/"
        "l-equipe-enregistre-et-documente-les-changements-du-code.md",
    .limits =
        {"Une page « Nouveautés » du site n’est pas regardée. Sans jeton, GitHub ne dit pas "
         "les versions publiées : sans fichier des changements la réponse est inconnue.",
         "A page “What is new” of the site is not looked at. Without a token GitHub does not "
         "tell releases: without a file of changes the answer is unknown."},
    .settings = {},
    .run = run,
};

}  // namespace vigie
