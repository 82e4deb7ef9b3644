#include "crawler/repository_files.hpp"

#include "text/fold.hpp"

#include <algorithm>
#include <array>

namespace vigie {

namespace {

constexpr std::array<std::string_view, 7> kManifests{
    "publiccode.yml", "publiccode.yaml", "package.json", "pyproject.toml",
    "composer.json",  "gemfile",         "setup.cfg"};

constexpr std::array<std::string_view, 6> kFolders{".github", ".gitlab",   ".forgejo",
                                                   ".gitea",  ".circleci", "docs"};

/// Smaller is better: the root before a folder, "README.md" before "README-dev.md".
std::size_t rank(const std::string& path) {
  constexpr std::size_t kFolder = 1'000;
  return path.size() + (path.find('/') == std::string::npos ? 0 : kFolder);
}

std::string_view file_name(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

}  // namespace

bool is_readme(std::string_view name) {
  const std::string folded = fold(name);
  return folded == "readme" || folded.starts_with("readme.") || folded.starts_with("readme-") ||
         folded.starts_with("readme_");
}

bool is_told_file(std::string_view name) {
  return is_readme(name) || std::ranges::find(kManifests, fold(name)) != kManifests.end();
}

bool is_told_folder(std::string_view name) {
  return std::ranges::find(kFolders, fold(name)) != kFolders.end();
}

std::optional<std::string> main_readme(std::span<const std::string> paths) {
  const std::string* best = nullptr;
  for (const std::string& path : paths)
    if (is_readme(file_name(path)) && (best == nullptr || rank(path) < rank(*best)))
      best = &path;
  return best == nullptr ? std::nullopt : std::optional(*best);
}

}  // namespace vigie
