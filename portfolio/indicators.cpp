#include "portfolio/indicators.hpp"

#include "portfolio/phase.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace vigie {

namespace {

constexpr std::array<std::string_view, 4> kInProgress{"investigation", "construction",
                                                      "acceleration", "consolidation"};

int year_of(Date date) {
  return static_cast<int>(std::chrono::year_month_day(date).year());
}

void count_phase(YearIndicators& year, std::string_view phase) {
  if (phase == "investigation") ++year.investigations;
  if (phase == "construction") ++year.launches;
  if (phase == "abandon") ++year.stops;
  if (phase == "abandon-investigation") ++year.stopped_investigations;
}

/// The calendar, without gaps from the first year to the last.
std::vector<YearIndicators> years_of(const Portfolio& portfolio, Date as_of) {
  // A table's phase of unknown start is dated 1970: that year says nothing.
  const Date unknown{};
  std::map<int, YearIndicators> years;
  for (const Product& product : portfolio.products) {
    for (const PhaseSpan& phase : product.phases)
      if (phase.start && *phase.start > unknown && *phase.start <= as_of)
        count_phase(years[year_of(*phase.start)], phase.name);
    for (const Event& event : product.events)
      if (event.date && *event.date <= as_of && event.name == "national_impact")
        ++years[year_of(*event.date)].national_impacts;
  }
  std::vector<YearIndicators> calendar;
  if (years.empty()) return calendar;
  // A mistyped year must not make a table of a thousand lines.
  constexpr int kFirstYear = 2000;
  for (int year = std::max(kFirstYear, years.begin()->first); year <= years.rbegin()->first;
       ++year) {
    calendar.push_back(years[year]);
    calendar.back().year = year;
  }
  return calendar;
}

std::vector<std::pair<std::string, int>> most_first(const std::map<std::string, int>& counts) {
  std::vector<std::pair<std::string, int>> sorted(counts.begin(), counts.end());
  std::ranges::stable_sort(sorted, std::ranges::greater{},
                           &std::pair<std::string, int>::second);
  return sorted;
}

void count_publication(const Product& product, Publication& publication,
                       std::map<std::string, int>& accessibility) {
  ++publication.products;
  if (!product.site.empty()) ++publication.sites;
  if (!product.repositories.empty()) ++publication.repositories;
  if (!product.stats_url.empty()) ++publication.statistics;
  if (!product.budget_url.empty()) ++publication.budgets;
  if (!product.dashlord_url.empty()) ++publication.dashlords;
  if (!product.accessibility_status.empty()) ++accessibility[product.accessibility_status];
}

}  // namespace

std::vector<std::pair<std::string, int>> phase_counts(const std::vector<Product>& products,
                                                      Date as_of) {
  std::map<std::string, int> counts;
  for (const Product& product : products) {
    const std::string phase = phase_as_of(product, as_of);
    ++counts[phase.empty() ? "none" : phase];
  }
  std::vector<std::pair<std::string, int>> ordered;
  for (const std::string_view phase : kPhases) {
    const auto found = counts.find(std::string(phase));
    if (found == counts.end()) continue;
    ordered.emplace_back(found->first, found->second);
    counts.erase(found);
  }
  ordered.insert(ordered.end(), counts.begin(), counts.end());
  return ordered;
}

Indicators indicators(const Portfolio& portfolio, Date as_of) {
  Indicators result{.as_of = as_of,
                    .years = years_of(portfolio, as_of),
                    .phases = phase_counts(portfolio.products, as_of),
                    .incubators = {},
                    .publication = {}};
  std::map<std::string, int> incubators;
  std::map<std::string, int> accessibility;
  for (const Product& product : portfolio.products) {
    if (std::ranges::find(kInProgress, phase_as_of(product, as_of)) == kInProgress.end())
      continue;
    ++incubators[product.incubator];
    count_publication(product, result.publication, accessibility);
  }
  result.incubators = most_first(incubators);
  result.publication.accessibility = most_first(accessibility);
  return result;
}

}  // namespace vigie
