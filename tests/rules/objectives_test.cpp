// Objectives of sheets and of files, against the figures that a product publishes.
#include "rules/objectives.hpp"

#include "rules/exceptions.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace vigie {
namespace {

const Date kDay = *parse_iso_date("2026-08-20");

PublishedFigure figure(double value, std::string unit, std::string kind = "measured",
                       std::string label = {}) {
  PublishedFigure one;
  one.label = std::move(label);
  one.value = value;
  one.unit = std::move(unit);
  one.kind = std::move(kind);
  one.confidence_percent = 80;
  return one;
}

/// Half of the time from 30 June to the end of the objective is over on the day of the test.
Objective objective(double target) {
  return {.product = "carnet",
          .metric = "dossiers labellisés",
          .target = target,
          .due = *parse_iso_date("2026-10-10"),
          .start = StartingPoint{.value = 1000, .on = *parse_iso_date("2026-06-30")}};
}

std::string state(const Objective& one, const std::vector<PublishedFigure>& figures) {
  return std::string(to_string(track(one, figures, kDay).state));
}

TEST(Objectives, are_held_against_an_even_pace) {
  const std::vector<PublishedFigure> figures{figure(1500, "dossiers labellisés")};
  EXPECT_EQ(state(objective(1500), figures), "reached");
  EXPECT_EQ(state(objective(2000), figures), "on_track")
      << "half of the way at half of the time";
  EXPECT_EQ(state(objective(2002), figures), "behind");
}

TEST(Objectives, that_are_overdue_are_behind_with_or_without_a_starting_point) {
  Objective late = objective(2000);
  late.due = *parse_iso_date("2026-08-19");
  late.start.reset();
  EXPECT_EQ(state(late, {figure(1999, "dossiers labellisés")}), "behind");
  EXPECT_EQ(state(late, {figure(2000, "dossiers labellisés")}), "reached");
}

TEST(Objectives, without_a_pace_or_a_figure_cannot_be_measured) {
  Objective open = objective(2000);
  open.start.reset();
  EXPECT_EQ(state(open, {figure(1500, "dossiers labellisés")}), "unmeasurable");
  EXPECT_EQ(state(objective(2000), {}), "unmeasurable");
  EXPECT_EQ(state(objective(2000), {figure(9000, "dossiers labellisés", "objective")}),
            "unmeasurable")
      << "an objective measures none";
  EXPECT_EQ(state(objective(2000), {figure(9000, "dossiers")}), "unmeasurable");
}

TEST(Objectives, find_their_figure_by_all_their_words_in_label_or_unit) {
  const TrackedObjective tracked = track(
      objective(2000),
      {figure(9, "dossiers"), figure(1700, "", "measured", "Nombre de dossiers labellisés")},
      kDay);
  ASSERT_TRUE(tracked.figure);
  EXPECT_EQ(tracked.figure->value, 1700);
  EXPECT_EQ(to_string(tracked.state), "on_track");
}

TEST(Objectives, of_a_sheet_are_its_figures_that_should_be) {
  Product product;
  product.description =
      "## Objectifs\n\nNotre objectif : atteindre 20 000 usagers actifs fin 2026.\n\n"
      "Le service compte 12 000 usagers actifs.\n";
  const std::vector<Objective> found = objectives_in_sheet(product);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].metric, "usagers actifs");
  EXPECT_EQ(found[0].target, 20'000);
  EXPECT_EQ(found[0].due, parse_iso_date("2026-12-31"));
}

TEST(Objectives, of_a_file_reach_the_products_that_they_name) {
  const auto read = read_objectives(
      "objectives:\n"
      "  - {product: \"car*\", metric: usagers, target: 12 000, due: 2026-12-31,\n"
      "     from: {value: 4.5, on: 2026-01-01}}\n",
      "objectives.yaml", kDay);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->front().target, 12'000);
  EXPECT_EQ(read->front().start->value, 4.5);
  const Exceptions said{.waivers = {}, .attestations = {}, .objectives = *read};
  ProductAudit carnet;
  carnet.product.id = "carnet";
  carnet.figures = {figure(13'000, "usagers")};
  ProductAudit other;
  other.product.id = "autre";
  apply(said, {}, kDay, carnet);
  apply(said, {}, kDay, other);
  ASSERT_EQ(carnet.objectives.size(), 1U);
  EXPECT_EQ(carnet.objectives[0].state, ObjectiveState::reached);
  EXPECT_TRUE(other.objectives.empty());

  Audit audit;
  audit.run.as_of = kDay;
  audit.products = {other};
  ASSERT_EQ(review(said, audit).size(), 1U);
  EXPECT_EQ(review(said, audit)[0].id, "objective-matches-nothing");
}

}  // namespace
}  // namespace vigie
