#include "reports/rulebook_report.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace vigie {

namespace {

Rulebook small() {
  Rulebook book;
  book.id = "essai";
  book.version = "1";
  book.title = {"Essai \x1b[31m", "Trial"};
  book.grades = {{.letter = "A", .from_percent = 80}, {.letter = "B", .from_percent = 40}};
  book.standards = {{"openness", "transparency", {"Ouverture", "Openness"}, ""}};
  Criterion criterion;
  criterion.id = "rituals";
  criterion.standard = "openness";
  criterion.title = {"Rituels", "Rituals"};
  criterion.level = Level::practice;
  criterion.weight = 7;
  criterion.due_in = {"construction", "acceleration"};
  criterion.informative_in = {"transfere"};
  book.criteria = {criterion};
  return book;
}

TEST(RulebookReport, is_a_table_that_one_can_read) {
  EXPECT_EQ(rulebook_text(small(), Language::fr),
            "Essai [31m, version 1 (essai)\n"
            "1 standard, 1 critère, dont 1 à attester par une personne\n"
            "Notes : A dès 80, B dès 40. Aucune si moins de 60 % a été observé.\n"
            "\n"
            "Transparence · Ouverture\n"
            "    7  rituals                         à attester · bonne pratique · compte en : "
            "construction, acceleration · pour information en : transfere\n");
}

TEST(RulebookReport, speaks_english) {
  const std::string text = rulebook_text(small(), Language::en);
  EXPECT_NE(text.find("Transparency · Openness"), std::string::npos) << text;
  EXPECT_NE(text.find("counts in: construction, acceleration"), std::string::npos) << text;
}

TEST(RulebookReport, as_json_holds_every_criterion_in_its_standard) {
  const auto json = nlohmann::ordered_json::parse(rulebook_json(default_rulebook()));
  EXPECT_EQ(json["id"], "beta-gouv");
  EXPECT_EQ(json["standards"].size(), 30U);
  std::size_t criteria = 0;
  for (const auto& standard : json["standards"]) criteria += standard["criteria"].size();
  EXPECT_EQ(criteria, default_rulebook().criteria.size());
  EXPECT_EQ(json["national_impact"]["event"], "national_impact");
}

}  // namespace

}  // namespace vigie
