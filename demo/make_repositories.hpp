/// The git repositories behind a table of forges.
#pragma once

#include "demo/forge_stand_in.hpp"

#include <filesystem>

namespace vigie::world {

/// Makes each repository that the table's `git_name`s ask for below `root`, with the
/// files of a well-kept repository but those that it is `without`, a LICENSE when it has a
/// licence, and its last commit on the day told. False when git cannot.
bool make_repositories(const std::filesystem::path& root, const ForgeTable& table);

}  // namespace vigie::world
