/// YAML written by people, read with places and without surprises.
#pragma once

#include "text/diagnostic.hpp"
#include "text/expected.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <yaml-cpp/yaml.h>

namespace vigie {

struct YamlLimits {
  std::size_t max_bytes = 4U << 20U;
  std::size_t max_nodes = 200'000;
  std::size_t max_depth = 64;
};

/// One document. Refused with a place and a sentence: syntax errors, anchors and aliases
/// (cycles, "billion laughs"), nesting and sizes over the limits, duplicate keys of a mapping
/// (yaml-cpp would silently keep the first). `first_line` shifts the places of YAML that stands
/// inside another file (front matter). Never throws.
Expected<YAML::Node, std::vector<Diagnostic>> read_yaml(std::string_view text,
                                                        std::string_view file,
                                                        int first_line = 1,
                                                        const YamlLimits& limits = {});

/// Where a node stands, for messages; `first_line` as given to `read_yaml`.
Place place_of(const YAML::Node& node, std::string_view file, int first_line = 1);

/// The scalar's text, or "" when the node is absent, null or not a scalar.
std::string scalar_or_empty(const YAML::Node& node);

}  // namespace vigie
