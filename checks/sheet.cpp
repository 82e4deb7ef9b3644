#include "checks/sheet.hpp"

#include "text/fold.hpp"

#include <string>

namespace vigie {

namespace {

constexpr Text kWithoutSite{"site.none", "La fiche du produit ne déclare pas de site.",
                            "The product's sheet declares no site."};

constexpr Text kWithoutSheet{"sheet.none", "Sans fiche, rien n’est déclaré.",
                             "Without a sheet nothing is declared."};

std::string place_of_sheet(const Product& product) {
  if (!product.sheet.file.empty()) return product.sheet.file;
  return product.site.empty() ? product.id : product.site;
}

}  // namespace

Citation cite_sheet(const Product& product, std::string_view field, std::string_view value) {
  Citation citation;
  citation.url = place_of_sheet(product);
  citation.final_url = citation.url;
  const auto line = product.field_lines.find(std::string(field));
  if (line != product.field_lines.end()) {
    citation.where = "line " + std::to_string(line->second);
    citation.excerpt = excerpt(std::string(field) + ": " + std::string(value));
  }
  return citation;
}

Finding without_site() {
  return not_applicable(message(kWithoutSite));
}

bool has_sheet(const Product& product) {
  return !product.sheet.file.empty();
}

Finding without_sheet() {
  return not_applicable(message(kWithoutSheet));
}

bool is_over(std::string_view phase) {
  return phase == "transfere" || phase == "abandon" || phase == "abandon-investigation";
}

}  // namespace vigie
