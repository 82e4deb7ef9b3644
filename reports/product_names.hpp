/// Products by their ids, and what readers call them.
#pragma once

#include "rules/audit.hpp"

#include <string>
#include <string_view>

namespace vigie {

/// The product's name, else its id.
std::string display_name(const Product& product);

/// Null when the audit has no such product.
const ProductAudit* find_product(const Audit& audit, std::string_view id);

/// The name of a product that the audit may no longer have: then its id.
std::string name_in(const Audit& audit, std::string_view id);

}  // namespace vigie
