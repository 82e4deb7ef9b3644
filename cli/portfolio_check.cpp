#include "cli/exit_status.hpp"
#include "cli/portfolio_source.hpp"
#include "portfolio/lint.hpp"
#include "reports/plain_text.hpp"

#include <algorithm>
#include <map>
#include <ostream>
#include <set>
#include <tuple>

namespace vigie {

namespace {

using Json = nlohmann::ordered_json;

struct Counts {
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t notes = 0;
};

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return "";
}

Counts count(const std::vector<Diagnostic>& problems) {
  Counts counts;
  for (const Diagnostic& problem : problems) {
    if (problem.severity == Severity::error) ++counts.errors;
    if (problem.severity == Severity::warning) ++counts.warnings;
    if (problem.severity == Severity::note) ++counts.notes;
  }
  return counts;
}

/// The products by where they begin: in a file of several, each owns the lines up to the next.
using Owners = std::map<std::pair<std::string, int>, std::string>;

Owners owners_of(const Portfolio& portfolio) {
  Owners owners;
  for (const Product& product : portfolio.products)
    owners.emplace(std::pair(product.sheet.file, product.sheet.line), product.id);
  return owners;
}

/// The id of the product that a place belongs to; "" when it belongs to none.
std::string owner_of(const Place& place, const Owners& owners) {
  auto after = owners.upper_bound({place.file, place.line});
  if (after == owners.begin()) return {};
  --after;
  return after->first.first == place.file ? after->second : std::string{};
}

void keep_selected(std::vector<Diagnostic>& problems, const ChosenProducts& chosen) {
  std::set<std::string> ids;
  for (const Product& product : chosen.products) ids.insert(product.id);
  const Owners owners = owners_of(chosen.portfolio);
  std::erase_if(problems, [&](const Diagnostic& problem) {
    return !ids.contains(owner_of(problem.place, owners));
  });
}

bool is_filtered(const Selection& selection) {
  return !selection.products.empty() || !selection.phases.empty() ||
         !selection.incubators.empty();
}

void check_json(const std::vector<Diagnostic>& problems, const ChosenProducts& chosen,
                Date as_of, std::ostream& out) {
  Json list = Json::array();
  const Owners owners = owners_of(chosen.portfolio);
  for (const Diagnostic& problem : problems) {
    const std::string owner = owner_of(problem.place, owners);
    list.push_back({{"file", problem.place.file},
                    {"line", problem.place.line},
                    {"product", owner.empty() ? Json(nullptr) : Json(owner)},
                    {"severity", to_string(problem.severity)},
                    {"id", problem.id},
                    {"text", problem.text}});
  }
  const Counts counts = count(problems);
  write_json(
      {{"as_of", iso_date(as_of)},
       {"products", chosen.products.size()},
       {"problems", std::move(list)},
       {"counts",
        {{"error", counts.errors}, {"warning", counts.warnings}, {"note", counts.notes}}}},
      out);
}

void check_text(const std::vector<Diagnostic>& problems, std::size_t products,
                std::ostream& out) {
  for (const Diagnostic& problem : problems)
    out << terminal_text(vigie::to_string(problem)) << '\n';
  const Counts counts = count(problems);
  out << counted(products, "product") << ": " << counted(counts.errors, "error") << ", "
      << counted(counts.warnings, "warning") << ", " << counted(counts.notes, "note") << '\n';
}

int gate(const std::vector<Diagnostic>& problems, CheckGate fail_on) {
  const Counts counts = count(problems);
  const bool is_tripped =
      fail_on != CheckGate::never &&
      (counts.errors > 0 || (fail_on == CheckGate::warning && counts.warnings > 0));
  return is_tripped ? kExitGate : kExitDone;
}

}  // namespace

int portfolio_check(const PortfolioOptions& options, std::ostream& out, std::ostream& err) {
  const auto chosen = choose_products(options, err);
  if (!chosen) return kExitUsage;
  std::vector<Diagnostic> problems = lint(chosen->portfolio, options.as_of);
  if (is_filtered(options.selection)) keep_selected(problems, *chosen);
  if (options.format == PortfolioFormat::json)
    check_json(problems, *chosen, options.as_of, out);
  else
    check_text(problems, chosen->products.size(), out);
  return gate(problems, options.fail_on);
}

}  // namespace vigie
