/// What an accessibility statement declares.
#pragma once

#include "checks/conformity.hpp"
#include "crawler/page.hpp"
#include "text/dates_in_text.hpp"

#include <optional>
#include <string>

namespace vigie {

/// A declared fact and the words that declare it.
template <class Value>
struct Stated {
  Value value;
  std::string quote;
};

/// First and last year of a plan; equal for a single year.
struct YearRange {
  int first = 0;
  int last = 0;
  friend bool operator==(const YearRange&, const YearRange&) = default;
};

/// Everything that could be read; what is not stated is empty.
struct Statement {
  std::optional<Stated<Conformity>> status;
  std::optional<Stated<int>> rate;  // share of criteria met, in hundredths of a percent
  std::optional<Stated<DateSpan>> audit;
  std::optional<Stated<DateSpan>> established;
  std::optional<Stated<DateSpan>> updated;
  std::optional<Stated<std::string>> rgaa;     // "4.1.2"
  std::optional<Stated<std::string>> auditor;  // as it reads
  std::optional<Stated<std::string>> contact;  // an e-mail address, else a form's address
  std::optional<Stated<YearRange>> scheme;  // schéma pluriannuel, where its years are written
  std::optional<Stated<YearRange>> plan;    // plan d'actions, where its year is written
  bool cites_law = false;                   // law 2005-102, article 47
  bool names_defender = false;              // Défenseur des droits
  bool is_unfilled = false;                 // the model's brackets are still there
  std::string generator;  // "ara", "betagouv", "model", or "" when it cannot be told
};

/// Reads a page of any layout: facts are recognised by their words, sections by their usual
/// titles where these help, never by heading levels. Header, navigation and footer are not
/// read. French and English.
Statement read_statement(const Page& page);

/// Whether the page speaks as a statement does: two of the law, the state of conformity, the
/// RGAA, the Défenseur des droits, and its own title.
bool is_statement(const Page& page);

/// "81.25": hundredths of a percent as a decimal number without trailing zeros.
std::string rate_text(int hundredths);

/// "2025-03-12", "2024-03" or "2024", as precise as it is stated.
std::string date_text(const DateSpan& span);

}  // namespace vigie
