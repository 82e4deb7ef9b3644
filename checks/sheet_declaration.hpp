/// What a sheet declares by a yes or an address, without anything that could be looked at.
#pragma once

#include "checks/finding.hpp"
#include "crawler/evidence.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace vigie {

/// A declaration and the sentences about it; the texts outlive the finding.
struct Declaration {
  std::string_view flag_field;     // "" when there is only an address
  std::optional<bool> flag;        // what the sheet says there
  std::string_view address_field;  // "" when there is only a flag
  std::string address;
  const Text& declared;  // {0}: the address, or the field
  const Text& denied;    // the sheet says no
  const Text& not_said;  // the sheet says nothing
  const Text& remedy;
};

/// pass when declared; warn when denied or not said: a sheet that is silent proves nothing, yet
/// the programme asks for the declaration. not_applicable without a sheet.
Finding judge_declaration(const Evidence& evidence, const Declaration& declaration);

}  // namespace vigie
