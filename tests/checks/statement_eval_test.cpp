// How many facts of labelled statements are read right, field by field.
#include "checks/statement.hpp"
#include "crawler/html.hpp"
#include "text/url.hpp"

#include <fstream>
#include <iostream>
#include <map>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace vigie::tests {
namespace {

using nlohmann::json;

json years_of(const std::optional<Stated<YearRange>>& years) {
  if (!years) return nullptr;
  if (years->value.first == years->value.last) return json::array({years->value.first});
  return json::array({years->value.first, years->value.last});
}

json date_of(const std::optional<Stated<DateSpan>>& date) {
  return date ? json(date_text(date->value)) : json();
}

json text_of(const std::optional<Stated<std::string>>& text) {
  return text ? json(text->value) : json();
}

/// The facts as the labels spell them.
json facts_of(const Page& page) {
  const Statement statement = read_statement(page);
  json facts;
  facts["is_statement"] = is_statement(page);
  facts["status"] = statement.status ? json(to_string(statement.status->value)) : json();
  facts["rate"] = statement.rate ? json(statement.rate->value / 100.0) : json();
  facts["audit_date"] = date_of(statement.audit);
  facts["established"] = date_of(statement.established);
  facts["updated"] = date_of(statement.updated);
  facts["rgaa"] = text_of(statement.rgaa);
  facts["auditor"] = text_of(statement.auditor);
  facts["contact"] = text_of(statement.contact);
  facts["law"] = statement.cites_law;
  facts["defenseur"] = statement.names_defender;
  facts["scheme_years"] = years_of(statement.scheme);
  facts["plan_years"] = years_of(statement.plan);
  return facts;
}

/// A form's address is labelled as it is written in the page.
bool agrees(const std::string& field, const json& expected, const json& found) {
  if (field == "contact" && expected.is_string() && found.is_string())
    return found.get<std::string>().ends_with(expected.get<std::string>());
  return expected == found;
}

struct Tally {
  int right = 0;
  int all = 0;
};

TEST(StatementEval, the_facts_of_labelled_statements_are_read) {
  std::ifstream file(VIGIE_SOURCE_DIR "/../shared/eval/statement.jsonl");
  if (!file) GTEST_SKIP() << "the labelled statements are not here";
  std::map<std::string, Tally> tallies;
  for (std::string line; std::getline(file, line);) {
    const json row = json::parse(line);
    const auto page = parse_html(row["html"].get<std::string>(),
                                 *parse_url("https://exemple.gouv.fr/accessibilite"));
    ASSERT_TRUE(page) << row["id"];
    const json facts = facts_of(*page);
    for (const auto& [field, expected] : row["expected"].items()) {
      if (!facts.contains(field)) continue;
      Tally& tally = tallies[field];
      ++tally.all;
      if (agrees(field, expected, facts[field]))
        ++tally.right;
      else
        std::cout << row["id"] << " " << field << ": expected " << expected << ", read "
                  << facts[field] << "\n";
    }
  }
  for (const auto& [field, tally] : tallies) {
    std::cout << field << " " << tally.right << "/" << tally.all << "\n";
    EXPECT_EQ(tally.right, tally.all) << field;
  }
  EXPECT_GE(tallies.size(), 10U);
}

}  // namespace
}  // namespace vigie::tests
