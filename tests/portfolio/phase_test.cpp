#include "portfolio/phase.hpp"

#include <gtest/gtest.h>

namespace vigie {
namespace {

using namespace std::chrono_literals;

Product product_of(std::vector<PhaseSpan> phases) {
  Product product;
  product.phases = std::move(phases);
  return product;
}

TEST(Phase, is_the_last_to_have_started) {
  const Product product = product_of({{"investigation", Date{2022y / 1 / 1}, {}},
                                      {"construction", Date{2023y / 1 / 1}, {}},
                                      {"acceleration", Date{2025y / 1 / 1}, {}}});
  EXPECT_EQ(phase_as_of(product, Date{2022y / 12 / 31}), "investigation");
  EXPECT_EQ(phase_as_of(product, Date{2023y / 1 / 1}), "construction");
  EXPECT_EQ(phase_as_of(product, Date{2026y / 1 / 1}), "acceleration");
}

TEST(Phase, of_a_tie_is_the_later_in_the_sheet) {
  EXPECT_EQ(phase_as_of(product_of({{"construction", Date{2023y / 1 / 1}, {}},
                                    {"investigation", Date{2023y / 1 / 1}, {}}}),
                        Date{2024y / 1 / 1}),
            "investigation");
}

TEST(Phase, is_found_whatever_the_order_of_the_sheet) {
  EXPECT_EQ(phase_as_of(product_of({{"acceleration", Date{2024y / 1 / 1}, {}},
                                    {"construction", Date{2023y / 1 / 1}, {}}}),
                        Date{2025y / 1 / 1}),
            "acceleration");
}

TEST(Phase, announced_for_the_coming_month_counts_when_none_has_started) {
  const Product product = product_of(
      {{"construction", Date{2026y / 12 / 1}, {}}, {"investigation", Date{2026y / 9 / 7}, {}}});
  EXPECT_EQ(phase_as_of(product, Date{2026y / 8 / 20}), "investigation");
  EXPECT_EQ(phase_as_of(product, Date{2026y / 8 / 7}), "investigation");
  EXPECT_EQ(phase_as_of(product, Date{2026y / 8 / 6}), "");
}

TEST(Phase, without_a_start_never_counts) {
  EXPECT_EQ(phase_as_of(product_of({{"construction", {}, {}}}), Date{2026y / 1 / 1}), "");
}

TEST(Phase, that_is_unknown_is_kept_and_shown) {
  EXPECT_FALSE(is_known_phase("incubation"));
  EXPECT_EQ(phase_title_fr("incubation"), "incubation");
  EXPECT_EQ(phase_title_en("construction"), "Construction");
}

}  // namespace
}  // namespace vigie
