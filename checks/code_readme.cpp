#include "checks/check.hpp"
#include "checks/repository.hpp"
#include "crawler/repository_files.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace vigie {

namespace {

constexpr Text kGood{"code-readme.good", "{0} dit à quoi sert le produit et comment le lancer.",
                     "{0} tells what the product is for and how to run it."};
constexpr Text kShort{"code-readme.short", "{0} est court : {1} caractères de texte.",
                      "{0} is short: {1} characters of text."};
constexpr Text kNoSetup{"code-readme.no-setup",
                        "{0} ne dit pas comment installer et lancer le produit.",
                        "{0} does not tell how to install and run the product."};
constexpr Text kNone{"code-readme.none", "{0} n’a pas de README.", "{0} has no README."};
constexpr Text kPerhapsDocs{"code-readme.perhaps-elsewhere",
                            "{0} n’a pas de README à sa racine.",
                            "{0} has no README in its root folder."};
constexpr Text kUnread{"code-readme.unread", "{0} est là, mais n’a pas pu être lu.",
                       "{0} is there, but could not be read."};
constexpr Text kRemedy{
    "code-readme.write",
    "Écrire à la racine un README.md :\n# <produit>\n<à qui il sert, quel problème il règle, "
    "adresse du site>\n## Installer et lancer\n<commandes>\n## Contribuer\n<comment>",
    "Write a README.md in the root folder:\n# <product>\n<whom it serves, which problem it "
    "solves, address of the site>\n## Install and run\n<commands>\n## Contribute\n<how>"};

constexpr std::array kSettings{
    Setting{.name = "min-length-characters",
            .meaning = "Shortest text of a README that tells enough.",
            .default_number = 300}};

/// Characters of text: letters and digits outside of addresses, badges and code's fences.
int length_of_text(std::string_view readme) {
  int length = 0;
  bool in_address = false;
  char before = ' ';
  for (const char c : readme) {
    if (before == ']' && c == '(') in_address = true;
    if (!in_address && c != '#' && c != '`' && static_cast<unsigned char>(c) > ' ') ++length;
    if (c == ')' || c == '\n') in_address = false;
    before = c;
  }
  return length;
}

/// Words that headings about setting a project up hold, folded.
constexpr std::array<std::string_view, 24> kSetup{
    "install",         "installation",  "installer",   "demarrer",      "demarrage",
    "lancer",          "lancement",     "developper",  "developpement", "development",
    "getting started", "usage",         "utilisation", "quick start",   "quickstart",
    "setup",           "set up",        "run",         "running",       "build",
    "prerequis",       "prerequisites", "docker",      "deploiement"};

bool tells_setup(std::string_view readme) {
  if (readme.find("```") != std::string_view::npos) return true;
  const std::string folded = fold(readme);
  return std::ranges::any_of(
      kSetup, [&](std::string_view word) { return contains_words(folded, word); });
}

Finding judge_absent(const RepositoryVisit& visit) {
  const bool may_be_in_docs = find_path(*visit.result, [](std::string_view path) {
                                return path == "docs/";
                              }) != nullptr;
  Citation seen = cite_forge(visit, "no README", "root folder");
  if (may_be_in_docs)
    return warn(message(kPerhapsDocs, visit.target.url), std::move(seen))
        .with_remedy(message(kRemedy));
  return fail(message(kNone, visit.target.url), std::move(seen)).with_remedy(message(kRemedy));
}

Finding judge_text(const RepositoryVisit& visit, const std::string& path,
                   const std::string& text, const Settings& settings) {
  const int length = length_of_text(text);
  Citation seen = cite_forge(visit, text, path);
  std::vector<Fact> facts{{"readme_characters", std::to_string(length)}};
  if (length < settings.number("min-length-characters"))
    return warn(message(kShort, path, std::int64_t{length}), std::move(seen))
        .with_remedy(message(kRemedy))
        .with_facts(std::move(facts));
  if (!tells_setup(text))
    return warn(message(kNoSetup, path), std::move(seen))
        .with_remedy(message(kRemedy))
        .with_facts(std::move(facts));
  return pass(message(kGood, path), std::move(seen)).with_facts(std::move(facts));
}

Finding judge(const Evidence& /*evidence*/, const RepositoryVisit& visit,
              const Settings& settings) {
  const RepositoryFacts& facts = *visit.result;
  if (!facts.paths) return unlisted(visit);
  const std::optional<std::string> readme = main_readme(*facts.paths);
  if (!readme) return judge_absent(visit);
  const auto text = facts.texts.find(*readme);
  if (text == facts.texts.end())
    return unknown(message(kUnread, *readme), {cite_forge(visit, *readme, "root folder")});
  return judge_text(visit, text->first, text->second, settings);
}

Finding run(const Evidence& evidence, const Settings& settings) {
  return judge_repositories(evidence, settings, judge);
}

}  // namespace

extern constinit const Check code_readme{
    .id = "code-readme",
    .subject = Subject::source_code,
    .question = {"Le dépôt a-t-il un README qui explique le produit ?",
                 "Does the repository have a README that explains the product?"},
    .why = {"Sans mode d’emploi, un code ouvert n’est ni repris ni corrigé par d’autres, et "
            "l’équipe suivante repart de rien.",
            "Without instructions open code is neither reused nor corrected by others, and the "
            "next team starts from nothing."},
    .source =
        "https://github.com/betagouv/standards/blob/main/qualit%C3%A9-logicielle/"
        "les-aspects-techniques-du-produit-sont-documentes.md",
    .limits =
        {"La longueur et quelques mots ou blocs de code sont regardés, pas la justesse du "
         "texte. Une documentation tenue ailleurs n’est pas vue.",
         "Its length and some words or blocks of code are looked at, not whether the text "
         "is right. Documentation that is kept elsewhere is not seen."},
    .settings = kSettings,
    .run = run,
};

}  // namespace vigie
