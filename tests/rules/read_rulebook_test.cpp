#include "rules/rulebook.hpp"

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace vigie {

namespace {

// The smallest rulebook that uses everything; the cases below break it one line at a time.
constexpr std::string_view kGood = R"(rulebook:
  id: house
  version: "1"
  title: {fr: Maison, en: House}
coverage-from-percent: 50
grades:
  - {letter: A, from-percent: 80}
  - {letter: B, from-percent: 40}
phase-groups:
  online: [construction, acceleration]
national-impact:
  deployed-phases: [acceleration]
  not-yet-phases: construction
  quality-from-percent: 70
standards:
  - id: openness
    family: transparency
    title: {fr: Ouverture, en: Openness}
    source: https://example.org/openness
    criteria:
      - id: code
        check: open-source
        title: {fr: Code ouvert, en: Open code}
        remedy: {fr: Publier le code., en: Publish the code.}
        level: legal
        weight: 20
        warn-credit-percent: 25
        due: online
        informative: [transfere]
      - id: figures
        check: https
        title: {fr: Chiffres, en: Figures}
        due: [online, opere]
        settings:
          warn-days: 200
      - id: rituals
        title: {fr: Rituels, en: Rituals}
        level: practice
        due: acceleration
)";

std::string with(std::string_view from, std::string_view to) {
  std::string text(kGood);
  const std::size_t at = text.find(from);
  if (at == std::string::npos) {
    ADD_FAILURE() << "the rulebook does not hold " << from;
    return text;
  }
  return text.replace(at, from.size(), to);
}

std::vector<std::string> lines(const std::vector<Diagnostic>& problems) {
  std::vector<std::string> lines;
  for (const Diagnostic& problem : problems) lines.push_back(to_string(problem));
  return lines;
}

Rulebook good() {
  auto book = read_rulebook(kGood, "r.yaml");
  EXPECT_TRUE(book) << (book ? "" : lines(book.error()).front());
  return book ? *book : Rulebook{};
}

TEST(Rulebook, everything_that_it_says_is_read) {
  const Rulebook book = good();
  EXPECT_EQ(book.id, "house");
  EXPECT_EQ(book.version, "1");
  EXPECT_EQ(book.title, (Wording{"Maison", "House"}));
  EXPECT_EQ(book.hash.size(), 64U);
  EXPECT_EQ(book.coverage_from_percent, 50);
  ASSERT_EQ(book.grades.size(), 2U);
  EXPECT_EQ(book.grades.at(1).letter, "B");
  EXPECT_EQ(book.grades.at(1).from_percent, 40);
  EXPECT_EQ(book.national_impact.quality_from_percent, 70);
  EXPECT_EQ(book.national_impact.not_yet_phases, std::vector<std::string>{"construction"});
  ASSERT_EQ(book.standards.size(), 1U);
  EXPECT_EQ(book.standards.front().source, "https://example.org/openness");
  ASSERT_EQ(book.criteria.size(), 3U);
  const Criterion& code = book.criteria.front();
  EXPECT_EQ(code.standard, "openness");
  EXPECT_EQ(code.check->id, "open-source");
  EXPECT_EQ(code.level, Level::legal);
  EXPECT_EQ(code.weight, 20);
  EXPECT_EQ(code.warn_credit_percent, 25);
  EXPECT_EQ(code.remedy->en, "Publish the code.");
  EXPECT_EQ(book.criteria.at(1).settings.number("warn-days"), 200);
  EXPECT_EQ(book.criteria.at(2).check, nullptr);
  EXPECT_EQ(book.criteria.at(2).weight, 1);
  EXPECT_TRUE(book.warnings.empty());
}

TEST(Rulebook, a_group_stands_for_its_phases) {
  const Rulebook book = good();
  EXPECT_EQ(book.criteria.at(1).due_in,
            (std::vector<std::string>{"construction", "acceleration", "opere"}));
}

TEST(Rulebook, a_criterion_bears_on_the_phases_that_it_names) {
  const Criterion code = good().criteria.front();
  EXPECT_EQ(code.bearing_in("construction"), Bearing::due);
  EXPECT_EQ(code.bearing_in("transfere"), Bearing::informative);
  EXPECT_EQ(code.bearing_in("abandon"), Bearing::not_applicable);
  EXPECT_EQ(code.bearing_in(""), Bearing::not_applicable);
}

TEST(Rulebook, a_phase_that_nobody_knows_is_judged_as_construction) {
  const Rulebook book = good();
  EXPECT_EQ(book.judged_as("opere"), "opere");
  EXPECT_EQ(book.judged_as("hibernation"), "construction");
  EXPECT_EQ(book.judged_as(""), "construction");
}

TEST(Rulebook, a_new_phase_is_accepted_with_a_warning_and_then_known) {
  const auto book = read_rulebook(with("[online, opere]", "[online, acceleraton]"), "r.yaml");
  ASSERT_TRUE(book);
  EXPECT_EQ(lines(book->warnings),
            std::vector<std::string>{"r.yaml:33:14: warning: 'acceleraton' is not a phase that "
                                     "this program knows (did you mean 'acceleration'?) "
                                     "[unknown-phase]"});
  EXPECT_EQ(book->judged_as("acceleraton"), "acceleraton");
}

TEST(Rulebook, the_hash_changes_with_a_byte) {
  EXPECT_NE(good().hash, read_rulebook(with("20", "21"), "r.yaml")->hash);
}

struct Broken {
  std::string name;
  std::string from;
  std::string to;
  std::vector<std::string> expected;
};

void PrintTo(const Broken& broken, std::ostream* out) {
  *out << broken.name;
}

class BrokenRulebook : public testing::TestWithParam<Broken> {};

TEST_P(BrokenRulebook, is_told_with_its_place) {
  const Broken& broken = GetParam();
  const auto book = read_rulebook(with(broken.from, broken.to), "r.yaml");
  ASSERT_FALSE(book) << "accepted: " << broken.to;
  EXPECT_EQ(lines(book.error()), broken.expected);
}

const std::vector<Broken> kBroken{
    {"top_key",
     "grades:",
     "gardes:",
     {"r.yaml:6:1: error: unknown key 'gardes' (did you mean 'grades'?) [unknown-key]"}},
    {"criterion_key",
     "weight: 20",
     "wieght: 20",
     {"r.yaml:26:9: error: unknown key 'wieght' (did you mean 'weight'?) [unknown-key]"}},
    {"standard_key",
     "    family:",
     "    famly: x\n    family:",
     {"r.yaml:17:5: error: unknown key 'famly' (did you mean 'family'?) [unknown-key]"}},
    {"strange_key",
     "weight: 20",
     "importance: 20",
     {"r.yaml:26:9: error: unknown key 'importance' [unknown-key]"}},
    {"grade_key",
     "{letter: A, from-percent: 80}",
     "{letter: A, from-percent: 80, colour: red}",
     {"r.yaml:7:35: error: unknown key 'colour' [unknown-key]"}},
    {"impact_key",
     "  quality-from-percent",
     "  quality-from",
     {"r.yaml:14:3: error: unknown key 'quality-from' [unknown-key]"}},
    {"language",
     "{fr: Maison, en: House}",
     "{fr: Maison, de: Haus}",
     {"r.yaml:4:10: error: expected a key 'en' here [missing-key]",
      "r.yaml:4:23: error: unknown key 'de' [unknown-key]"}},
    {"no_english",
     "{fr: Ouverture, en: Openness}",
     "{fr: Ouverture}",
     {"r.yaml:18:12: error: expected a key 'en' here [missing-key]"}},
    {"empty_french",
     "{fr: Code ouvert, en",
     "{fr: \"\", en",
     {"r.yaml:23:21: error: expected a text for 'fr', not '' [wrong-value]"}},
    {"title_in_no_language",
     "{fr: Rituels, en: Rituals}",
     "Rituals",
     {"r.yaml:37:16: error: expected 'title' in both languages: {fr: …, en: …}, not 'Rituals' "
      "[wrong-value]"}},
    {"no_title",
     "        title: {fr: Rituels, en: Rituals}\n",
     "",
     {"r.yaml:36:9: error: expected a key 'title' here [missing-key]"}},
    {"unknown_check",
     "check: open-source",
     "check: open-sourse",
     {"r.yaml:22:16: error: there is no check 'open-sourse' (did you mean 'open-source'?) "
      "[unknown-check]"}},
    {"no_such_check",
     "check: open-source",
     "check: lighthouse",
     {"r.yaml:22:16: error: there is no check 'lighthouse' [unknown-check]"}},
    {"unknown_setting",
     "warn-days: 200",
     "warn-day: 200",
     {"r.yaml:35:11: error: 'warn-day' is not a setting of 'https' (did you mean "
      "'warn-days'?) [unknown-setting]"}},
    {"setting_not_a_number",
     "warn-days: 200",
     "warn-days: a year",
     {"r.yaml:35:22: error: expected a whole number from 0 to 100000 for 'warn-days', not "
      "'a year' [wrong-value]"}},
    {"settings_of_nothing",
     "        level: practice\n",
     "        level: practice\n        settings: {warn-days: 3}\n",
     {"r.yaml:39:19: error: settings belong to a check, and this criterion has none "
      "[settings-without-check]"}},
    {"settings_not_a_mapping",
     "\n          warn-days: 200",
     " 200",
     {"r.yaml:34:19: error: expected the check's settings: {name: value, …}, not '200' "
      "[wrong-value]"}},
    {"unknown_level",
     "level: legal",
     "level: legl",
     {"r.yaml:25:16: error: expected legal, programme or practice, not 'legl' (did you mean "
      "'legal'?) [unknown-level]"}},
    {"weight_too_heavy",
     "weight: 20",
     "weight: 101",
     {"r.yaml:26:17: error: expected a whole number from 0 to 100 for 'weight', not '101' "
      "[wrong-value]"}},
    {"weight_below_zero",
     "weight: 20",
     "weight: -1",
     {"r.yaml:26:17: error: expected a whole number from 0 to 100 for 'weight', not '-1' "
      "[wrong-value]"}},
    {"weight_a_fraction",
     "weight: 20",
     "weight: 2.5",
     {"r.yaml:26:17: error: expected a whole number from 0 to 100 for 'weight', not '2.5' "
      "[wrong-value]"}},
    {"weight_a_list",
     "weight: 20",
     "weight: [20]",
     {"r.yaml:26:17: error: expected a whole number from 0 to 100 for 'weight', not a list "
      "[wrong-value]"}},
    {"weight_of_nothing",
     "weight: 20",
     "weight:",
     {"r.yaml:26:9: error: expected a value after 'weight' [wrong-value]"}},
    {"credit",
     "warn-credit-percent: 25",
     "warn-credit-percent: 250",
     {"r.yaml:27:30: error: expected a whole number from 0 to 100 for 'warn-credit-percent', "
      "not '250' [wrong-value]"}},
    {"criterion_twice",
     "id: figures",
     "id: code",
     {"r.yaml:30:13: error: there is already a criterion 'code' [duplicate-id]"}},
    {"id_with_capitals",
     "id: rituals",
     "id: Team rituals",
     {"r.yaml:36:13: error: expected lower-case words joined by '-', not 'Team rituals' "
      "[bad-id]"}},
    {"no_id",
     "- id: rituals\n        title",
     "- title",
     {"r.yaml:36:9: error: expected a key 'id' here [missing-key]"}},
    {"duplicate_key",
     "weight: 20",
     "weight: 20\n        weight: 30",
     {"r.yaml:27:9: error: duplicate key 'weight' [yaml-duplicate-key]"}},
    {"phase_twice",
     "informative: [transfere]",
     "informative: [acceleration]",
     {"r.yaml:29:22: error: 'acceleration' is both in 'due' and in 'informative' "
      "[phase-twice]"}},
    {"no_phase",
     "        due: acceleration\n",
     "",
     {"r.yaml:36:9: error: expected a key 'due' (or 'informative') here: the phases in which "
      "the criterion applies [missing-key]"}},
    {"phases_of_nothing",
     "due: [online, opere]",
     "due:",
     {"r.yaml:33:9: error: expected a value after 'due' [wrong-value]"}},
    {"empty_phases",
     "due: [online, opere]",
     "due: []",
     {"r.yaml:33:14: error: expected a word or a list of words for 'due', not an empty list "
      "[wrong-value]"}},
    {"group_named_as_a_phase",
     "  online: [",
     "  opere: [opere]\n  online: [",
     {"r.yaml:10:3: error: 'opere' is already the name of a phase [group-is-a-phase]"}},
    {"source_without_scheme",
     "https://example.org/openness",
     "example.org",
     {"r.yaml:19:13: error: expected an address that starts with https:// or http://, not "
      "'example.org' [bad-address]"}},
    {"grades_upside_down",
     "letter: B, from-percent: 40",
     "letter: B, from-percent: 90",
     {"r.yaml:8:31: error: expected less than 80: grades are listed from the best down "
      "[grade-order]"}},
    {"grade_twice",
     "letter: B",
     "letter: A",
     {"r.yaml:8:5: error: there is already a grade 'A' [duplicate-id]"}},
    {"grade_without_threshold",
     "{letter: B, from-percent: 40}",
     "{letter: B}",
     {"r.yaml:8:5: error: expected a key 'from-percent' here [missing-key]"}},
    {"coverage",
     "coverage-from-percent: 50",
     "coverage-from-percent: half",
     {"r.yaml:5:24: error: expected a whole number from 0 to 100 for 'coverage-from-percent', "
      "not 'half' [wrong-value]"}},
};

INSTANTIATE_TEST_SUITE_P(Rulebook, BrokenRulebook, testing::ValuesIn(kBroken),
                         [](const auto& test) { return test.param.name; });

TEST(Rulebook, a_standard_without_criteria_is_refused) {
  const std::string text = std::string(kGood) +
                           "  - id: empty\n    family: design\n"
                           "    title: {fr: Vide, en: Empty}\n";
  const auto book = read_rulebook(text, "r.yaml");
  ASSERT_FALSE(book);
  EXPECT_EQ(lines(book.error()),
            std::vector<std::string>{"r.yaml:40:5: error: expected 'criteria' here: a standard "
                                     "without any is never judged [no-criteria]"});
}

TEST(Rulebook, every_mistake_is_told_at_once_in_the_order_of_the_file) {
  std::string text = with("weight: 20", "weight: heavy");
  const auto replace = [&](std::string_view from, std::string_view to) {
    text.replace(text.find(from), from.size(), to);
  };
  replace("id: rituals", "id: code");
  replace("letter: B", "leter: B");
  replace("check: https", "check: htpps");
  const auto book = read_rulebook(text, "r.yaml");
  ASSERT_FALSE(book);
  std::vector<int> places;
  for (const Diagnostic& problem : book.error()) places.push_back(problem.place.line);
  EXPECT_EQ(places, (std::vector<int>{8, 8, 26, 31, 36}));
}

TEST(Rulebook, what_is_no_rulebook_at_all_is_refused_without_a_crash) {
  for (const std::string_view text :
       {"", "~", "[]", "just words", "{}", "rulebook: 3\nstandards: 4",
        "standards: [1, [], {}]", "standards:\n  - criteria: [1, {}]",
        "rulebook: {id: [], version: {}, title: []}",
        "grades: [1]\nphase-groups: []\nnational-impact: x", "a: &b [*b]", "\t- :\n\xff\xfe"}) {
    const auto book = read_rulebook(text, "r.yaml");
    ASSERT_FALSE(book) << text;
    EXPECT_FALSE(book.error().empty()) << text;
    for (const Diagnostic& problem : book.error()) EXPECT_EQ(problem.place.file, "r.yaml");
  }
}

}  // namespace

}  // namespace vigie
