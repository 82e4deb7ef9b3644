#include "crawler/commit_author.hpp"

#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace vigie {

namespace {

/// Programs whose names do not say "bot" as a word of its own.
constexpr std::array<std::string_view, 13> kPrograms{
    "dependabot", "renovate",     "greenkeeper",     "github-actions",  "github actions",
    "gitlab-ci",  "pyup",         "imgbot",          "allcontributors", "weblate",
    "crowdin",    "actions-user", "semantic-release"};

}  // namespace

bool is_bot(std::string_view author) {
  const std::string folded = fold(author);
  if (folded.find("[bot]") != std::string::npos) return true;
  const std::string name{trim(std::string_view(folded).substr(0, folded.find('<')))};
  if (contains_words(name, "bot")) return true;
  return std::ranges::any_of(kPrograms, [&](std::string_view program) {
    return name.find(program) != std::string::npos;
  });
}

}  // namespace vigie
