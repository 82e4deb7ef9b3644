/// Every Check that a source of this folder defines, found by the build
/// (checks/CMakeLists.txt).
#pragma once

#include "checks/check.hpp"

#include <span>

namespace vigie {

std::span<const Check* const> defined_checks();

}  // namespace vigie
