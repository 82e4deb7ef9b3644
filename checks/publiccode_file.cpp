#include "checks/publiccode_file.hpp"

#include "text/fold.hpp"
#include "text/url.hpp"
#include "text/yaml.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace vigie {

namespace {

using Words = std::span<const std::string_view>;

constexpr std::array<std::string_view, 5> kStatuses{"concept", "development", "beta", "stable",
                                                    "obsolete"};
constexpr std::array<std::string_view, 9> kTypes{"standalone/mobile",
                                                 "standalone/iot",
                                                 "standalone/desktop",
                                                 "standalone/web",
                                                 "standalone/backend",
                                                 "standalone/other",
                                                 "addon",
                                                 "library",
                                                 "configurationFiles"};
constexpr std::array<std::string_view, 4> kMaintenance{"internal", "contract", "community",
                                                       "none"};

class Reader {
 public:
  explicit Reader(const YAML::Node& root) : root_(root) {}

  std::vector<std::string> mistakes;

  YAML::Node child(const YAML::Node& parent, const std::string& key) const {
    return parent && parent.IsMap() ? parent[key] : YAML::Node(YAML::NodeType::Undefined);
  }

  void expect(bool is_right, const std::string& path) {
    if (!is_right) mistakes.push_back(path);
  }

  void expect_text(const std::string& key) {
    expect(!scalar_or_empty(child(root_, key)).empty(), key);
  }

  void expect_address(const std::string& key) {
    expect(parse_url(scalar_or_empty(child(root_, key))).has_value(), key);
  }

  void expect_list(const YAML::Node& node, const std::string& path) {
    expect(node && node.IsSequence() && node.size() > 0, path);
  }

  void expect_word(const YAML::Node& node, Words words, const std::string& path) {
    expect(std::ranges::find(words, scalar_or_empty(node)) != words.end(), path);
  }

  void read() {
    expect_text("publiccodeYmlVersion");
    expect_text("name");
    expect_address("url");
    expect_list(child(root_, "platforms"), "platforms");
    expect_word(child(root_, "developmentStatus"), kStatuses, "developmentStatus");
    expect_word(child(root_, "softwareType"), kTypes, "softwareType");
    read_descriptions();
    const YAML::Node legal = child(root_, "legal");
    expect(!scalar_or_empty(child(legal, "license")).empty(), "legal.license");
    read_maintenance();
    read_localisation();
  }

 private:
  void read_descriptions() {
    const YAML::Node description = child(root_, "description");
    const bool has_language = description && description.IsMap() && description.size() > 0;
    expect(has_language, "description");
    if (!has_language) return;
    for (const auto& language : description) {
      const std::string path = "description." + scalar_or_empty(language.first) + '.';
      const YAML::Node text = language.second;
      expect(!scalar_or_empty(child(text, "shortDescription")).empty(),
             path + "shortDescription");
      expect(!scalar_or_empty(child(text, "longDescription")).empty(),
             path + "longDescription");
      expect_list(child(text, "features"), path + "features");
    }
  }

  void read_maintenance() {
    const YAML::Node maintenance = child(root_, "maintenance");
    const std::string type = scalar_or_empty(child(maintenance, "type"));
    expect_word(child(maintenance, "type"), kMaintenance, "maintenance.type");
    if (type == "contract")
      expect_list(child(maintenance, "contractors"), "maintenance.contractors");
    if (type == "internal" || type == "community")
      expect_list(child(maintenance, "contacts"), "maintenance.contacts");
  }

  void read_localisation() {
    const YAML::Node localisation = child(root_, "localisation");
    const std::string ready = fold(scalar_or_empty(child(localisation, "localisationReady")));
    expect(ready == "true" || ready == "false" || ready == "yes" || ready == "no",
           "localisation.localisationReady");
    expect_list(child(localisation, "availableLanguages"), "localisation.availableLanguages");
  }

  YAML::Node root_;
};

}  // namespace

std::vector<std::string> publiccode_mistakes(std::string_view text) {
  const auto root = read_yaml(text, "publiccode.yml");
  if (!root || !root->IsMap()) return {"YAML"};
  Reader reader(*root);
  reader.read();
  return std::move(reader.mistakes);
}

}  // namespace vigie
