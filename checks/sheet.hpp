/// What the checks say of the product's sheet itself.
#pragma once

#include "checks/finding.hpp"
#include "portfolio/product.hpp"

#include <string_view>

namespace vigie {

/// The sheet's line of `field`, quoted as "field: value". A field that the sheet does not have
/// cites the sheet as a whole; a product without a sheet cites its site, else its id.
Citation cite_sheet(const Product& product, std::string_view field,
                    std::string_view value = {});

/// not_applicable, for questions about a site that the product does not have.
Finding without_site();

/// True for a product of a portfolio; false for a site that was named alone.
bool has_sheet(const Product& product);

/// not_applicable, for questions about the sheet of a product that has none.
Finding without_sheet();

/// True for the phases in which nobody works on the product any more, or not in the programme.
bool is_over(std::string_view phase);

}  // namespace vigie
