/// How the checks of the source code read the repositories of a product.
#pragma once

#include "checks/check.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vigie {

/// A citation of what a forge answered for a repository.
Citation cite_forge(const RepositoryVisit& visit, std::string_view text,
                    std::string_view where = {});

/// What a check says of one public repository that holds code.
using JudgeRepository = Finding (*)(const Evidence& evidence, const RepositoryVisit& visit,
                                    const Settings& settings);

/// Judges each repository that could be seen; the best of the findings decides, since several
/// repositories make one product. One that could not be observed might have been the best.
/// `unknown` without a public repository: open-source tells what to do about that. Of an
/// organisation its liveliest repositories are judged: they may not be the product's, so a pass
/// has less confidence, and nothing is held against the product unless they are all there is.
Finding judge_repositories(const Evidence& evidence, const Settings& settings,
                           JudgeRepository judge);

/// What only the forge's API knows was not told: `error` when it failed, `unknown` when it was
/// not asked (no token).
Finding untold(const RepositoryVisit& visit);

/// The repository's files were not seen.
Finding unlisted(const RepositoryVisit& visit);

/// The first of the repository's paths that `is_one` says yes to; null when there is none, or
/// when no paths were seen.
const std::string* find_path(const RepositoryFacts& facts, bool (*is_one)(std::string_view));

/// "CONTRIBUTING.md" of ".github/CONTRIBUTING.md", folded: "contributing.md".
std::string folded_name(std::string_view path);

/// Whether the path is in the root folder, ".github", ".gitlab" or "docs": where forges look
/// for what a project says of itself.
bool is_told_place(std::string_view path);

}  // namespace vigie
