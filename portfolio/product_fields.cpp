#include "portfolio/product_fields.hpp"

#include "portfolio/clean_value.hpp"
#include "text/fold.hpp"
#include "text/percent.hpp"
#include "text/spelling.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

namespace vigie {

namespace {

/// Reads one value into the product; null for fields that are known and not audited.
using ReadField = void (*)(Product&, const FieldValue&, std::string_view field, FieldNotes&);

struct Field {
  std::string_view name;
  ReadField read = nullptr;
};

/// Another name of a field, folded, with '_' between words.
struct Alias {
  std::string_view name;
  std::string_view field;
};

template <std::string Product::* member>
void text(Product& product, const FieldValue& value, std::string_view field,
          FieldNotes& notes) {
  product.*member = read_text(value, field, notes);
}

template <std::string Product::* member>
void address(Product& product, const FieldValue& value, std::string_view field,
             FieldNotes& notes) {
  product.*member = read_address(value, field, notes);
}

template <std::optional<bool> Product::* member>
void boolean(Product& product, const FieldValue& value, std::string_view field,
             FieldNotes& notes) {
  product.*member = read_boolean(value, field, notes);
}

template <std::vector<std::string> Product::* member>
void words(Product& product, const FieldValue& value, std::string_view field,
           FieldNotes& notes) {
  product.*member = read_words(value, field, notes);
}

std::string without_prefix(std::string_view text, std::string_view prefix) {
  return std::string(text.starts_with(prefix) ? text.substr(prefix.size()) : text);
}

void id(Product& product, const FieldValue& value, std::string_view field, FieldNotes& notes) {
  product.id = without_prefix(read_text(value, field, notes), "/startups/");
}

void incubator(Product& product, const FieldValue& value, std::string_view field,
               FieldNotes& notes) {
  product.incubator = without_prefix(read_text(value, field, notes), "/incubators/");
}

/// Of several incubators the first counts, and only where `incubator` says nothing.
void incubators(Product& product, const FieldValue& value, std::string_view field,
                FieldNotes& notes) {
  const std::vector<std::string> names = read_words(value, field, notes);
  if (product.incubator.empty() && !names.empty())
    product.incubator = without_prefix(names.front(), "/incubators/");
}

/// "/organisations/anct" in sheets is "anct" in the API.
void sponsors(Product& product, const FieldValue& value, std::string_view field,
              FieldNotes& notes) {
  for (const std::string& name : read_words(value, field, notes))
    product.sponsors.push_back(without_prefix(name, "/organisations/"));
}

void repositories(Product& product, const FieldValue& value, std::string_view field,
                  FieldNotes& notes) {
  product.repositories = read_addresses(value, field, notes);
}

/// The API's table has the address of the statistics under `stats`.
void stats(Product& product, const FieldValue& value, std::string_view field,
           FieldNotes& notes) {
  if (!trim_spaces(value.text).starts_with("http")) {
    product.stats = read_boolean(value, field, notes);
  } else if (product.stats_url.empty()) {
    product.stats_url = read_address(value, "stats_url", notes);
  }
}

void phases(Product& product, const FieldValue& value, std::string_view /*field*/,
            FieldNotes& notes) {
  product.phases = read_phases(value, notes, product.field_lines);
}

/// A table's only phase, where there is no list of phases.
void phase(Product& product, const FieldValue& value, std::string_view field,
           FieldNotes& notes) {
  if (product.phases.empty()) phases(product, value, field, notes);
}

void phase_start(Product& product, const FieldValue& value, std::string_view /*field*/,
                 FieldNotes& notes) {
  const std::optional<Date> start = read_date(value, "phase-start", notes);
  if (start && product.phases.size() == 1) product.phases.front().start = start;
}

void events(Product& product, const FieldValue& value, std::string_view /*field*/,
            FieldNotes& notes) {
  product.events = read_events(value, notes, product.field_lines);
}

void description(Product& product, const FieldValue& value, std::string_view /*field*/,
                 FieldNotes& /*notes*/) {
  product.description = value.text;
}

void encoded_description(Product& product, const FieldValue& value, std::string_view /*field*/,
                         FieldNotes& /*notes*/) {
  product.description = valid_utf8(percent_decode(value.text));
}

// In the order in which they are read: `incubators`, `phase` and `phase_start` complete what
// stands before them.
constexpr std::array kSheetFields{
    Field{"title", text<&Product::name>},
    Field{"mission", text<&Product::mission>},
    Field{"sponsors", sponsors},
    Field{"incubator", incubator},
    Field{"incubators", incubators},
    Field{"link", address<&Product::site>},
    Field{"repository", repositories},
    Field{"contact", text<&Product::contact>},
    Field{"stats_url", address<&Product::stats_url>},
    Field{"stats", stats},
    Field{"budget_url", address<&Product::budget_url>},
    Field{"impact_url", address<&Product::impact_url>},
    Field{"dashlord_url", address<&Product::dashlord_url>},
    Field{"accessibility_status", text<&Product::accessibility_status>},
    Field{"analyse_risques", boolean<&Product::risk_analysis>},
    Field{"analyse_risques_url", address<&Product::risk_analysis_url>},
    Field{"mon_service_securise", boolean<&Product::security_registration>},
    Field{"usertypes", words<&Product::user_types>},
    Field{"thematiques", words<&Product::themes>},
    Field{"techno", words<&Product::technologies>},
    Field{"phases", phases},
    Field{"events", events},
    Field{"fast"},
    Field{"redirect_from"},
    Field{"rgpd"},
    Field{"robots"}};

constexpr std::array kTableFields{Field{"id", id},
                                  Field{"phase", phase},
                                  Field{"phase_start", phase_start},
                                  Field{"description", description},
                                  Field{"content_url_encoded_markdown", encoded_description},
                                  Field{"type"},
                                  Field{"links"}};

constexpr std::array kAliases{Alias{"identifiant", "id"},
                              Alias{"slug", "id"},
                              Alias{"name", "title"},
                              Alias{"nom", "title"},
                              Alias{"titre", "title"},
                              Alias{"produit", "title"},
                              Alias{"product", "title"},
                              Alias{"pitch", "mission"},
                              Alias{"incubateur", "incubator"},
                              Alias{"incubateurs", "incubators"},
                              Alias{"sponsor", "sponsors"},
                              Alias{"site", "link"},
                              Alias{"site_url", "link"},
                              Alias{"site_web", "link"},
                              Alias{"website", "link"},
                              Alias{"url", "link"},
                              Alias{"lien", "link"},
                              Alias{"adresse", "link"},
                              Alias{"depot", "repository"},
                              Alias{"depots", "repository"},
                              Alias{"repo", "repository"},
                              Alias{"repository_url", "repository"},
                              Alias{"repositories", "repository"},
                              Alias{"code", "repository"},
                              Alias{"code_source", "repository"},
                              Alias{"github", "repository"},
                              Alias{"email", "contact"},
                              Alias{"courriel", "contact"},
                              Alias{"statistiques", "stats"},
                              Alias{"statistiques_url", "stats_url"},
                              Alias{"url_statistiques", "stats_url"},
                              Alias{"budget", "budget_url"},
                              Alias{"impact", "impact_url"},
                              Alias{"dashlord", "dashlord_url"},
                              Alias{"accessibility", "accessibility_status"},
                              Alias{"accessibilite", "accessibility_status"},
                              Alias{"technos", "techno"},
                              Alias{"technologies", "techno"},
                              Alias{"themes", "thematiques"},
                              Alias{"publics", "usertypes"},
                              Alias{"status", "phase"},
                              Alias{"statut", "phase"},
                              Alias{"start", "phase_start"},
                              Alias{"debut", "phase_start"},
                              Alias{"content", "description"}};

const Field* find_field(std::span<const Field> fields, std::string_view name) {
  const auto found = std::ranges::find(fields, name, &Field::name);
  return found == fields.end() ? nullptr : &*found;
}

/// "Code source" → "code_source".
std::string header_word(std::string_view name) {
  constexpr std::size_t kLongest = 64;
  std::string word = fold(name.substr(0, kLongest));
  std::ranges::replace(word, ' ', '_');
  std::ranges::replace(word, '-', '_');
  return word;
}

bool is_too_long(const FieldValue& value) {
  if (value.text.size() > kMaxFieldBytes) return true;
  return std::ranges::any_of(value.items, is_too_long);
}

/// Says unknown fields, the first of very many only.
void say_unknown(const std::vector<const FieldValue*>& unknown, Vocabulary vocabulary,
                 FieldNotes& notes) {
  constexpr std::size_t kMaxSaid = 20;
  std::size_t said = 0;
  for (const FieldValue* const value : unknown) {
    if (vocabulary == Vocabulary::table && !notes.is_first_time(value->key)) continue;
    if (++said > kMaxSaid) {
      notes.warning(value->line, "unknown-field",
                    "more unknown fields: " + std::to_string(unknown.size()) + " in all");
      return;
    }
    notes.warning(value->line, "unknown-field",
                  "unknown field " + in_quotes(value->key) +
                      did_you_mean(value->key, field_names(vocabulary)));
  }
}

/// The values by the sheet's names of their fields. Of a field and its alias the field counts.
std::map<std::string_view, const FieldValue*> known_values(const FieldValue& fields,
                                                           Vocabulary vocabulary,
                                                           FieldNotes& notes) {
  std::map<std::string_view, const FieldValue*> values;
  std::vector<const FieldValue*> unknown;
  for (const FieldValue& value : fields.items) {
    const std::optional<std::string_view> name = field_named(value.key, vocabulary);
    if (!name) {
      unknown.push_back(&value);
      continue;
    }
    const auto [place, is_new] = values.emplace(*name, &value);
    if (!is_new && value.key == *name) place->second = &value;
  }
  say_unknown(unknown, vocabulary, notes);
  return values;
}

void read_fields(std::span<const Field> fields,
                 const std::map<std::string_view, const FieldValue*>& values, Product& product,
                 FieldNotes& notes) {
  for (const Field& field : fields) {
    const auto value = values.find(field.name);
    if (value == values.end()) continue;
    product.field_lines[std::string(field.name)] = value->second->line;
    if (field.read != nullptr) field.read(product, *value->second, field.name, notes);
  }
}

std::vector<std::string_view> names_in(Vocabulary vocabulary) {
  std::vector<std::string_view> names;
  names.reserve(kSheetFields.size() + kTableFields.size() + kAliases.size());
  for (const Field& field : kSheetFields) names.push_back(field.name);
  if (vocabulary == Vocabulary::sheet) return names;
  for (const Field& field : kTableFields) names.push_back(field.name);
  for (const Alias& alias : kAliases) names.push_back(alias.name);
  return names;
}

}  // namespace

std::optional<std::string_view> field_named(std::string_view name, Vocabulary vocabulary) {
  if (const Field* field = find_field(kSheetFields, name)) return field->name;
  if (vocabulary == Vocabulary::sheet) return std::nullopt;
  const std::string word = header_word(name);
  if (const Field* field = find_field(kSheetFields, word)) return field->name;
  if (const Field* field = find_field(kTableFields, word)) return field->name;
  const auto* const alias = std::ranges::find(kAliases, word, &Alias::name);
  if (alias == kAliases.end()) return std::nullopt;
  return alias->field;
}

std::span<const std::string_view> field_names(Vocabulary vocabulary) {
  static const std::vector<std::string_view> kOfSheets = names_in(Vocabulary::sheet);
  static const std::vector<std::string_view> kOfTables = names_in(Vocabulary::table);
  return vocabulary == Vocabulary::sheet ? kOfSheets : kOfTables;
}

std::optional<Product> read_product(const FieldValue& fields, Vocabulary vocabulary,
                                    FieldNotes& notes) {
  const auto long_field = std::ranges::find_if(fields.items, is_too_long);
  if (long_field != fields.items.end()) {
    notes.error(long_field->line, "field-too-long",
                "left out: expected at most " + std::to_string(kMaxFieldBytes) +
                    " bytes for the field " + in_quotes(long_field->key));
    return std::nullopt;
  }
  const auto values = known_values(fields, vocabulary, notes);
  Product product;
  product.sheet = {.file = std::string(notes.file()), .line = fields.line};
  read_fields(kSheetFields, values, product, notes);
  read_fields(kTableFields, values, product, notes);
  return product;
}

}  // namespace vigie
