#include "checks/check.hpp"
#include "checks/project_tools.hpp"
#include "checks/repository.hpp"

#include <array>
#include <utility>

namespace vigie {

namespace {

constexpr Text kFound{"code-linter.found", "Un outil vérifie le style du code : {0}.",
                      "A tool checks the style of the code: {0}."};
constexpr Text kNone{"code-linter.none",
                     "Rien dans {0} ne montre d’outil qui vérifie le style du code.",
                     "Nothing in {0} shows a tool that checks the style of the code."};
constexpr Text kUndecided{
    "code-linter.undecided",
    "Ni le dossier racine ni les fichiers de projet de {0} ne montrent d’outil de style ; il "
    "peut "
    "être plus bas.",
    "Neither the root folder nor the project files of {0} show a linter; it may be further "
    "down."};
constexpr Text kRemedy{
    "code-linter.add",
    "Configurer un outil de vérification du style dans le dépôt (ESLint, Biome, Ruff, RuboCop, "
    "PHP_CodeSniffer…) et le lancer par l’intégration continue.",
    "Set up a linter in the repository (ESLint, Biome, Ruff, RuboCop, PHP_CodeSniffer…) and "
    "run "
    "it by continuous integration."};

constexpr std::array<std::string_view, 30> kFiles{
    ".eslintrc",           "eslint.config.", "biome.json",        ".prettierrc",
    "prettier.config.",    ".stylelintrc",   "stylelint.config.", "tslint.json",
    ".oxlintrc",           ".jshintrc",      ".rubocop",          ".standard.yml",
    "ruff.toml",           ".ruff.toml",     ".flake8",           ".pylintrc",
    ".pre-commit-config.", "phpcs.xml",      ".phpcs.xml",        ".php-cs-fixer",
    "phpstan.neon",        ".golangci.",     "rustfmt.toml",      ".rustfmt.toml",
    "clippy.toml",         ".clang-format",  ".clang-tidy",       "checkstyle.xml",
    ".credo.exs",          "lefthook.yml"};
constexpr std::array<std::string_view, 9> kPackages{
    "eslint",    "@biomejs/biome", "prettier", "standard",   "xo",
    "stylelint", "tslint",         "oxlint",   "lint-staged"};
constexpr std::array<std::string_view, 11> kWords{
    "tool.ruff", "ruff",       "flake8",       "pylint",          "tool.black", "tool.isort",
    "rubocop",   "standardrb", "php-cs-fixer", "php_codesniffer", "phpstan"};
constexpr ToolSigns kSigns{.folders = {},
                           .file_starts = kFiles,
                           .packages = kPackages,
                           .words = kWords,
                           .script = "lint"};

Finding judge(const Evidence& /*evidence*/, const RepositoryVisit& visit,
              const Settings& /*settings*/) {
  const RepositoryFacts& facts = *visit.result;
  if (const std::optional<ToolSign> sign = find_tool(facts, kSigns))
    return pass(message(kFound, sign->quote), cite_forge(visit, sign->quote, sign->path));
  if (!facts.paths) return unlisted(visit);
  Citation seen = cite_forge(visit, "no linter", "root folder");
  if (!would_show_tools(facts))
    return unknown(message(kUndecided, visit.target.url), {std::move(seen)});
  return warn(message(kNone, visit.target.url), std::move(seen)).with_remedy(message(kRemedy));
}

Finding run(const Evidence& evidence, const Settings& settings) {
  return judge_repositories(evidence, settings, judge);
}

}  // namespace

extern constinit const Check code_linter{
    .id = "code-linter",
    .subject = Subject::source_code,
    .question = {"Un outil vérifie-t-il le style du code ?",
                 "Does a tool check the style of the code?"},
    .why =
        {"Un code uniforme se lit et se reprend sans débat, par l’équipe comme par d’autres.",
         "Uniform code can be read and taken over without debate, by the team and by others."},
    .source =
        "https://github.com/betagouv/standards/blob/main/qualit%C3%A9-logicielle/"
        "le-code-source-est-uniforme.md",
    .limits = {"La présence d’une configuration est observée, pas son emploi. Sans signe la "
               "réponse est inconnue, sauf pour un projet JavaScript seul dans son dépôt. Les "
               "langages qui ont leur outil d’office (Go, Rust) ne montrent rien.",
               "The presence of a configuration is observed, not its use. Without a sign the "
               "answer is unknown, except for a JavaScript project alone in its repository. "
               "Languages that bring their own tool (Go, Rust) show nothing."},
    .settings = {},
    .run = run,
};

}  // namespace vigie
