/// Reports on disk: whole files or none.
#pragma once

#include "history/feed.hpp"
#include "rules/audit.hpp"
#include "text/expected.hpp"
#include "text/message.hpp"

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace vigie {

/// Writes under a temporary name in the same folder, then renames. The error is a sentence.
std::optional<std::string> write_atomically(const std::filesystem::path& path,
                                            std::string_view content);

/// "md, json": the words of a comma-separated list of report formats. The error names an
/// unknown one and the nearest that is known.
Expected<std::set<std::string, std::less<>>, std::string> formats_in(std::string_view list);

/// Writes the formats asked for below `folder` (made when absent), with a feed also what
/// changed. The error is a sentence.
std::optional<std::string> write_reports(const Audit& audit,
                                         const std::filesystem::path& folder,
                                         const std::set<std::string, std::less<>>& formats,
                                         Language language, const Feed* feed = nullptr);

}  // namespace vigie
