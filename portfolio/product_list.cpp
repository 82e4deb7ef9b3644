// Products in one file: the public API's envelope, lists and maps by id.
#include "portfolio/product_fields.hpp"
#include "portfolio/readers.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace vigie {

namespace {

using Kind = FieldValue::Kind;

constexpr std::array<std::string_view, 3> kListKeys{"data", "products", "startups"};
constexpr std::array<std::string_view, 5> kProductKeys{"id", "title", "name", "attributes",
                                                       "phases"};

/// `relationships: {incubator: {data: {id}}}`.
const FieldValue* related_incubator(const FieldValue& item) {
  const FieldValue* step = &item;
  for (const std::string_view key : {"relationships", "incubator", "data", "id"}) {
    step = step->find(key);
    if (step == nullptr) return nullptr;
  }
  return step;
}

/// The API's {id, attributes, relationships} as plain fields; other maps as they are.
FieldValue plain_fields(FieldValue item) {
  const auto attributes = std::ranges::find(item.items, "attributes", &FieldValue::key);
  if (attributes == item.items.end() || attributes->kind != Kind::map) return item;
  FieldValue fields = *attributes;
  fields.line = item.line;
  if (const FieldValue* const id = item.find("id")) fields.items.push_back(*id);
  if (const FieldValue* const incubator = related_incubator(item);
      incubator != nullptr && fields.find("incubator") == nullptr) {
    fields.items.push_back(*incubator);
    fields.items.back().key = "incubator";
  }
  return fields;
}

bool is_product(const FieldValue& map) {
  return std::ranges::any_of(kProductKeys,
                             [&](std::string_view key) { return map.find(key) != nullptr; });
}

/// The maps of the products; each that stands under its id in a map carries it as its key.
std::vector<FieldValue> product_maps(const FieldValue& root) {
  const FieldValue* list = &root;
  for (const std::string_view key : kListKeys) {
    const FieldValue* const found = root.find(key);
    if (found != nullptr && (found->kind == Kind::list || found->kind == Kind::map)) {
      list = found;
      break;
    }
  }
  if (list->kind == Kind::map && is_product(*list)) return {*list};
  return list->items;
}

/// "Mes Aides" → "mes-aides".
std::string id_from_name(std::string_view name) {
  std::string id = fold(name);
  std::ranges::replace(id, ' ', '-');
  return id;
}

void complete(Product& product, const FieldValue& item, FieldNotes& notes) {
  if (product.id.empty()) product.id = item.key;
  if (product.id.empty() && !product.name.empty()) {
    product.id = id_from_name(product.name);
    notes.warning(item.line, "id-missing",
                  "expected an 'id' for " + in_quotes(product.name) + ": " +
                      in_quotes(product.id) + " is used");
  }
  if (product.name.empty()) {
    product.name = product.id;
    if (!product.id.empty())
      notes.warning(item.line, "title-missing", "expected a name for " + in_quotes(product.id));
  }
}

}  // namespace

Reading read_product_list(const FieldValue& root, std::string_view file) {
  Reading reading;
  FieldNotes notes(file);
  if (root.kind != Kind::list && root.kind != Kind::map)
    notes.error(root.line, "wrong-type", "expected a list of products");
  for (FieldValue& item : product_maps(root)) {
    if (item.kind != Kind::map) {
      notes.error(item.line, "wrong-type", "left out: expected a product: {id, name, link…}");
      continue;
    }
    const FieldValue fields = plain_fields(std::move(item));
    std::optional<Product> product = read_product(fields, Vocabulary::table, notes);
    if (!product) continue;
    complete(*product, fields, notes);
    if (product->id.empty()) {
      notes.error(fields.line, "id-missing", "left out: expected an 'id'");
      continue;
    }
    reading.products.push_back(*std::move(product));
  }
  reading.problems = std::move(notes).take();
  return reading;
}

}  // namespace vigie
