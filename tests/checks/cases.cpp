#include "cases.hpp"

#include "checks/catalogue.hpp"
#include "text/yaml.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>

namespace vigie::tests {

namespace {

std::string read_file(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("there is no " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

void know(const YAML::Node& map, const std::set<std::string>& keys, const std::string& path) {
  for (const auto& entry : map)
    if (!keys.contains(entry.first.Scalar()))
      throw std::runtime_error(path + ":" + std::to_string(entry.first.Mark().line + 1) +
                               ": unknown key '" + entry.first.Scalar() + "'");
}

CaseFile read_case_file(const Check& check) {
  CaseFile file;
  file.check = &check;
  file.path = VIGIE_SOURCE_DIR "/tests/checks/" + std::string(check.id) + ".yaml";
  const auto root = read_yaml(read_file(file.path), file.path);
  if (!root) throw std::runtime_error(to_string(root.error().front()));
  know(*root, {"verdicts", "cases"}, file.path);
  for (const YAML::Node& verdict : (*root)["verdicts"])
    file.verdicts.push_back(verdict.Scalar());
  for (const YAML::Node& node : (*root)["cases"]) {
    know(node, {"case", "given", "expect", "settings"}, file.path);
    know(node["expect"],
         {"verdict", "cause", "reason", "reason_fr", "reason_en", "excerpt", "remedy",
          "remedy_fr", "where", "evidence_url", "confidence", "facts", "newest"},
         file.path);
    file.cases.push_back({.check = &check,
                          .name = scalar_or_empty(node["case"]),
                          .file = file.path,
                          .line = node.Mark().line + 1,
                          .given = node["given"],
                          .expect = node["expect"],
                          .settings = node["settings"]});
  }
  return file;
}

}  // namespace

std::vector<CaseFile> read_case_files() {
  std::vector<CaseFile> files;
  for (const Check* check : catalogue()) files.push_back(read_case_file(*check));
  return files;
}

Settings settings_of(const Case& the_case) {
  Settings settings(the_case.check->settings);
  for (const auto& entry : the_case.settings) {
    const std::string name = entry.first.Scalar();
    if (entry.second.IsSequence())
      settings.set(name, entry.second.as<std::vector<std::string>>());
    else
      settings.set(name, entry.second.as<int>());
  }
  return settings;
}

}  // namespace vigie::tests
