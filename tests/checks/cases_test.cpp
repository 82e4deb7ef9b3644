#include "cases.hpp"

#include "checks/catalogue.hpp"
#include "text/yaml.hpp"

#include <algorithm>
#include <cctype>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

namespace vigie::tests {

namespace {

std::string place_of_case(const Case& the_case) {
  return the_case.file + ":" + std::to_string(the_case.line) + ": " + the_case.name;
}

void expect_contains(const std::string& text, const YAML::Node& part, const Case& the_case) {
  if (!part) return;
  EXPECT_NE(text.find(part.Scalar()), std::string::npos)
      << place_of_case(the_case) << "\n  expected: " << part.Scalar() << "\n  in: " << text;
}

void expect_equal(const std::string& text, const YAML::Node& expected, const Case& the_case) {
  if (!expected) return;
  EXPECT_EQ(text, expected.Scalar()) << place_of_case(the_case);
}

void expect_facts(const Finding& finding, const Case& the_case) {
  for (const auto& entry : the_case.expect["facts"]) {
    const auto fact = std::ranges::find(finding.facts, entry.first.Scalar(), &Fact::name);
    ASSERT_NE(fact, finding.facts.end())
        << place_of_case(the_case) << ": no fact " << entry.first.Scalar();
    EXPECT_EQ(fact->value, entry.second.Scalar()) << place_of_case(the_case);
  }
}

void expect_evidence(const Finding& finding, const Case& the_case) {
  const YAML::Node& expect = the_case.expect;
  if (finding.evidence().empty()) {
    EXPECT_FALSE(expect["evidence_url"] || expect["excerpt"] || expect["where"])
        << place_of_case(the_case) << ": the finding has no evidence";
    return;
  }
  const Citation& seen = finding.evidence().front();
  EXPECT_FALSE(seen.url.empty()) << place_of_case(the_case);
  expect_equal(seen.url, expect["evidence_url"], the_case);
  expect_contains(seen.excerpt, expect["excerpt"], the_case);
  expect_contains(seen.where, expect["where"], the_case);
}

void expect_freshness(const Finding& finding, const Case& the_case) {
  const YAML::Node& newest = the_case.expect["newest"];
  if (!newest) return;
  ASSERT_TRUE(finding.freshness) << place_of_case(the_case);
  const DateSpan& span = finding.freshness->newest;
  EXPECT_EQ(iso_date(span.from) + ".." + iso_date(span.to), newest.Scalar())
      << place_of_case(the_case);
}

/// A "{0}" that nothing replaced; quoted templates ("{{status}}") are the page's own.
bool has_placeholder(const std::string& text) {
  for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1))
    if (at + 1 < text.size() && std::isdigit(static_cast<unsigned char>(text[at + 1])) != 0)
      return true;
  return false;
}

/// What every finding must be, whatever the case says.
void expect_well_formed(const Finding& finding, const Case& the_case) {
  const std::string french = finding.reason().in(Language::fr);
  EXPECT_FALSE(french.empty()) << place_of_case(the_case);
  EXPECT_FALSE(has_placeholder(french)) << place_of_case(the_case) << ": " << french;
  const bool needs_action =
      finding.verdict() == Verdict::fail || finding.verdict() == Verdict::warn;
  if (needs_action) {
    EXPECT_FALSE(finding.remedy.empty()) << place_of_case(the_case) << ": no remedy";
  }
  EXPECT_EQ(finding.confidence_percent == 100, finding.confidence_reason.empty())
      << place_of_case(the_case) << ": a confidence under 100 has a reason, and only it";
}

class CaseTest : public testing::Test {
 public:
  explicit CaseTest(Case the_case) : case_(std::move(the_case)) {}

