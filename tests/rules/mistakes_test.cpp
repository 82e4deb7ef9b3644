// What people are told of a broken rulebook, waiver, attestation or objective: every sentence
// is kept in tests/rules/mistakes/mistakes.txt (VIGIE_UPDATE_GOLDEN=1 writes it anew: read the
// difference).
#include "rules/exceptions.hpp"
#include "rules/rule_cases.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

namespace vigie::test {
namespace {

const std::string kFolder = std::string(VIGIE_SOURCE_DIR) + "/tests/rules/mistakes/";
const Date kDay = *parse_iso_date("2026-08-20");

std::vector<Diagnostic> problems_of_rules(const std::string& text) {
  const auto rulebook = read_rulebook(text, "rules.yaml");
  if (!rulebook) return rulebook.error();
  const auto cases = read_rule_cases(text, "rules.yaml", *rulebook);
  return cases ? std::vector<Diagnostic>{} : cases.error();
}

template <class Entry>
std::vector<Diagnostic> problems_of(
    const Expected<std::vector<Entry>, std::vector<Diagnostic>>& read) {
  return read ? std::vector<Diagnostic>{} : read.error();
}

std::vector<Diagnostic> problems_of_file(const std::string& kind, const std::string& text) {
  if (kind == "waivers") return problems_of(read_waivers(text, "waivers.yaml", kDay));
  if (kind == "objectives") return problems_of(read_objectives(text, "objectives.yaml", kDay));
  if (kind == "attestations")
    return problems_of(read_attestations(text, "attestations.yaml", kDay));
  return problems_of_rules(text);
}

TEST(Mistakes, are_told_in_these_words) {
  std::ostringstream told;
  for (const YAML::Node& file : YAML::LoadFile(kFolder + "mistakes.yaml")) {
    const auto name = file["name"].as<std::string>();
    const auto problems =
        problems_of_file(file["kind"].as<std::string>(), file["text"].as<std::string>());
    EXPECT_FALSE(problems.empty()) << name << " was accepted";
    told << "## " << name << '\n';
    for (const Diagnostic& problem : problems) {
      EXPECT_GT(problem.place.line, 0) << name << ": " << problem.text;
      told << to_string(problem) << '\n';
    }
  }
  if (std::getenv("VIGIE_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(kFolder + "mistakes.txt") << told.str();
    return;
  }
  std::ifstream golden(kFolder + "mistakes.txt");
  const std::string expected{std::istreambuf_iterator<char>(golden), {}};
  EXPECT_EQ(told.str(), expected);
}

std::string bomb(int levels) {
  std::string text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int level = 1; level < levels; ++level) {
    const std::string before = std::to_string(level - 1);
    text += "a" + std::to_string(level) + ": &a" + std::to_string(level) + " [";
    for (int i = 0; i < 10; ++i) text += "*a" + before + (i < 9 ? ", " : "]\n");
  }
  return text;
}

TEST(Mistakes, of_size_end_at_once_with_one_sentence) {
  const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
  const std::string huge = "rulebook: \"" + std::string(std::size_t{100} << 20U, 'x') + "\"\n";
  for (const std::string& text : {bomb(12), deep, huge}) {
    for (const char* const kind : {"rules", "waivers", "attestations", "objectives"}) {
      const auto problems = problems_of_file(kind, text);
      ASSERT_EQ(problems.size(), 1U) << kind;
      EXPECT_LT(problems.front().text.size(), 300U);
    }
  }
}

}  // namespace
}  // namespace vigie::test
