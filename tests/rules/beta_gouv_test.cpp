// rules/beta-gouv.yaml: what the programme's rulebook must hold.
#include "checks/catalogue.hpp"
#include "portfolio/phase.hpp"
#include "rules/embedded.hpp"
#include "rules/rulebook.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

namespace vigie {

namespace {

const Criterion& criterion(std::string_view id) {
  const Criterion* const found = default_rulebook().find_criterion(id);
  EXPECT_NE(found, nullptr) << id;
  static const Criterion kNone;
  return found == nullptr ? kNone : *found;
}

TEST(BetaGouv, is_valid_without_a_warning) {
  const auto book = read_rulebook(embedded::kBetaGouv, "rules/beta-gouv.yaml");
  ASSERT_TRUE(book) << to_string(book.error().front());
  EXPECT_TRUE(book->warnings.empty());
}

TEST(BetaGouv, is_the_file_of_the_source_tree) {
  std::ifstream file(VIGIE_SOURCE_DIR "/rules/beta-gouv.yaml", std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  EXPECT_EQ(text, embedded::kBetaGouv);
}

TEST(BetaGouv, has_nine_families_and_thirty_standards) {
  std::map<std::string, int> families;
  for (const Standard& standard : default_rulebook().standards) ++families[standard.family];
  const std::map<std::string, int> expected{
      {"accessibility", 3}, {"design", 2},       {"team", 3},
      {"impact", 3},        {"support", 2},      {"software-quality", 8},
      {"security", 3},      {"transparency", 3}, {"privacy", 3}};
  EXPECT_EQ(families, expected);
  EXPECT_EQ(default_rulebook().standards.size(), 30U);
}

TEST(BetaGouv, uses_every_check_of_the_catalogue) {
  std::set<std::string_view> used;
  for (const Criterion& each : default_rulebook().criteria)
    if (each.check != nullptr) used.insert(each.check->id);
  ASSERT_FALSE(catalogue().empty());
  for (const Check* check : catalogue()) EXPECT_TRUE(used.contains(check->id)) << check->id;
}

TEST(BetaGouv, every_criterion_has_words_and_a_source_in_both_languages) {
  ASSERT_FALSE(default_rulebook().criteria.empty());
  for (const Criterion& each : default_rulebook().criteria) {
    EXPECT_FALSE(each.title->fr.empty() || each.title->en.empty()) << each.id;
    EXPECT_FALSE(each.remedy->fr.empty() || each.remedy->en.empty()) << each.id;
  }
  for (const Standard& each : default_rulebook().standards) {
    EXPECT_FALSE(each.title.fr.empty() || each.title.en.empty()) << each.id;
    EXPECT_TRUE(each.source.starts_with("https://")) << each.id;
  }
}

TEST(BetaGouv, nothing_is_asked_of_a_stopped_product) {
  for (const Criterion& each : default_rulebook().criteria)
    for (const std::string_view phase : {"abandon", "abandon-investigation"})
      EXPECT_EQ(each.bearing_in(phase), Bearing::not_applicable) << each.id;
}

TEST(BetaGouv, of_an_investigation_only_the_sheet_is_observed) {
  for (const Criterion& each : default_rulebook().criteria)
    if (each.check != nullptr) {
      EXPECT_EQ(each.bearing_in("investigation") == Bearing::due, each.id == "sheet-complete")
          << each.id;
    }
}

TEST(BetaGouv, what_can_be_seen_is_asked_of_every_product_online) {
  for (const Criterion& each : default_rulebook().criteria) {
    if (each.check == nullptr) continue;
    for (const std::string_view phase :
         {"construction", "acceleration", "consolidation", "opere"})
      EXPECT_EQ(each.bearing_in(phase), Bearing::due) << each.id << " in " << phase;
  }
}

TEST(BetaGouv, of_a_transferred_product_only_sheet_code_and_accessibility_count) {
  const std::set<std::string> due{"sheet-complete", "open-source", "accessibility-mention",
                                  "accessibility-statement", "rgaa-audit"};
  const std::set<std::string> never{"dashlord", "security-registration", "secure-development",
                                    "risk-analysis", "impact-objective"};
  for (const Criterion& each : default_rulebook().criteria) {
    const Bearing expected = due.contains(each.id)     ? Bearing::due
                             : never.contains(each.id) ? Bearing::not_applicable
                                                       : Bearing::informative;
    EXPECT_EQ(each.bearing_in("transfere"), expected) << each.id;
  }
}

TEST(BetaGouv, the_law_weighs_more_than_the_programme_and_what_is_seen_more_than_words) {
  int seen = 0;
  int attested = 0;
  for (const Criterion& each : default_rulebook().criteria) {
    (each.check == nullptr ? attested : seen) += each.weight;
    const bool legal = each.level == Level::legal;
    if (each.check == nullptr) {
      EXPECT_EQ(each.weight, legal ? 2 : 1) << each.id;
    } else {
      EXPECT_EQ(each.weight == 20, legal) << each.id;
    }
  }
  // The best grade must be within reach of what can be seen alone.
  const int share = seen * 100 / (seen + attested);
  EXPECT_GE(share, default_rulebook().grades.front().from_percent);
  EXPECT_GE(share, default_rulebook().coverage_from_percent);
}

TEST(BetaGouv, deployed_means_in_acceleration_or_beyond) {
  const NationalImpactRules& rules = default_rulebook().national_impact;
  EXPECT_EQ(rules.deployed_phases,
            (std::vector<std::string>{"acceleration", "consolidation", "opere", "transfere"}));
  EXPECT_EQ(rules.event, "national_impact");
}

TEST(BetaGouv, the_audit_is_planned_in_acceleration_and_done_afterwards) {
  EXPECT_EQ(criterion("rgaa-audit").bearing_in("construction"), Bearing::not_applicable);
  EXPECT_EQ(criterion("rgaa-audit").bearing_in("acceleration"), Bearing::informative);
  EXPECT_EQ(criterion("rgaa-audit").bearing_in("consolidation"), Bearing::due);
}

TEST(BetaGouv, names_no_phase_that_the_program_does_not_know) {
  for (const std::string& phase : default_rulebook().named_phases)
    EXPECT_TRUE(is_known_phase(phase)) << phase;
}

}  // namespace

}  // namespace vigie
