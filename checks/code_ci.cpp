#include "checks/check.hpp"
#include "checks/repository.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace vigie {

namespace {

constexpr Text kFound{"code-ci.found", "L’intégration continue est définie dans {0}.",
                      "Continuous integration is defined in {0}."};
constexpr Text kNone{"code-ci.none", "{0} ne définit pas d’intégration continue.",
                     "{0} defines no continuous integration."};
constexpr Text kUnseen{"code-ci.folder-unread",
                       "Le dossier {0}, où l’intégration continue peut être, n’a pas été lu.",
                       "The folder {0}, where continuous integration may be, was not read."};
constexpr Text kRemedy{
    "code-ci.add",
    "Ajouter un fichier d’intégration continue (`.github/workflows/ci.yml`, `.gitlab-ci.yml`…) "
    "qui lance les tests et la vérification du style à chaque changement.",
    "Add a file of continuous integration (`.github/workflows/ci.yml`, `.gitlab-ci.yml`…) that "
    "runs the tests and the linter at each change."};

/// Of the root folder, folded.
constexpr std::array<std::string_view, 12> kFiles{
    ".gitlab-ci.yml", ".gitlab-ci.yaml", ".travis.yml",      "jenkinsfile",
    ".drone.yml",     ".woodpecker.yml", ".woodpecker.yaml", "azure-pipelines.yml",
    "appveyor.yml",   ".cirrus.yml",     ".build.yml",       "bitbucket-pipelines.yml"};

constexpr std::array<std::string_view, 4> kFolders{".github/workflows/", ".forgejo/workflows/",
                                                   ".gitea/workflows/", ".woodpecker/"};

bool is_definition(std::string_view path) {
  if (std::ranges::find(kFiles, fold(path)) != kFiles.end()) return true;
  if (path == ".circleci/config.yml" || path == ".woodpecker/") return true;
  const bool is_yaml = path.ends_with(".yml") || path.ends_with(".yaml");
  return is_yaml && std::ranges::any_of(kFolders, [&](std::string_view folder) {
           return path.starts_with(folder);
         });
}

/// A folder that may hold definitions and of which nothing was listed; "" when there is none.
std::string unread_folder(const std::vector<std::string>& paths) {
  for (const std::string_view folder :
       {".github/", ".github/workflows/", ".circleci/", ".forgejo/", ".gitea/"}) {
    const auto is_inside = [&](const std::string& path) {
      return path.starts_with(folder) && path != folder;
    };
    if (std::ranges::find(paths, folder) != paths.end() &&
        std::ranges::none_of(paths, is_inside))
      return std::string(folder);
  }
  return {};
}

Finding judge(const Evidence& /*evidence*/, const RepositoryVisit& visit,
              const Settings& /*settings*/) {
  const RepositoryFacts& facts = *visit.result;
  if (!facts.paths) return unlisted(visit);
  if (const std::string* const path = find_path(facts, is_definition))
    return pass(message(kFound, *path), cite_forge(visit, *path, "files"));
  if (const std::string folder = unread_folder(*facts.paths); !folder.empty())
    return unknown(message(kUnseen, folder), {cite_forge(visit, folder, "files")});
  return warn(message(kNone, visit.target.url),
              cite_forge(visit, "no continuous integration", "root folder"))
      .with_remedy(message(kRemedy));
}

Finding run(const Evidence& evidence, const Settings& settings) {
  return judge_repositories(evidence, settings, judge);
}

}  // namespace

extern constinit const Check code_ci{
    .id = "code-ci",
    .subject = Subject::source_code,
    .question = {"Le dépôt définit-il une intégration continue ?",
                 "Does the repository define continuous integration?"},
    .why = {"Une vérification automatique à chaque changement laisse déployer souvent sans "
            "casser le service.",
            "An automatic check at each change allows frequent deployment without breaking the "
            "service."},
    .source =
        "https://github.com/betagouv/standards/blob/main/qualit%C3%A9-logicielle/"
        "le-code-est-deploye-frequemment-idealement-en-continu.md",
    .limits =
        {"La présence d’un fichier est observée, pas ce qu’il fait ni s’il réussit. Une "
         "intégration réglée hors du dépôt n’est pas vue.",
         "The presence of a file is observed, neither what it does nor whether it succeeds. "
         "Integration that is set up outside the repository is not seen."},
    .settings = {},
    .run = run,
};

}  // namespace vigie
