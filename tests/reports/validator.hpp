/// JSON Schemas, applied by a validator that was not written here.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <sys/wait.h>
#include <unistd.h>

namespace vigie::test {

inline constexpr int kNoValidator = 77;

/// How many of the JSON documents are not valid under the schema; kNoValidator when the
/// validator is not installed.
inline int count_invalid(const std::string& schema, const std::vector<std::string>& documents) {
  namespace fs = std::filesystem;
  const fs::path folder =
      fs::temp_directory_path() / ("vigie-schema-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  std::ofstream(folder / "schema.json") << schema;
  std::string command = "cd '" + folder.string() +
                        "' && python3 '" VIGIE_SOURCE_DIR
                        "/tests/reports/validate.py' schema.json";
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const std::string name = std::to_string(i) + ".json";
    std::ofstream(folder / name) << documents.at(i);
    command += " " + name;
  }
  const int status = std::system(command.c_str());  // NOLINT: a fixed command of this test
  fs::remove_all(folder);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace vigie::test
