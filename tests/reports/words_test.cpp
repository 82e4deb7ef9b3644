#include "reports/words.hpp"

#include "reports/tally.hpp"
#include "tests/reports/three_products.hpp"
#include "tests/rules/judged.hpp"

#include <gtest/gtest.h>

namespace vigie {

namespace {

TEST(Words, counts_agree_with_their_noun) {
  EXPECT_EQ(count_of(Verdict::fail, 0, Language::fr), "0 manquement");
  EXPECT_EQ(count_of(Verdict::fail, 1, Language::fr), "1 manquement");
  EXPECT_EQ(count_of(Verdict::fail, 2, Language::fr), "2 manquements");
  EXPECT_EQ(count_of(Verdict::not_applicable, 0, Language::en), "0 do not apply");
  EXPECT_EQ(count_of(Verdict::not_applicable, 1, Language::en), "1 does not apply");
}

TEST(Words, sizes_are_told_in_the_unit_that_fits) {
  EXPECT_EQ(size_of(0, Language::fr), "0 octet");
  EXPECT_EQ(size_of(999, Language::fr), "999 octets");
  EXPECT_EQ(size_of(1000, Language::fr), "1 ko");
  EXPECT_EQ(size_of(1'950'000, Language::fr), "1,9 Mo");
  EXPECT_EQ(size_of(1'950'000, Language::en), "1.9 MB");
}

TEST(Words, a_score_is_a_range_or_one_number_or_nothing) {
  EXPECT_EQ(score_range({.low = 60, .high = 80, .coverage = 80, .applicable = true}), "60–80");
  EXPECT_EQ(score_range({.low = 72, .high = 72, .coverage = 100, .applicable = true}), "72");
  EXPECT_EQ(score_range({}), "–");
}

TEST(Words, strange_phases_and_families_keep_their_names) {
  EXPECT_EQ(phase_title("hibernation", Language::fr), "hibernation");
  EXPECT_EQ(phase_title("", Language::fr), "Sans phase");
  EXPECT_EQ(family_title("cuisine", Language::en), "cuisine");
  EXPECT_EQ(family_title("privacy", Language::fr), "Vie privée");
}

TEST(Remedy, is_the_rulebook_s_when_the_team_has_something_to_do) {
  for (const Verdict verdict : {Verdict::fail, Verdict::warn, Verdict::manual}) {
    JudgedFinding judged = test::judged("c", verdict);
    judged.remedy = {"Faire.", "Do."};
    EXPECT_EQ(remedy_of(judged, Language::fr), "Faire.") << to_string(verdict);
  }
}

TEST(Remedy, is_not_invented_for_what_was_not_seen) {
  for (const Verdict verdict : {Verdict::error, Verdict::unknown, Verdict::pass}) {
    JudgedFinding judged = test::judged("c", verdict);
    judged.remedy = {"Faire.", "Do."};
    EXPECT_EQ(remedy_of(judged, Language::fr), "") << to_string(verdict);
  }
}

TEST(Tally, counts_products_and_findings) {
  const Audit audit = test::three_products();
  const Tally counted = tally(audit);
  EXPECT_EQ(counted.products, 3U);
  EXPECT_EQ(counted.to_act, 1U);
  EXPECT_EQ(counted.not_judged, 1U);
  EXPECT_EQ(counted.unobserved, 1U);
  EXPECT_EQ(counted.criteria.size(), 4U);
  ASSERT_EQ(counted.causes.size(), 1U);
  EXPECT_EQ(counted.causes.front().products.size(), 1U);
}

TEST(Tally, leaves_out_what_is_informative) {
  Audit audit = test::three_products();
  for (JudgedFinding& judged : audit.products.at(0).findings) judged.informative = true;
  const Tally counted = tally(audit);
  EXPECT_EQ(counted.verdicts.of(Verdict::error), 0U);
  EXPECT_TRUE(counted.causes.empty());
}

TEST(Tally, phases_come_in_the_order_of_a_life_and_strange_ones_last) {
  EXPECT_EQ(phases_in_order({{"abandon", 1}, {"construction", 2}, {"attente", 3}, {"", 1}}),
            (std::vector<std::string>{"construction", "abandon", "", "attente"}));
}

TEST(Tally, who_has_most_to_do_comes_first) {
  Audit audit;
  for (const auto& [id, weight] :
       {std::pair{"a", 1}, std::pair{"b", 9}, std::pair{"c", 9}, std::pair{"d", 0}}) {
    ProductAudit product;
    product.product.id = id;
    product.findings = {test::judged("x", weight == 0 ? Verdict::pass : Verdict::fail, weight)};
    audit.products.push_back(product);
  }
  std::string order;
  for (const ProductAudit* product : who_must_act(audit)) order += product->product.id;
  EXPECT_EQ(order, "bca");
}

}  // namespace

}  // namespace vigie
