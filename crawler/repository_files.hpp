/// Which files of a repository tell about the project itself, by their names.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace vigie {

/// Whether a file of the root folder is worth its text: a README, publiccode.yml, and the
/// manifests that name a project's tools.
bool is_told_file(std::string_view name);

/// Whether the contents of a folder of the root are worth listing: ".github", "docs"…
bool is_told_folder(std::string_view name);

/// Whether a file of that name is a README, in any case and with any ending.
bool is_readme(std::string_view name);

/// The best README of `paths`, at the root first; nothing when there is none.
std::optional<std::string> main_readme(std::span<const std::string> paths);

/// The longest text of a file that is kept; what follows is cut off.
inline constexpr std::size_t kMaxToldBytes = 64U << 10U;
/// The most paths of one repository that are kept.
inline constexpr std::size_t kMaxPaths = 1'000;

}  // namespace vigie
