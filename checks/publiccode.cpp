#include "checks/check.hpp"
#include "checks/publiccode_file.hpp"
#include "checks/repository.hpp"

#include <utility>

namespace vigie {

namespace {

constexpr Text kValid{"publiccode.valid", "{0} décrit le logiciel selon la norme.",
                      "{0} describes the software after the standard."};
constexpr Text kWrong{"publiccode.invalid", "{0} ne suit pas la norme : {1}.",
                      "{0} does not follow the standard: {1}."};
constexpr Text kNone{"publiccode.none", "{0} n’a pas de fichier publiccode.yml.",
                     "{0} has no publiccode.yml file."};
constexpr Text kUnread{"publiccode.unread", "{0} est là, mais n’a pas pu être lu.",
                       "{0} is there, but could not be read."};
constexpr Text kRemedy{
    "publiccode.add",
    "Ajouter à la racine un publiccode.yml : publiccodeYmlVersion, name, url, platforms, "
    "developmentStatus, softwareType, description, legal.license, maintenance, localisation.",
    "Add a publiccode.yml in the root folder: publiccodeYmlVersion, name, url, platforms, "
    "developmentStatus, softwareType, description, legal.license, maintenance, localisation."};
constexpr Text kCorrect{"publiccode.correct", "Corriger dans {0} : {1}.",
                        "Correct in {0}: {1}."};

bool is_publiccode(std::string_view path) {
  return path == "publiccode.yml" || path == "publiccode.yaml";
}

Finding judge(const Evidence& /*evidence*/, const RepositoryVisit& visit,
              const Settings& /*settings*/) {
  const RepositoryFacts& facts = *visit.result;
  if (!facts.paths) return unlisted(visit);
  const std::string* const path = find_path(facts, is_publiccode);
  if (path == nullptr)
    return warn(message(kNone, visit.target.url),
                cite_forge(visit, "no publiccode.yml", "root folder"))
        .with_remedy(message(kRemedy));
  const auto text = facts.texts.find(*path);
  if (text == facts.texts.end())
    return unknown(message(kUnread, *path), {cite_forge(visit, *path, "root folder")});
  Citation seen = cite_forge(visit, text->second, *path);
  const std::vector<std::string> mistakes = publiccode_mistakes(text->second);
  if (mistakes.empty()) return pass(message(kValid, *path), std::move(seen));
  std::string list;
  for (const std::string& mistake : mistakes) list += (list.empty() ? "" : ", ") + mistake;
  return warn(message(kWrong, *path, list), std::move(seen))
      .with_remedy(message(kCorrect, *path, list));
}

Finding run(const Evidence& evidence, const Settings& settings) {
  return judge_repositories(evidence, settings, judge);
}

}  // namespace

extern constinit const Check publiccode{
    .id = "publiccode",
    .subject = Subject::source_code,
    .question = {"Le dépôt décrit-il le logiciel dans un publiccode.yml valide ?",
                 "Does the repository describe the software in a valid publiccode.yml?"},
    .why =
        {"Cette description, commune aux administrations d’Europe, fait entrer le logiciel "
         "dans leurs catalogues : d’autres peuvent le trouver et le reprendre.",
         "This description, common to Europe's administrations, brings the software into their "
         "catalogues: others can find it and reuse it."},
    .source = "https://yml.publiccode.tools/schema.core.html",
    .limits =
        {"Les clés obligatoires de la norme et leurs valeurs permises sont vérifiées, pas "
         "les clés facultatives ni les extensions par pays.",
         "The standard's mandatory keys and their permitted values are verified, neither "
         "optional keys nor the extensions of countries."},
    .settings = {},
    .run = run,
};

}  // namespace vigie
