#include "demo/make_repositories.hpp"

#include "demo/git_backend.hpp"

#include <array>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace vigie::world {

namespace {

/// Enough of a licence's text to be recognised.
std::string licence_text(const std::string& licence) {
  if (licence == "MIT")
    return "MIT License\n\nCopyright (c) the team\n\nPermission is hereby granted, free of "
           "charge, to any person obtaining a copy of this software and associated "
           "documentation files (the \"Software\"), to deal in the Software without "
           "restriction.\n";
  if (licence == "AGPL-3.0")
    return "                    GNU AFFERO GENERAL PUBLIC LICENSE\n"
           "                       Version 3, 19 November 2007\n";
  return licence + " licence\n";
}

/// What a well-kept repository has besides its licence. `{0}` is the repository's name.
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kWellKept{{
    {"README.md",
     "# {0}\n\n{0} est un service inventé, fait pour une démonstration : il aide une équipe de "
     "terrain à tenir le registre de ses visites et à retrouver, des années plus tard, ce qui "
     "a "
     "été vu, par qui et quand. Les agents saisissent une visite depuis leur téléphone ; les "
     "responsables suivent l’état des ouvrages et préparent les travaux de l’année.\n\n"
     "## Installer et lancer\n\n```sh\nnpm ci\nnpm start\n```\n"},
    {"CONTRIBUTING.md", "# Contribuer\n\nOuvrir un ticket, puis proposer un changement.\n"},
    {"SECURITY.md", "# Signaler une faille\n\nÉcrire à securite@demo.test.\n"},
    {"CHANGELOG.md", "# Changements\n\n## 1.0\n\n- Première version.\n"},
    {"package.json",
     "{\"name\": \"{0}\", \"scripts\": {\"start\": \"node .\", \"test\": \"vitest run\"}}\n"},
    {"eslint.config.js", "export default [];\n"},
    {".github/workflows/ci.yml", "on: push\njobs: {}\n"},
    {"publiccode.yml",
     "publiccodeYmlVersion: \"0.4\"\nname: {0}\nurl: https://forge.demo.test/{0}.git\n"
     "platforms: [web]\ndevelopmentStatus: stable\nsoftwareType: standalone/web\n"
     "description:\n  fr:\n    shortDescription: Un service inventé\n"
     "    longDescription: Un service inventé, fait pour une démonstration.\n"
     "    features: [Registre]\nlegal: {license: MIT}\n"
     "maintenance: {type: internal, contacts: [{name: Équipe de démonstration}]}\n"
     "localisation: {localisationReady: false, availableLanguages: [fr]}\n"},
    {"src/main.js", "console.log('Bonjour.');\n"},
}};

std::string filled(std::string_view text, const std::string& name) {
  constexpr std::string_view kName = "{0}";
  std::string result;
  while (true) {
    const std::size_t at = text.find(kName);
    result += text.substr(0, at);
    if (at == std::string_view::npos) return result;
    result += name;
    text.remove_prefix(at + kName.size());
  }
}

GitRepository content_of(const ForgeRepository& repository) {
  GitRepository content{.name = repository.git_name,
                        .branch = repository.branch,
                        .last_commit = repository.last_commit,
                        .last_by = repository.last_by};
  if (repository.is_empty) return content;
  for (const auto& [path, text] : kWellKept)
    if (!repository.without.contains(std::string(path)))
      content.files.emplace(path, filled(text, repository.name));
  if (!repository.licence.empty())
    content.files.emplace("LICENSE", licence_text(repository.licence));
  return content;
}

}  // namespace

bool make_repositories(const std::filesystem::path& root, const ForgeTable& table) {
  std::set<std::string> made;
  for (const ForgeRepository& repository : table.repositories)
    if (made.insert(repository.git_name).second &&
        !make_git_repository(root, content_of(repository)))
      return false;
  return true;
}

}  // namespace vigie::world
