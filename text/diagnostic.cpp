#include "text/diagnostic.hpp"

#include <string_view>

namespace vigie {

namespace {

std::string_view word_of(Severity severity) {
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

}  // namespace

std::string to_string(const Diagnostic& diagnostic) {
  const Place& place = diagnostic.place;
  std::string out;
  if (!place.file.empty()) out += place.file + ':';
  if (place.line > 0) out += std::to_string(place.line) + ':';
  if (place.line > 0 && place.column > 0) out += std::to_string(place.column) + ':';
  if (!out.empty()) out += ' ';
  out += word_of(diagnostic.severity);
  out += ": ";
  out += diagnostic.text;
  if (!diagnostic.id.empty()) out += " [" + diagnostic.id + ']';
  return out;
}

}  // namespace vigie
