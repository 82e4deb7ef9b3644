#include "checks/project_tools.hpp"

#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include <nlohmann/json.hpp>

namespace vigie {

namespace {

using Json = nlohmann::json;

constexpr std::string_view kPackageJson = "package.json";

/// Folders of the root that hold projects with manifests of their own, folded.
constexpr std::array<std::string_view, 14> kProjects{
    "packages/", "apps/", "backend/", "frontend/", "back/", "front/",    "server/",
    "client/",   "web/",  "api/",     "services/", "libs/", "projects/", "webapp/"};

/// Manifests of other languages, folded.
constexpr std::array<std::string_view, 13> kOtherManifests{
    "pyproject.toml", "setup.py",  "requirements.txt", "composer.json", "gemfile",
    "pom.xml",        "go.mod",    "cargo.toml",       "build.gradle",  "mix.exs",
    "pipfile",        "manage.py", "setup.cfg"};

bool starts_with_one_of(std::string_view text, std::span<const std::string_view> starts) {
  return std::ranges::any_of(starts,
                             [&](std::string_view start) { return text.starts_with(start); });
}

bool is_one_of(std::string_view text, std::span<const std::string_view> words) {
  return std::ranges::find(words, text) != words.end();
}

std::optional<Json> package_json(const RepositoryFacts& facts) {
  const auto text = facts.texts.find(std::string(kPackageJson));
  if (text == facts.texts.end()) return std::nullopt;
  Json package = Json::parse(text->second, nullptr, false);
  return package.is_object() ? std::optional(std::move(package)) : std::nullopt;
}

const Json& member(const Json& object, std::string_view name) {
  static const Json none = Json::object();
  const auto found = object.find(name);
  return found != object.end() && found->is_object() ? *found : none;
}

std::optional<ToolSign> sign_in_package_json(const Json& package, const ToolSigns& signs) {
  for (const auto& [name, command] : member(package, "scripts").items()) {
    const std::string text = command.is_string() ? command.get<std::string>() : "";
    const bool is_placeholder = text.find("no test specified") != std::string::npos;
    if (!text.empty() && !is_placeholder && fold(name).starts_with(signs.script))
      return ToolSign{std::string(kPackageJson),
                      valid_utf8(std::string(name).append(": ").append(text))};
  }
  for (const std::string_view group : {"devDependencies", "dependencies"})
    for (const auto& [name, version] : member(package, group).items())
      if (is_one_of(name, signs.packages))
        return ToolSign{std::string(kPackageJson), std::string(group) + ": " + name};
  return std::nullopt;
}

std::optional<ToolSign> sign_in_other_manifests(const RepositoryFacts& facts,
                                                const ToolSigns& signs) {
  for (const auto& [path, text] : facts.texts) {
    if (!is_one_of(fold(path), kOtherManifests)) continue;
    for (const std::string_view line : split(text, '\n'))
      for (const std::string_view word : signs.words)
        if (fold(line).find(word) != std::string::npos)
          return ToolSign{path, std::string(trim(line))};
  }
  return std::nullopt;
}

}  // namespace

std::optional<ToolSign> find_tool(const RepositoryFacts& facts, const ToolSigns& signs) {
  for (const std::string& path : facts.paths.value_or(std::vector<std::string>{})) {
    const std::string folded = fold(path);
    if (is_one_of(folded, signs.folders) || starts_with_one_of(folded, signs.file_starts))
      return ToolSign{path, path};
  }
  if (const std::optional<Json> package = package_json(facts))
    if (auto sign = sign_in_package_json(*package, signs)) return sign;
  return sign_in_other_manifests(facts, signs);
}

bool would_show_tools(const RepositoryFacts& facts) {
  if (!facts.paths) return false;
  const std::optional<Json> package = package_json(facts);
  if (!package || package->contains("workspaces")) return false;
  return std::ranges::none_of(*facts.paths, [](const std::string& path) {
    const std::string folded = fold(path);
    return is_one_of(folded, kProjects) || is_one_of(folded, kOtherManifests);
  });
}

}  // namespace vigie
