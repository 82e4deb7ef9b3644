/// From what is written in a field to a value of a product; every oddity survived is said.
#pragma once

#include "portfolio/field_value.hpp"
#include "portfolio/product.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace vigie {

/// The problems of one file, in the order in which they are found.
class FieldNotes {
 public:
  /// `file` must outlive the notes.
  explicit FieldNotes(std::string_view file) : file_(file) {}

  void error(int line, std::string id, std::string text);
  void warning(int line, std::string id, std::string text);

  /// True the first time that a name is given: so that the same unknown column of a long list
  /// is said once.
  bool is_first_time(std::string_view name) { return said_.emplace(name).second; }

  std::string_view file() const { return file_; }
  std::vector<Diagnostic> take() && { return std::move(problems_); }

 private:
  void say(int line, Severity severity, std::string id, std::string text);

  std::string_view file_;
  std::vector<Diagnostic> problems_;
  std::set<std::string, std::less<>> said_;
};

/// A value that a message can quote: "'…'", at most 60 characters.
std::string in_quotes(std::string_view text);

// All of these give nothing for an absent value, and nothing after an error for a value of
// another kind. `field` is the sheet's name of the field: it begins the ids of the problems.

std::string read_text(const FieldValue& value, std::string_view field, FieldNotes& notes);

/// The first address of the value; further ones are said and left out.
std::string read_address(const FieldValue& value, std::string_view field, FieldNotes& notes);

/// All addresses of a text or of a list.
std::vector<std::string> read_addresses(const FieldValue& value, std::string_view field,
                                        FieldNotes& notes);

/// "true", "oui", "1"…
std::optional<bool> read_boolean(const FieldValue& value, std::string_view field,
                                 FieldNotes& notes);

/// A list of texts, or one text with ',', ';' or '|' between its parts.
std::vector<std::string> read_words(const FieldValue& value, std::string_view field,
                                    FieldNotes& notes);

/// A list of {name, start, end, comment}, or a text such as
/// "construction 2021-01-01 2022-03-31 | acceleration 2022-04-01". A name alone is the phase as
/// of any date: its start is 1970-01-01. The line of each phase goes to `lines` ("phases.0").
std::vector<PhaseSpan> read_phases(const FieldValue& value, FieldNotes& notes,
                                   std::map<std::string, int>& lines);

/// A list of {name, date, comment}. The line of each event goes to `lines` ("events.0").
std::vector<Event> read_events(const FieldValue& value, FieldNotes& notes,
                               std::map<std::string, int>& lines);

/// A calendar day; `what` begins the ids of the problems ("phase-start").
std::optional<Date> read_date(const FieldValue& value, std::string_view what,
                              FieldNotes& notes);

}  // namespace vigie
