/// What is audited: products as their sheets declare them.
#pragma once

#include "text/date.hpp"
#include "text/diagnostic.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vigie {

/// One entry of a sheet's `phases`, as written. The name is kept even when it is unknown.
struct PhaseSpan {
  std::string name;
  std::optional<Date> start;
  std::optional<Date> end;

  friend bool operator==(const PhaseSpan&, const PhaseSpan&) = default;
};

/// One entry of a sheet's `events` ("national_impact", "committee", "fast"…).
struct Event {
  std::string name;
  std::optional<Date> date;
  std::string comment;

  friend bool operator==(const Event&, const Event&) = default;
};

/// A product sheet (fiche). Addresses are cleaned (spaces trimmed, HTML entities decoded, a
/// missing scheme added) but not fetched; an empty string means that the sheet says nothing.
struct Product {
  std::string id;  // the file's name without ".md", unique in a portfolio
  std::string name;
  std::string mission;
  std::string incubator;
  std::vector<std::string> sponsors;
  std::string contact;

  std::string site;  // field `link`
  std::vector<std::string> repositories;
  std::optional<bool> stats;  // declared; never overrides `stats_url`
  std::string stats_url;
  std::string budget_url;
  std::string impact_url;
  std::string dashlord_url;
  std::string accessibility_status;   // as written
  std::optional<bool> risk_analysis;  // field `analyse_risques`
  std::string risk_analysis_url;
  std::optional<bool> security_registration;  // field `mon_service_securise`
  std::vector<std::string> user_types;
  std::vector<std::string> themes;
  std::vector<std::string> technologies;

  std::vector<PhaseSpan> phases;  // in the sheet's order
  std::vector<Event> events;
  std::string description;  // the sheet's Markdown body

  Place sheet;  // where it was read
  // The sheet's name of each field that is there, blank or not → its line; "phases.0" and
  // "events.0" are the items of the lists.
  std::map<std::string, int> field_lines;
};

/// Products sorted by id, and what their readers had to say.
struct Portfolio {
  std::string source;  // as given: a folder, a file, an address
  std::string hash;    // sha-256 of what was read
  std::vector<Product> products;
  std::vector<Diagnostic>
      problems;  // sheets left out (errors) and oddities survived (warnings)
};

}  // namespace vigie
