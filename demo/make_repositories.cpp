#include "demo/make_repositories.hpp"

#include "demo/git_backend.hpp"

#include <set>
#include <string>

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

GitRepository content_of(const ForgeRepository& repository) {
  GitRepository content{.name = repository.git_name,
                        .branch = repository.branch,
                        .last_commit = repository.last_commit};
  if (repository.is_empty) return content;
  content.files = {{"README.md", "# " + repository.name + "\n"},
                   {"src/main.txt", "Bonjour.\n"}};
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
