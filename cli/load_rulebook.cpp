#include "cli/load_rulebook.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace vigie {

Expected<Rulebook, std::vector<Diagnostic>> load_rulebook_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file || std::filesystem::is_directory(path))
    return Unexpected{std::vector{Diagnostic{.place = {.file = path},
                                             .severity = Severity::error,
                                             .id = "rulebook-unreadable",
                                             .text = "cannot be read"}}};
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return read_rulebook(text, path);
}

}  // namespace vigie
