/// What one run concluded, as short as history needs it.
#pragma once

#include "rules/audit.hpp"

#include <map>
#include <string>

namespace vigie {

/// The verdicts of one run; informative findings left out.
struct Night {
  using Verdicts = std::map<std::string, Verdict, std::less<>>;  // by criterion

  Date as_of;
  std::string rulebook_hash;
  RunStatus status = RunStatus::complete;
  std::map<std::string, Verdicts, std::less<>> products;  // by id

  friend bool operator==(const Night&, const Night&) = default;
};

Night night_of(const Audit& audit);

/// pass, warn or fail: seen and decided.
bool is_decided(Verdict verdict);

}  // namespace vigie
