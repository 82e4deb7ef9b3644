/// The programme's own figures, from its sheets: what happened each year, what is there today.
#pragma once

#include "portfolio/product.hpp"

#include <string>
#include <utility>
#include <vector>

namespace vigie {

/// Phases that started and events that took place in a calendar year. A product that enters a
/// phase twice counts twice.
struct YearIndicators {
  int year = 0;
  int investigations = 0;          // problems investigated
  int launches = 0;                // constructions
  int stops = 0;                   // products stopped
  int stopped_investigations = 0;  // investigations stopped
  int national_impacts = 0;        // recognised as of national impact, by the event's date

  friend bool operator==(const YearIndicators&, const YearIndicators&) = default;
};

/// How many of the products in progress publish what is asked of them.
struct Publication {
  int products = 0;
  int sites = 0;
  int repositories = 0;
  int statistics = 0;
  int budgets = 0;
  int dashlords = 0;
  std::vector<std::pair<std::string, int>> accessibility = {};  // by status, most first

  friend bool operator==(const Publication&, const Publication&) = default;
};

struct Indicators {
  Date as_of;
  std::vector<YearIndicators> years;                    // every year from the first to as_of's
  std::vector<std::pair<std::string, int>> phases;      // in the order of a product's life
  std::vector<std::pair<std::string, int>> incubators;  // products in progress, most first
  Publication publication;                              // of the products in progress
};

/// "In progress": investigation, construction, acceleration or consolidation, as the
/// programme's reviews count. What is dated after `as_of` does not count.
Indicators indicators(const Portfolio& portfolio, Date as_of);

/// Phases as of a day and how many products are in each: the known ones in the order of a
/// product's life, then others by name; "none" for products in none.
std::vector<std::pair<std::string, int>> phase_counts(const std::vector<Product>& products,
                                                      Date as_of);

}  // namespace vigie
