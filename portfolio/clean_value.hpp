/// Values as people type them, made usable: each cleaning on its own, so that it can be told.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vigie {

/// "&#x2F;", "&#47;", "&amp;"… become their characters, once; what is no entity stays.
std::string decode_entities(std::string_view text);

/// Trimmed, each run of white space one space. No-break spaces inside stay, as French asks for.
std::string one_line(std::string_view text);

/// Without white space at either end, no-break and zero-width spaces included.
std::string_view trim_spaces(std::string_view text);

/// "null", "-", "n/a", "aucun"…: a way to write nothing.
bool is_absent_word(std::string_view text);

/// Without the names and passwords of addresses ("https://name:password@host/"): they must not
/// reach a report, nor a stranger's server. "ssh://git@host" stays: it is no secret.
std::string without_credentials(std::string_view text);

/// The addresses in a value that should hold one.
struct AddressesInText {
  std::vector<std::string> addresses;  // in their order, with a scheme
  bool scheme_was_missing = false;
  std::string leftover;  // what is no address: "; ", "et"
};

/// Separators are white space, and ';', ',' or '|' before another scheme. What looks like a
/// host ("www.example.fr/page") gets "https://"; "git@host:owner/name" becomes
/// "https://host/owner/name".
AddressesInText addresses_in(std::string_view text);

}  // namespace vigie
