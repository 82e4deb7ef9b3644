#include "reports/product_names.hpp"

#include <algorithm>

namespace vigie {

std::string display_name(const Product& product) {
  return product.name.empty() ? product.id : product.name;
}

const ProductAudit* find_product(const Audit& audit, std::string_view id) {
  const auto found = std::ranges::find_if(
      audit.products, [&](const ProductAudit& each) { return each.product.id == id; });
  return found == audit.products.end() ? nullptr : &*found;
}

std::string name_in(const Audit& audit, std::string_view id) {
  const ProductAudit* const product = find_product(audit, id);
  return product == nullptr ? std::string(id) : display_name(product->product);
}

}  // namespace vigie
