#include "cli/exit_status.hpp"
#include "cli/portfolio_source.hpp"
#include "portfolio/indicators.hpp"
#include "portfolio/phase.hpp"
#include "reports/plain_text.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <ostream>

namespace vigie {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kColumns = 5;
constexpr std::size_t kMaxNameCharacters = 40;
// Longer cells move the rest of their own line only.
constexpr std::size_t kMaxColumnCharacters = 40;

using Row = std::array<std::string, kColumns>;

Json or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json or_null(const std::optional<Date>& date) {
  return date ? Json(iso_date(*date)) : Json(nullptr);
}

Json links_of(const Product& product) {
  return {{"site", or_null(product.site)},         {"repository", product.repositories},
          {"stats", or_null(product.stats_url)},   {"budget", or_null(product.budget_url)},
          {"impact", or_null(product.impact_url)}, {"dashlord", or_null(product.dashlord_url)}};
}

Json phases_of(const Product& product) {
  Json phases = Json::array();
  for (const PhaseSpan& phase : product.phases)
    phases.push_back(
        {{"name", phase.name}, {"start", or_null(phase.start)}, {"end", or_null(phase.end)}});
  return phases;
}

Json events_of(const Product& product) {
  Json events = Json::array();
  for (const Event& event : product.events)
    events.push_back({{"name", event.name},
                      {"date", or_null(event.date)},
                      {"comment", or_null(event.comment)}});
  return events;
}

Json json_of(const Product& product, Date as_of) {
  return {{"id", product.id},
          {"name", product.name},
          {"phase", or_null(phase_as_of(product, as_of))},
          {"incubator", or_null(product.incubator)},
          {"mission", or_null(product.mission)},
          {"sponsors", product.sponsors},
          {"contact", or_null(product.contact)},
          {"links", links_of(product)},
          {"phases", phases_of(product)},
          {"events", events_of(product)},
          {"sheet", or_null(product.sheet.file)}};
}

void list_json(const std::vector<Product>& products, Date as_of, std::ostream& out) {
  Json list = Json::array();
  for (const Product& product : products) list.push_back(json_of(product, as_of));
  Json phases = Json::object();
  for (const auto& [phase, count] : phase_counts(products, as_of)) phases[phase] = count;
  write_json({{"as_of", iso_date(as_of)},
              {"products", std::move(list)},
              {"phases", std::move(phases)}},
             out);
}

/// "site https://… code https://… stats https://…"
std::string links_in_a_line(const Product& product) {
  std::string line;
  const auto add = [&line](std::string_view label, const std::string& address) {
    if (address.empty()) return;
    if (!line.empty()) line += "  ";
    line += std::string(label) + " " + address;
  };
  add("site", product.site);
  for (const std::string& address : product.repositories) add("code", address);
  add("stats", product.stats_url);
  add("budget", product.budget_url);
  add("impact", product.impact_url);
  add("dashlord", product.dashlord_url);
  return terminal_text(line);
}

Row row_of(const Product& product, Date as_of) {
  const std::string phase = phase_as_of(product, as_of);
  return {terminal_text(product.id),
          excerpt(terminal_text(product.name), 0, kMaxNameCharacters),
          terminal_text(phase.empty() ? "none" : phase), terminal_text(product.incubator),
          links_in_a_line(product)};
}

void write_rows(const std::vector<Row>& rows, std::ostream& out) {
  std::array<std::size_t, kColumns> widths{};
  for (const Row& row : rows)
    for (std::size_t i = 0; i < kColumns; ++i)
      widths[i] = std::min(kMaxColumnCharacters, std::max(widths[i], characters_in(row[i])));
  for (const Row& row : rows) {
    std::string line;
    for (std::size_t i = 0; i + 1 < kColumns; ++i) line += padded(row[i], widths[i]) + "  ";
    line += row.back();
    line.erase(line.find_last_not_of(' ') + 1);
    out << line << '\n';
  }
}

void list_text(const std::vector<Product>& products, Date as_of, std::ostream& out) {
  std::vector<Row> rows{{"ID", "NAME", "PHASE", "INCUBATOR", "LINKS"}};
  for (const Product& product : products) rows.push_back(row_of(product, as_of));
  write_rows(rows, out);
  out << '\n' << counted(products.size(), "product") << " as of " << iso_date(as_of);
  const char* separator = ": ";
  for (const auto& [phase, count] : phase_counts(products, as_of)) {
    out << separator << terminal_text(phase) << ' ' << count;
    separator = ", ";
  }
  out << '\n';
}

}  // namespace

int portfolio_list(const PortfolioOptions& options, std::ostream& out, std::ostream& err) {
  const auto chosen = choose_products(options, err);
  if (!chosen) return kExitUsage;
  // What was left out must not go unseen; oddities survived are for `check`.
  for (const Diagnostic& problem : chosen->portfolio.problems)
    if (problem.severity == Severity::error) err << terminal_text(to_string(problem)) << '\n';
  if (options.format == PortfolioFormat::json)
    list_json(chosen->products, options.as_of, out);
  else
    list_text(chosen->products, options.as_of, out);
  return kExitDone;
}

}  // namespace vigie
