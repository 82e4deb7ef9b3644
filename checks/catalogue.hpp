/// Every check that the program has, in one list that one can read.
#pragma once

#include "checks/check.hpp"

#include <span>
#include <string>
#include <string_view>

namespace vigie {

std::span<const Check* const> catalogue();

/// Null when there is no check of that id.
const Check* find_check(std::string_view id);

/// The Markdown page of one check, and of all (checks/README.md), generated from the Check
/// values.
std::string check_page(const Check& check);
std::string catalogue_page();

/// Runs a check; an exception that escapes it becomes Cause::check_crash.
Finding run_check(const Check& check, const Evidence& evidence, const Settings& settings);

}  // namespace vigie
