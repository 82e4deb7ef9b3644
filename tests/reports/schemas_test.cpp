// The schemas of what people write: they accept what the readers accept, and no more.
#include "reports/schemas.hpp"

#include "rules/exceptions.hpp"
#include "tests/reports/validator.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <yaml-cpp/yaml.h>

namespace vigie::test {
namespace {

using Json = nlohmann::ordered_json;

std::string file_text(const std::string& path) {
  std::ifstream file(std::string(VIGIE_SOURCE_DIR) + "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// YAML as an editor's schema check sees it.
Json json_of(const YAML::Node& node) {
  if (node.IsMap()) {
    Json json = Json::object();
    for (const auto& entry : node) json[entry.first.Scalar()] = json_of(entry.second);
    return json;
  }
  if (node.IsSequence()) {
    Json json = Json::array();
    for (const YAML::Node& each : node) json.push_back(json_of(each));
    return json;
  }
  if (node.IsNull()) return {};
  int number = 0;
  const bool is_quoted = node.Tag() == "!";
  if (!is_quoted && YAML::convert<int>::decode(node, number)) return number;
  return node.Scalar();
}

std::string as_json(const std::string& yaml) {
  return json_of(YAML::Load(yaml)).dump();
}

std::string with(std::string text, const std::string& what, const std::string& instead) {
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), instead);
}

TEST(Schemas, are_shipped_as_they_are_made) {
  const std::vector<std::pair<std::string, std::string>> shipped{
      {"rules", rules_schema()},
      {"waivers", waivers_schema()},
      {"attestations", attestations_schema()},
      {"objectives", objectives_schema()},
      {"portfolio", portfolio_schema()}};
  for (const auto& [name, schema] : shipped) {
    const std::string path = "schemas/" + name + ".schema.json";
    if (std::getenv("VIGIE_UPDATE_GOLDEN") != nullptr) {
      std::ofstream(std::string(VIGIE_SOURCE_DIR) + "/" + path, std::ios::binary) << schema;
      ADD_FAILURE() << path << " was rewritten";
    }
    EXPECT_EQ(file_text(path), schema) << path << "; VIGIE_UPDATE_GOLDEN=1 rewrites it";
  }
}

TEST(Schemas, accept_the_rulebook_that_is_shipped) {
  const int invalid =
      count_invalid(rules_schema(), {as_json(file_text("rules/beta-gouv.yaml"))});
  if (invalid == kNoValidator) GTEST_SKIP() << "python3-jsonschema is not installed";
  EXPECT_EQ(invalid, 0);
}

TEST(Schemas, refuse_what_the_reader_of_rulebooks_refuses) {
  const std::string book = file_text("rules/beta-gouv.yaml");
  const std::vector<std::string> broken{
      with(book, "coverage-from-percent: 60", "coverage-from-percent: 101"),
      with(book, "coverage-from-percent", "coverage"),
      with(book, "level: legal", "level: law"),
      with(book, "check: metric-freshness", "check: freshness"),
      with(book, "from-percent: 80", "from-percent: high"),
      with(book, "    family:", "    families:"),
  };
  std::vector<std::string> documents;
  for (const std::string& each : broken) {
    EXPECT_FALSE(read_rulebook(each, "rules.yaml"));
    documents.push_back(as_json(each));
  }
  const int invalid = count_invalid(rules_schema(), documents);
  if (invalid == kNoValidator) GTEST_SKIP() << "python3-jsonschema is not installed";
  EXPECT_EQ(invalid, static_cast<int>(documents.size()));
}

TEST(Schemas, of_waivers_and_attestations_ask_for_every_key) {
  const std::string waiver =
      "waivers:\n  - {product: a, criterion: b, reason: c, approver: d, expires: 2026-12-31}\n";
  EXPECT_EQ(count_invalid(waivers_schema(), {as_json(waiver)}) % kNoValidator, 0);
  EXPECT_NE(count_invalid(waivers_schema(), {as_json(with(waiver, "reason: c, ", ""))}), 0);
  EXPECT_NE(count_invalid(waivers_schema(), {as_json(with(waiver, "2026-12-31", "soon"))}), 0);
  const std::string attestation =
      "attestations:\n  - {product: a, criterion: b, by: c, on: 2026-08-01,\n"
      "     evidence: \"https://example.org\", expires: 2027-02-01}\n";
  EXPECT_EQ(count_invalid(attestations_schema(), {as_json(attestation)}) % kNoValidator, 0);
  EXPECT_NE(count_invalid(attestations_schema(), {as_json(with(attestation, "by: c, ", ""))}),
            0);
}

TEST(Schemas, of_objectives_know_numbers_and_days) {
  const std::string objective =
      "objectives:\n  - {product: a, metric: b, target: 12, due: 2026-12-31,\n"
      "     from: {value: 3, on: 2026-06-30}}\n";
  EXPECT_EQ(count_invalid(objectives_schema(), {as_json(objective)}) % kNoValidator, 0);
  EXPECT_NE(count_invalid(objectives_schema(),
                          {as_json(with(objective, "target: 12", "target: many"))}),
            0);
  EXPECT_NE(count_invalid(objectives_schema(), {as_json(with(objective, "value: 3, ", ""))}),
            0);
}

TEST(Schemas, of_a_portfolio_accept_both_forms_of_the_file) {
  const std::string list = "- {id: a, name: A, link: \"https://example.org\"}\n";
  EXPECT_EQ(count_invalid(portfolio_schema(),
                          {as_json(list), as_json("products:\n" + list), as_json("[{}]")}) %
                kNoValidator,
            0);
  EXPECT_NE(count_invalid(portfolio_schema(), {as_json("product: x"), "3"}), 0);
}

}  // namespace
}  // namespace vigie::test
