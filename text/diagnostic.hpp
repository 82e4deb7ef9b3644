/// A problem in a file that a person wrote, and where.
#pragma once

#include <string>

namespace vigie {

struct Place {
  std::string file;
  int line = 0;    // 1 is the first; 0: the file as a whole
  int column = 0;  // 1 is the first; 0: the line as a whole

  friend bool operator==(const Place&, const Place&) = default;
};

enum class Severity { error, warning, note };

struct Diagnostic {
  Place place;
  Severity severity = Severity::error;
  std::string id;    // kebab-case, stable: "repository-trailing-slash"
  std::string text;  // lower case, no final stop; says what was expected

  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

/// "file:line:column: error: text [id]"; parts that are unknown are left out.
std::string to_string(const Diagnostic& diagnostic);

}  // namespace vigie
