#include "checks/statement_report.hpp"

#include "checks/page_nature.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace vigie {

namespace {

std::string years_text(const YearRange& years) {
  std::string text = std::to_string(years.first);
  if (years.last != years.first) text += "-" + std::to_string(years.last);
  return text;
}

}  // namespace

std::vector<Fact> facts_of(const Statement& statement, const StatementReview& review) {
  std::vector<Fact> facts;
  const auto add = [&](std::string_view name, std::string value) {
    if (!value.empty()) facts.push_back({.name = std::string(name), .value = std::move(value)});
  };
  const auto date = [](const auto& stated) {
    return stated ? date_text(stated->value) : std::string();
  };
  const auto text = [](const auto& stated) { return stated ? stated->value : std::string(); };
  const auto years = [](const auto& stated) {
    return stated ? years_text(stated->value) : std::string();
  };
  const auto truth = [](bool is_true) { return std::string(is_true ? "true" : "false"); };
  add("status", statement.status ? std::string(to_string(statement.status->value)) : "");
  add("rate", statement.rate ? rate_text(statement.rate->value) : "");
  add("audit_date", date(statement.audit));
  add("established", date(statement.established));
  add("updated", date(statement.updated));
  add("rgaa", text(statement.rgaa));
  add("auditor", text(statement.auditor));
  add("law", truth(statement.cites_law));
  add("contact", text(statement.contact));
  add("defenseur", truth(statement.names_defender));
  add("scheme_years", years(statement.scheme));
  add("plan_year", years(statement.plan));
  add("generator", statement.generator);
  add("valid", truth(review.is_valid));
  add("valid_until", review.valid_until ? iso_date(*review.valid_until) : "");
  return facts;
}

std::vector<Citation> citations_of(const Page& page, const Statement& statement) {
  std::vector<std::string> quotes;
  const auto add = [&](const auto& stated) {
    if (stated && std::ranges::find(quotes, stated->quote) == quotes.end())
      quotes.push_back(stated->quote);
  };
  add(statement.status);
  add(statement.rate);
  add(statement.updated);
  add(statement.established);
  add(statement.audit);
  add(statement.contact);
  if (quotes.empty()) quotes.push_back(name_of(page));
  std::vector<Citation> citations;
  citations.reserve(quotes.size());
  for (const std::string& quote : quotes) citations.push_back(cite(page, quote));
  return citations;
}

}  // namespace vigie
