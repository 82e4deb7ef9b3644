#include "rules/audit.hpp"
#include "tests/rules/judged.hpp"

#include <algorithm>
#include <array>
#include <random>

#include <gtest/gtest.h>

namespace vigie {

namespace {

using test::judged;
using Findings = std::vector<JudgedFinding>;

Rulebook graded() {
  Rulebook book;
  book.grades = {{.letter = "A", .from_percent = 80},
                 {.letter = "B", .from_percent = 60},
                 {.letter = "C", .from_percent = 20}};
  book.coverage_from_percent = 60;
  return book;
}

Findings of(int count, Verdict verdict) {
  return {static_cast<std::size_t>(count), judged("c", verdict)};
}

Findings operator+(Findings left, const Findings& right) {
  left.insert(left.end(), right.begin(), right.end());
  return left;
}

TEST(Score, six_of_ten_pass_two_fail_two_are_not_seen) {
  const Score result =
      score(of(6, Verdict::pass) + of(2, Verdict::fail) + of(2, Verdict::error), graded());
  EXPECT_EQ(result,
            (Score{.low = 60, .high = 80, .coverage = 80, .applicable = true, .grade = "B"}));
}

TEST(Score, what_was_not_judged_widens_the_interval_whatever_the_reason) {
  for (const Verdict verdict : {Verdict::unknown, Verdict::error, Verdict::manual}) {
    const Score result = score(of(3, Verdict::pass) + of(1, verdict), graded());
    EXPECT_EQ(result.low, 75) << to_string(verdict);
    EXPECT_EQ(result.high, 100) << to_string(verdict);
    EXPECT_EQ(result.coverage, 75) << to_string(verdict);
  }
}

TEST(Score, what_does_not_apply_leaves_the_denominator) {
  const Score result = score(
      of(1, Verdict::pass) + of(1, Verdict::fail) + of(8, Verdict::not_applicable), graded());
  EXPECT_EQ(result.low, 50);
  EXPECT_EQ(result.high, 50);
  EXPECT_EQ(result.coverage, 100);
}

TEST(Score, a_warning_earns_its_credit) {
  Findings findings{judged("a", Verdict::warn, 3), judged("b", Verdict::fail, 1)};
  findings.front().warn_credit_percent = 40;
  EXPECT_EQ(score(findings, graded()).low, 30);
  EXPECT_EQ(score(findings, graded()).high, 30);
}

TEST(Score, the_low_end_is_rounded_down_and_the_high_end_up) {
  const Score result =
      score(of(1, Verdict::pass) + of(1, Verdict::fail) + of(1, Verdict::unknown), graded());
  EXPECT_EQ(result.low, 33);
  EXPECT_EQ(result.high, 67);
  EXPECT_EQ(result.coverage, 66);
}

TEST(Score, nothing_to_judge_is_not_a_zero) {
  for (const Findings& findings :
       {Findings{}, of(3, Verdict::not_applicable), Findings{judged("a", Verdict::fail, 0)}}) {
    const Score result = score(findings, graded());
    EXPECT_FALSE(result.applicable);
    EXPECT_EQ(result.grade, std::nullopt);
  }
}

TEST(Score, what_is_informative_does_not_count) {
  Findings findings = of(2, Verdict::pass) + of(2, Verdict::fail);
  for (JudgedFinding& each : findings)
    each.informative = each.finding.verdict() == Verdict::fail;
  EXPECT_EQ(score(findings, graded()).low, 100);
}

TEST(Score, there_is_no_grade_when_too_little_was_seen) {
  EXPECT_EQ(score(of(6, Verdict::pass) + of(4, Verdict::error), graded()).grade, "B");
  EXPECT_EQ(score(of(59, Verdict::pass) + of(41, Verdict::error), graded()).grade,
            std::nullopt);
}

TEST(Score, the_grade_stands_on_the_low_end) {
  struct Case {
    int passes;
    std::optional<std::string> grade;
  };
  for (const Case& each : {Case{80, "A"}, Case{79, "B"}, Case{60, "B"}, Case{59, "C"},
                           Case{20, "C"}, Case{19, std::nullopt}})
    EXPECT_EQ(
        score(of(each.passes, Verdict::pass) + of(100 - each.passes, Verdict::fail), graded())
            .grade,
        each.grade)
        << each.passes;
}

constexpr std::array kVerdicts{Verdict::pass,          Verdict::warn,  Verdict::fail,
                               Verdict::unknown,       Verdict::error, Verdict::manual,
                               Verdict::not_applicable};

/// Any audit, the same at each run.
Findings any_findings(std::mt19937& random) {
  Findings findings;
  const std::size_t count = 1 + random() % 12;
  for (std::size_t i = 0; i < count; ++i)
    findings.push_back(judged("c" + std::to_string(i),
                              kVerdicts.at(random() % kVerdicts.size()),
                              static_cast<int>(random() % 101)));
  return findings;
}

TEST(Score, an_outage_never_raises_the_low_end_nor_lowers_the_high_end) {
  std::mt19937 random(1);
  for (int round = 0; round < 500; ++round) {
    Findings findings = any_findings(random);
    const Score before = score(findings, graded());
    JudgedFinding& hit = findings.at(random() % findings.size());
    if (hit.finding.verdict() == Verdict::not_applicable) continue;
    hit.finding = test::finding_of(round % 2 == 0 ? Verdict::error : Verdict::unknown);
    const Score after = score(findings, graded());
    EXPECT_LE(after.low, before.low);
    EXPECT_GE(after.high, before.high);
    EXPECT_LE(after.coverage, before.coverage);
  }
}

TEST(Score, one_more_thing_unseen_never_raises_the_low_end_nor_lowers_the_high_end) {
  std::mt19937 random(2);
  for (int round = 0; round < 500; ++round) {
    Findings findings = any_findings(random);
    const Score before = score(findings, graded());
    if (!before.applicable) continue;
    findings.push_back(judged("more", Verdict::error, static_cast<int>(random() % 101)));
    const Score after = score(findings, graded());
    EXPECT_LE(after.low, before.low);
    EXPECT_GE(after.high, before.high);
  }
}

TEST(Score, the_order_of_findings_does_not_matter) {
  std::mt19937 random(3);
  for (int round = 0; round < 200; ++round) {
    Findings findings = any_findings(random);
    const Score before = score(findings, graded());
    std::ranges::shuffle(findings, random);
    EXPECT_EQ(score(findings, graded()), before);
  }
}

TEST(Score, a_criterion_of_twice_the_weight_counts_as_two_of_it) {
  std::mt19937 random(5);
  for (int round = 0; round < 300; ++round) {
    Findings doubled = any_findings(random);
    Findings repeated = doubled;
    JudgedFinding& heavier = doubled.at(random() % doubled.size());
    repeated.push_back(heavier);
    heavier.weight *= 2;
    EXPECT_EQ(score(doubled, graded()), score(repeated, graded()));
  }
}

TEST(Score, the_interval_is_within_0_and_100_and_in_order) {
  std::mt19937 random(4);
  for (int round = 0; round < 500; ++round) {
    const Score result = score(any_findings(random), graded());
    EXPECT_GE(result.low, 0);
    EXPECT_LE(result.low, result.high);
    EXPECT_LE(result.high, 100);
  }
}

}  // namespace

}  // namespace vigie
