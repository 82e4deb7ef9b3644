#include "crawler/roles.hpp"

#include "crawler/embedded.hpp"
#include "text/fold.hpp"
#include "text/spelling.hpp"
#include "text/yaml.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <set>
#include <utility>

namespace vigie {

namespace {

constexpr std::array<std::string_view, 10> kRoleKeys{
    "id",         "title", "sheet-field", "link-texts",  "link-texts-refused",
    "link-paths", "paths", "max-visits",  "other-hosts", "proof"};
constexpr std::array<std::string_view, 4> kProofKeys{"phrases", "at-least", "xpaths",
                                                     "refuted-by"};
constexpr std::array<std::string_view, 3> kSheetFields{"stats_url", "budget_url", "impact_url"};
constexpr std::size_t kMostVisits = 20;

/// Reads the file once and collects every mistake on the way.
class RoleReader {
 public:
  explicit RoleReader(std::string_view file) : file_(file) {}

  RoleBook read(const YAML::Node& root) {
    RoleBook book;
    if (!root.IsMap() || !root["roles"] || !root["roles"].IsSequence()) {
      say(root, "expected a list 'roles'");
      return book;
    }
    std::set<std::string> ids;
    for (const YAML::Node& node : root["roles"]) {
      if (!node.IsMap()) {
        say(node, "expected a role: a mapping with 'id', 'title', 'proof'…");
        continue;
      }
      Role role = read_role(node);
      if (!role.id.empty() && !ids.insert(role.id).second)
        say(node["id"], "there is already a role '" + role.id + "'");
      book.roles.push_back(std::move(role));
    }
    return book;
  }

  std::vector<Diagnostic> problems;

 private:
  Role read_role(const YAML::Node& node) {
    know(node, kRoleKeys);
    Role role;
    role.id = scalar_or_empty(node["id"]);
    if (role.id.empty()) say(node, "expected an 'id'");
    role.title = {.fr = scalar_or_empty(node["title"]["fr"]),
                  .en = scalar_or_empty(node["title"]["en"])};
    if (role.title.fr.empty() || role.title.en.empty())
      say(node, "expected a 'title' in 'fr' and 'en'");
    role.sheet_field = scalar_or_empty(node["sheet-field"]);
    if (!role.sheet_field.empty() &&
        std::ranges::find(kSheetFields, role.sheet_field) == kSheetFields.end())
      say(node["sheet-field"], "expected a sheet field with an address" +
                                   did_you_mean(role.sheet_field, kSheetFields));
    role.link_texts = folded(node, "link-texts");
    role.link_texts_refused = folded(node, "link-texts-refused");
    role.link_paths = texts(node, "link-paths");
    role.paths = texts(node, "paths");
    for (const std::string& path : role.paths)
      if (!path.starts_with('/')) say(node["paths"], "expected paths that start with '/'");
    role.max_visits = number(node, "max-visits", role.max_visits, kMostVisits);
    role.other_hosts = boolean(node, "other-hosts");
    role.proof = read_proof(node["proof"], node);
    return role;
  }

  Proof read_proof(const YAML::Node& node, const YAML::Node& parent) {
    Proof proof;
    if (!node || !node.IsMap()) {
      say(parent, "expected 'proof': what on a page shows that it plays this role");
      return proof;
    }
    know(node, kProofKeys);
    proof.phrases = folded(node, "phrases");
    proof.xpaths = texts(node, "xpaths");
    proof.refuted_by = folded(node, "refuted-by");
    proof.at_least =
        number(node, "at-least", 1,
               std::max<std::size_t>(1, proof.phrases.size() + proof.xpaths.size()));
    if (proof.phrases.empty() && proof.xpaths.empty())
      say(node, "expected 'phrases' or 'xpaths'");
    return proof;
  }

  void know(const YAML::Node& map, std::span<const std::string_view> keys) {
    for (const auto& entry : map) {
      const std::string key = scalar_or_empty(entry.first);
      if (std::ranges::find(keys, key) == keys.end())
        say(entry.first, "unknown key '" + key + "'" + did_you_mean(key, keys));
    }
  }

  std::vector<std::string> texts(const YAML::Node& map, const char* key) {
    std::vector<std::string> values;
    const YAML::Node list = map[key];
    if (!list) return values;
    if (!list.IsSequence()) {
      say(list, std::string("expected a list of texts for '") + key + "'");
      return values;
    }
    for (const YAML::Node& item : list) {
      std::string value = scalar_or_empty(item);
      if (value.empty())
        say(item, "expected a text");
      else
        values.push_back(std::move(value));
    }
    return values;
  }

  std::vector<std::string> folded(const YAML::Node& map, const char* key) {
    std::vector<std::string> values = texts(map, key);
    for (std::string& value : values) value = fold(value);
    return values;
  }

  std::size_t number(const YAML::Node& map, const char* key, std::size_t otherwise,
                     std::size_t most) {
    const YAML::Node node = map[key];
    if (!node) return otherwise;
    const std::string text = scalar_or_empty(node);
    std::size_t value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem == std::errc{} && end == text.data() + text.size() && value >= 1 &&
        value <= most)
      return value;
    say(node, std::string("expected a whole number from 1 to ") + std::to_string(most));
    return otherwise;
  }

  bool boolean(const YAML::Node& map, const char* key) {
    const YAML::Node node = map[key];
    if (!node) return false;
    const std::string text = scalar_or_empty(node);
    if (text != "true" && text != "false") say(node, "expected true or false");
    return text == "true";
  }

  void say(const YAML::Node& node, std::string text) {
    problems.push_back({.place = place_of(node, file_),
                        .severity = Severity::error,
                        .id = "roles",
                        .text = std::move(text)});
  }

  std::string_view file_;
};

}  // namespace

const Role* RoleBook::find(std::string_view id) const {
  const auto found = std::ranges::find(roles, id, &Role::id);
  return found == roles.end() ? nullptr : &*found;
}

Expected<RoleBook, std::vector<Diagnostic>> read_roles(std::string_view yaml,
                                                       std::string_view file) {
  const auto root = read_yaml(yaml, file);
  if (!root) return Unexpected{root.error()};
  RoleReader reader(file);
  RoleBook book = reader.read(*root);
  if (!reader.problems.empty()) return Unexpected{std::move(reader.problems)};
  return book;
}

const RoleBook& default_roles() {
  static const RoleBook kBook = read_roles(embedded::kRoles, "roles.yaml").value();
  return kBook;
}

}  // namespace vigie