  void TestBody() override {
    const Evidence evidence = evidence_of(case_);
    const Finding finding = run_check(*case_.check, evidence, settings_of(case_));
    const YAML::Node& expect = case_.expect;
    EXPECT_EQ(to_string(finding.verdict()), scalar_or_empty(expect["verdict"]))
        << place_of_case(case_) << "\n  because: " << finding.reason().in(Language::en);
    expect_equal(finding.cause() ? std::string(to_string(*finding.cause())) : "",
                 expect["cause"], case_);
    expect_equal(std::string(finding.reason().id()), expect["reason"], case_);
    expect_contains(finding.reason().in(Language::fr), expect["reason_fr"], case_);
    expect_contains(finding.reason().in(Language::en), expect["reason_en"], case_);
    expect_contains(finding.remedy.in(Language::en), expect["remedy"], case_);
    expect_contains(finding.remedy.in(Language::fr), expect["remedy_fr"], case_);
    expect_equal(std::to_string(finding.confidence_percent), expect["confidence"], case_);
    expect_facts(finding, case_);
    expect_evidence(finding, case_);
    expect_freshness(finding, case_);
    expect_well_formed(finding, case_);
  }

 private:
  Case case_;
};

/// "stats-page", "a timeout is not an absence" → words that every test runner accepts.
std::string test_name(std::string_view text) {
  std::string name;
  for (const char letter : text) {
    const bool is_word = std::isalnum(static_cast<unsigned char>(letter)) != 0;
    name += is_word ? letter : '_';
  }
  return name;
}

void register_cases() {
  for (const CaseFile& file : read_case_files())
    for (const Case& the_case : file.cases) {
      const std::string suite = test_name(file.check->id);
      const std::string name = test_name(the_case.name);
      testing::RegisterTest(suite.c_str(), name.c_str(), nullptr, nullptr,
                            the_case.file.c_str(), the_case.line,
                            [the_case]() -> testing::Test* {
                              return new CaseTest(the_case);  // GoogleTest deletes it
                            });
    }
}

bool has_case(const CaseFile& file, std::string_view verdict) {
  return std::ranges::any_of(file.cases, [&](const Case& the_case) {
    return scalar_or_empty(the_case.expect["verdict"]) == verdict;
  });
}

bool lists(const CaseFile& file, std::string_view verdict) {
  return std::ranges::find(file.verdicts, verdict) != file.verdicts.end();
}

}  // namespace

TEST(Cases, every_verdict_that_a_check_can_give_has_a_case) {
  for (const CaseFile& file : read_case_files())
    for (const std::string& verdict : file.verdicts)
      EXPECT_TRUE(has_case(file, verdict))
          << file.path << " has no case that expects " << verdict;
}

TEST(Cases, every_verdict_of_a_case_is_listed) {
  for (const CaseFile& file : read_case_files())
    for (const Case& the_case : file.cases)
      EXPECT_TRUE(lists(file, scalar_or_empty(the_case.expect["verdict"])))
          << place_of_case(the_case);
}

const std::set<std::string_view> kReadTheSheetOnly{"sheet-complete", "dashlord",
                                                   "risk-analysis", "security-registration"};

// A check without one of these has not been thought through.
TEST(Cases, every_check_can_please_complain_and_abstain) {
  for (const CaseFile& file : read_case_files()) {
    EXPECT_TRUE(lists(file, "pass")) << file.path;
    EXPECT_TRUE(lists(file, "fail") || lists(file, "warn")) << file.path;
    const bool depends_on_the_network = !kReadTheSheetOnly.contains(file.check->id);
    if (depends_on_the_network) {
      EXPECT_TRUE(lists(file, "error") || lists(file, "unknown")) << file.path;
    }
  }
}

TEST(Cases, no_two_cases_of_a_check_have_the_same_name) {
  for (const CaseFile& file : read_case_files()) {
    std::vector<std::string> names;
    for (const Case& the_case : file.cases) names.push_back(test_name(the_case.name));
    std::ranges::sort(names);
    const auto twice = std::ranges::adjacent_find(names);
    EXPECT_EQ(twice, names.end()) << file.path << ": " << (twice == names.end() ? "" : *twice);
  }
}

}  // namespace vigie::tests

int main(int argument_count, char** arguments) {
  testing::InitGoogleTest(&argument_count, arguments);
  vigie::tests::register_cases();
  return RUN_ALL_TESTS();
}
