#include "portfolio/indicators.hpp"

#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace vigie {
namespace {

using namespace std::chrono_literals;

using Counts = std::vector<std::pair<std::string, int>>;

Product product_of(std::vector<PhaseSpan> phases, std::vector<Event> events = {}) {
  Product product;
  product.incubator = "mer";
  product.phases = std::move(phases);
  product.events = std::move(events);
  return product;
}

TEST(Indicators, count_each_year_what_started_by_the_day) {
  Portfolio portfolio;
  portfolio.products = {
      product_of({{"investigation", Date{2022y / 3 / 1}, {}},
                  {"construction", Date{2022y / 9 / 1}, {}},
                  {"abandon", Date{2024y / 1 / 1}, {}}},
                 {{"national_impact", Date{2024y / 2 / 1}, ""}, {"national_impact", {}, ""}}),
      product_of({{"investigation", Date{2024y / 1 / 1}, {}},
                  {"abandon-investigation", Date{2025y / 1 / 1}, {}}}),
      product_of({{"construction", Date{}, {}}})};
  const Indicators figures = indicators(portfolio, Date{2024y / 6 / 1});
  EXPECT_EQ(figures.years,
            (std::vector<YearIndicators>{
                {.year = 2022, .investigations = 1, .launches = 1},
                {.year = 2023},
                {.year = 2024, .investigations = 1, .stops = 1, .national_impacts = 1}}));
  EXPECT_EQ(figures.phases,
            (Counts{{"investigation", 1}, {"construction", 1}, {"abandon", 1}}));
  EXPECT_EQ(figures.incubators, (Counts{{"mer", 2}}));
  EXPECT_EQ(figures.publication.products, 2);
}

TEST(Indicators, count_what_products_in_progress_publish) {
  Product product = product_of({{"acceleration", Date{2024y / 1 / 1}, {}}});
  product.site = "https://a.fr";
  product.repositories = {"https://github.com/o/a", "https://github.com/o/b"};
  product.stats_url = "https://a.fr/stats";
  product.accessibility_status = "non conforme";
  Portfolio portfolio;
  portfolio.products = {product, product_of({{"transfere", Date{2024y / 1 / 1}, {}}})};
  EXPECT_EQ(indicators(portfolio, Date{2025y / 1 / 1}).publication,
            (Publication{.products = 1,
                         .sites = 1,
                         .repositories = 1,
                         .statistics = 1,
                         .accessibility = {{"non conforme", 1}}}));
}

TEST(Indicators, show_unknown_phases_and_products_in_none) {
  EXPECT_EQ(phase_counts({product_of({{"incubation", Date{2024y / 1 / 1}, {}}}),
                          product_of({{"opere", Date{2024y / 1 / 1}, {}}}), product_of({})},
                         Date{2025y / 1 / 1}),
            (Counts{{"opere", 1}, {"incubation", 1}, {"none", 1}}));
}

}  // namespace
}  // namespace vigie
