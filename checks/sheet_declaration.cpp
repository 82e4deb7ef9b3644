#include "checks/sheet_declaration.hpp"

#include "checks/sheet.hpp"

namespace vigie {

Finding judge_declaration(const Evidence& evidence, const Declaration& declaration) {
  const Product& product = evidence.product;
  if (!has_sheet(product)) return without_sheet();
  if (!declaration.address.empty())
    return pass(message(declaration.declared, declaration.address),
                cite_sheet(product, declaration.address_field, declaration.address));
  if (declaration.flag.value_or(false))
    return pass(message(declaration.declared, std::string(declaration.flag_field)),
                cite_sheet(product, declaration.flag_field, "true"));
  const bool is_denied = declaration.flag.has_value();
  Finding finding = is_denied ? warn(message(declaration.denied),
                                     cite_sheet(product, declaration.flag_field, "false"))
                              : warn(message(declaration.not_said),
                                     cite_sheet(product, "title", product.name));
  return std::move(finding).with_remedy(message(declaration.remedy));
}

}  // namespace vigie
