// A folder of sheets.
#include "portfolio/readers.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <system_error>
#include <utility>

namespace vigie {

namespace fs = std::filesystem;

namespace {

/// Where a portfolio's repository keeps its sheets; "" is the folder itself.
constexpr std::array<std::string_view, 4> kSheetFolders{"startups", "_startups",
                                                        "content/_startups", ""};
/// Files beside the sheets that are not sheets.
constexpr std::array<std::string_view, 5> kNoSheets{"readme", "license", "licence",
                                                    "contributing", "changelog"};
constexpr std::array<std::string_view, 6> kSheetLookalikes{".markdown", ".mdx",    ".md~",
                                                           ".md.txt",   ".md.bak", ".md.orig"};

Diagnostic problem_with(const fs::path& path, Severity severity, std::string id,
                        std::string text) {
  return {.place = {.file = path.string()},
          .severity = severity,
          .id = std::move(id),
          .text = std::move(text)};
}

fs::path sheets_folder(const fs::path& folder) {
  for (const std::string_view name : kSheetFolders) {
    std::error_code problem;
    const fs::path candidate = folder / name;
    if (fs::is_directory(candidate, problem)) return name.empty() ? folder : candidate;
  }
  return folder;
}

bool looks_like_a_sheet(const std::string& name) {
  const std::string folded = fold(name);
  return folded.ends_with(".md") ||
         std::ranges::any_of(kSheetLookalikes,
                             [&](std::string_view end) { return folded.ends_with(end); });
}

bool is_beside_the_sheets(const fs::path& path) {
  return std::ranges::find(kNoSheets, fold(path.stem().string())) != kNoSheets.end();
}

/// The entries that may be sheets, by name; notes those that only look like one.
std::vector<fs::path> sheet_paths(const fs::path& folder, Reading& reading) {
  std::vector<fs::path> paths;
  std::error_code problem;
  fs::directory_iterator entry(folder, problem);
  for (; !problem && entry != fs::directory_iterator(); entry.increment(problem)) {
    const std::string name = entry->path().filename().string();
    if (name.starts_with('.') || is_beside_the_sheets(entry->path())) continue;
    if (name.ends_with(".md"))
      paths.push_back(entry->path());
    else if (looks_like_a_sheet(name))
      reading.problems.push_back(problem_with(entry->path(), Severity::note, "not-a-sheet",
                                              "ignored: expected a name in '.md'"));
  }
  if (problem)
    reading.problems.push_back(problem_with(folder, Severity::error, "folder-unreadable",
                                            "cannot be read: " + problem.message()));
  std::ranges::sort(paths);
  return paths;
}

/// True when following links from `path` leads out of the folder.
bool leads_outside(const fs::path& path, const fs::path& folder) {
  std::error_code problem;
  if (!fs::is_symlink(path, problem)) return false;
  const fs::path target = fs::canonical(path, problem);
  if (problem) return true;
  const fs::path home = fs::canonical(folder, problem);
  return problem || target.parent_path() != home;
}

void read_entry(const fs::path& path, const fs::path& folder, Reading& reading) {
  if (leads_outside(path, folder)) {
    reading.problems.push_back(
        problem_with(path, Severity::error, "sheet-outside",
                     "left out: expected a file, not a link out of the folder"));
    return;
  }
  const auto bytes = file_bytes(path, kMaxSheetBytes);
  if (!bytes) {
    reading.problems.push_back(bytes.error());
    return;
  }
  reading.fingerprint += fingerprint_of(path.filename().string(), *bytes);
  Reading sheet = read_sheet_file(*bytes, path.string());
  std::ranges::move(sheet.products, std::back_inserter(reading.products));
  std::ranges::move(sheet.problems, std::back_inserter(reading.problems));
}

}  // namespace

Reading read_folder(const fs::path& folder) {
  Reading reading;
  const fs::path sheets = sheets_folder(folder);
  for (const fs::path& path : sheet_paths(sheets, reading)) read_entry(path, sheets, reading);
  return reading;
}

}  // namespace vigie
