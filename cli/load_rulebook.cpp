#include "cli/load_rulebook.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

namespace vigie {

namespace {

namespace fs = std::filesystem;

std::optional<std::string> text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file || fs::is_directory(path)) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>(file), {}};
}

bool is_shipped(const std::string& name) {
  return std::ranges::find(shipped_rulebooks(), name) != shipped_rulebooks().end();
}

}  // namespace

Expected<Rulebook, std::vector<Diagnostic>> load_rulebook_file(const std::string& path) {
  // A shipped name means the shipped rulebook, unless there is a file of that name.
  if (!fs::exists(path) && is_shipped(path))
    return read_rulebook(shipped_rulebook(path).value(), path + ".yaml");
  const auto text = text_of(path);
  if (!text) {
    const auto shipped = shipped_rulebook(path);
    return Unexpected{std::vector{
        Diagnostic{.place = {.file = path},
                   .severity = Severity::error,
                   .id = "rulebook-unreadable",
                   .text = "cannot be read; " + (shipped ? std::string{} : shipped.error())}}};
  }
  const fs::path folder = fs::path(path).parent_path();
  return read_rulebook(*text, path,
                       [&](const std::string& name) -> Expected<std::string, std::string> {
                         if (is_shipped(name)) return shipped_rulebook(name);
                         if (auto base = text_of(folder / name)) return *std::move(base);
                         return Unexpected{"'" + name + "' is neither a file beside " + path +
                                           " nor a rulebook of this program"};
                       });
}

Expected<RulebookWithCases, std::vector<Diagnostic>> load_rulebook_with_cases(
    const std::string& path) {
  auto rulebook = load_rulebook_file(path);
  if (!rulebook) return Unexpected{std::move(rulebook).error()};
  auto text = text_of(path);
  if (!text) text = shipped_rulebook(path).value();
  auto cases = read_rule_cases(*text, path, *rulebook);
  if (!cases) return Unexpected{std::move(cases).error()};
  return RulebookWithCases{.rulebook = *std::move(rulebook), .cases = *std::move(cases)};
}

}  // namespace vigie
