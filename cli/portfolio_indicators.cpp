#include "cli/exit_status.hpp"
#include "cli/portfolio_source.hpp"
#include "portfolio/indicators.hpp"
#include "reports/markdown_text.hpp"
#include "reports/plain_text.hpp"

#include <algorithm>
#include <ostream>
#include <utility>

namespace vigie {

namespace {

using Json = nlohmann::ordered_json;
using Counts = std::vector<std::pair<std::string, int>>;
using Grid = std::vector<std::vector<std::string>>;  // the header first

Json json_of(const Counts& counts) {
  Json object = Json::object();
  for (const auto& [name, count] : counts) object[name.empty() ? "none" : name] = count;
  return object;
}

void indicators_json(const Indicators& figures, std::ostream& out) {
  Json years = Json::array();
  for (const YearIndicators& year : figures.years)
    years.push_back({{"year", year.year},
                     {"investigations", year.investigations},
                     {"construction_starts", year.launches},
                     {"abandon", year.stops},
                     {"abandon_investigation", year.stopped_investigations},
                     {"national_impact", year.national_impacts}});
  const Publication& published = figures.publication;
  write_json({{"as_of", iso_date(figures.as_of)},
              {"years", std::move(years)},
              {"phases", json_of(figures.phases)},
              {"in_progress",
               {{"products", published.products},
                {"incubators", json_of(figures.incubators)},
                {"site", published.sites},
                {"repository", published.repositories},
                {"stats", published.statistics},
                {"budget", published.budgets},
                {"dashlord", published.dashlords},
                {"accessibility_status", json_of(published.accessibility)}}}},
             out);
}

Grid years_table(const Indicators& figures) {
  Grid table{{"year", "investigations", "construction starts", "abandon",
              "abandon-investigation", "national impact"}};
  for (const YearIndicators& year : figures.years)
    table.push_back({std::to_string(year.year), std::to_string(year.investigations),
                     std::to_string(year.launches), std::to_string(year.stops),
                     std::to_string(year.stopped_investigations),
                     std::to_string(year.national_impacts)});
  return table;
}

Grid counts_table(std::string_view title, const Counts& counts) {
  Grid table{{std::string(title), "products"}};
  for (const auto& [name, count] : counts)
    table.push_back({name.empty() ? "none" : name, std::to_string(count)});
  return table;
}

Grid published_table(const Publication& published) {
  Counts counts{{"products", published.products},        {"site", published.sites},
                {"source code", published.repositories}, {"statistics", published.statistics},
                {"budget", published.budgets},           {"DashLord", published.dashlords}};
  for (const auto& [status, count] : published.accessibility)
    counts.emplace_back("accessibility: " + status, count);
  return counts_table("in progress", counts);
}

std::vector<Grid> tables_of(const Indicators& figures) {
  return {years_table(figures), counts_table("phase", figures.phases),
          counts_table("incubator (in progress)", figures.incubators),
          published_table(figures.publication)};
}

void write_markdown(const Grid& table, std::ostream& out) {
  for (std::size_t row = 0; row < table.size(); ++row) {
    out << '|';
    for (const std::string& cell : table[row]) out << ' ' << markdown_text(cell) << " |";
    out << '\n';
    if (row > 0) continue;
    out << "| --- |";
    for (std::size_t i = 1; i < table[row].size(); ++i) out << " ---: |";
    out << '\n';
  }
}

void write_text(const Grid& table, std::ostream& out) {
  std::vector<std::size_t> widths(table.front().size());
  for (const std::vector<std::string>& row : table)
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], characters_in(terminal_text(row[i])));
  for (const std::vector<std::string>& row : table) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i)
      line += padded(terminal_text(row[i]), widths[i] + 2);
    line.erase(line.find_last_not_of(' ') + 1);
    out << line << '\n';
  }
}

}  // namespace

int portfolio_indicators(const PortfolioOptions& options, std::ostream& out,
                         std::ostream& err) {
  auto chosen = choose_products(options, err);
  if (!chosen) return kExitUsage;
  chosen->portfolio.products = std::move(chosen->products);
  const Indicators figures = indicators(chosen->portfolio, options.as_of);
  if (options.format == PortfolioFormat::json) {
    indicators_json(figures, out);
    return kExitDone;
  }
  out << "As of " << iso_date(options.as_of) << '\n';
  for (const Grid& table : tables_of(figures)) {
    out << '\n';
    if (options.format == PortfolioFormat::markdown)
      write_markdown(table, out);
    else
      write_text(table, out);
  }
  return kExitDone;
}

}  // namespace vigie
