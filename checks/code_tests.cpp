#include "checks/check.hpp"
#include "checks/project_tools.hpp"
#include "checks/repository.hpp"

#include <array>
#include <utility>

namespace vigie {

namespace {

constexpr Text kFound{"code-tests.found", "Le code a des tests : {0}.",
                      "The code has tests: {0}."};
constexpr Text kNone{"code-tests.none", "Rien dans {0} ne montre de tests.",
                     "Nothing in {0} shows tests."};
constexpr Text kUndecided{
    "code-tests.undecided",
    "Ni le dossier racine ni les fichiers de projet de {0} ne montrent de tests ; ils peuvent "
    "être plus bas.",
    "Neither the root folder nor the project files of {0} show tests; they may be further "
    "down."};
constexpr Text kRemedy{
    "code-tests.add",
    "Écrire des tests unitaires et de bout en bout, et les lancer d’une commande déclarée dans "
    "le "
    "dépôt (`npm test`, `pytest`…) et par l’intégration continue.",
    "Write unit tests and end-to-end tests, and run them by a command that the repository "
    "declares (`npm test`, `pytest`…) and by continuous integration."};

constexpr std::array<std::string_view, 8> kFolders{
    "tests/", "test/", "spec/", "specs/", "__tests__/", "e2e/", "cypress/", "playwright/"};
constexpr std::array<std::string_view, 13> kFiles{
    "jest.config.",    "vitest.config.", "vitest.workspace.", "playwright.config.",
    "cypress.config.", "cypress.json",   "karma.conf.",       "pytest.ini",
    "tox.ini",         "conftest.py",    "phpunit.xml",       ".rspec",
    "codecept.yml"};
constexpr std::array<std::string_view, 8> kPackages{
    "jest", "vitest", "mocha", "cypress", "@playwright/test", "playwright", "ava", "jasmine"};
constexpr std::array<std::string_view, 6> kWords{"pytest",   "tool:pytest", "rspec",
                                                 "minitest", "phpunit",     "pestphp"};
constexpr ToolSigns kSigns{.folders = kFolders,
                           .file_starts = kFiles,
                           .packages = kPackages,
                           .words = kWords,
                           .script = "test"};

Finding judge(const Evidence& /*evidence*/, const RepositoryVisit& visit,
              const Settings& /*settings*/) {
  const RepositoryFacts& facts = *visit.result;
  if (const std::optional<ToolSign> sign = find_tool(facts, kSigns))
    return pass(message(kFound, sign->quote), cite_forge(visit, sign->quote, sign->path));
  if (!facts.paths) return unlisted(visit);
  Citation seen = cite_forge(visit, "no tests", "root folder");
  if (!would_show_tools(facts))
    return unknown(message(kUndecided, visit.target.url), {std::move(seen)});
  return warn(message(kNone, visit.target.url), std::move(seen)).with_remedy(message(kRemedy));
}

Finding run(const Evidence& evidence, const Settings& settings) {
  return judge_repositories(evidence, settings, judge);
}

}  // namespace

extern constinit const Check code_tests{
    .id = "code-tests",
    .subject = Subject::source_code,
    .question = {"Le code a-t-il des tests automatiques ?",
                 "Does the code have automatic tests?"},
    .why = {"Des tests laissent changer le service souvent et sans crainte.",
            "Tests allow the service to be changed often and without fear."},
    .source =
        "https://github.com/betagouv/standards/blob/main/qualit%C3%A9-logicielle/"
        "le-code-est-instrumente-par-des-tests-unitaires-et-des-tests-e2e.md",
    .limits =
        {"Le dossier racine, package.json et quelques autres fichiers de projet sont lus, "
         "pas les tests eux-mêmes. Sans signe la réponse est inconnue, sauf pour un projet "
         "JavaScript seul dans son dépôt, qui doit déclarer ses commandes.",
         "The root folder, package.json and some other project files are read, not the "
         "tests themselves. Without a sign the answer is unknown, except for a JavaScript "
         "project alone in its repository, which has to declare its commands."},
    .settings = {},
    .run = run,
};

}  // namespace vigie
