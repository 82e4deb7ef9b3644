/// What a person wrote in a field, before anyone knows what it means.
#pragma once

#include "text/diagnostic.hpp"
#include "text/expected.hpp"
#include "text/yaml.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vigie {

/// A tree of texts, lists and maps with places: what YAML, JSON and CSV have in common. Numbers
/// and booleans are texts ("true"), as they are in sheets.
struct FieldValue {
  enum class Kind { absent, text, list, map };

  Kind kind = Kind::absent;
  std::string key;                     // its name in the map that holds it
  std::string text = {};               // of a text
  std::vector<FieldValue> items = {};  // of a list or a map
  int line = 0;                        // 1 is the first; 0: unknown

  /// The value of a key of a map; null when there is none.
  const FieldValue* find(std::string_view name) const;

  friend bool operator==(const FieldValue&, const FieldValue&) = default;
};

FieldValue text_value(std::string_view key, std::string_view text, int line);

/// `first_line` as given to `read_yaml`. What is nested deeper than a sheet's fields (6 levels)
/// is left out.
FieldValue yaml_value(const YAML::Node& node, int first_line = 1);

struct JsonLimits {
  std::size_t max_values = 1'000'000;
  std::size_t max_depth = 64;
};

/// One JSON document of valid UTF-8 with the line of every value. Of keys that are there twice
/// the first counts. Never throws.
Expected<FieldValue, std::vector<Diagnostic>> read_json_value(std::string_view text,
                                                              std::string_view file,
                                                              const JsonLimits& limits = {});

}  // namespace vigie
