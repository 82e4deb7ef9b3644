/// Files that people write as one list under one key: waivers, attestations, objectives.
#pragma once

#include "rules/yaml_fields.hpp"
#include "text/diagnostic.hpp"
#include "text/expected.hpp"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vigie {

/// Reads `key: [{…}, …]` with `read`, which gets one mapping after the other.
template <class Entry, class Read>
Expected<std::vector<Entry>, std::vector<Diagnostic>> read_list(
    std::string_view yaml, std::string_view file, std::string_view key,
    std::span<const std::string_view> top_keys, const Read& read) {
  const auto root = read_yaml(yaml, file);
  if (!root) return Unexpected{root.error()};
  FieldReader fields(file);
  std::vector<Entry> entries;
  if (fields.expect_map(*root, std::string(key) + ": a list")) {
    fields.know(*root, top_keys);
    const YAML::Node list = fields.value(*root, key, Need::required);
    if (list.IsDefined() && fields.expect_list(list, "a list of " + std::string(key)))
      for (const YAML::Node& node : list)
        if (auto entry = read(node, fields)) entries.push_back(std::move(*entry));
  }
  std::vector<Diagnostic> problems = std::move(fields).take_problems();
  if (!problems.empty()) return Unexpected{std::move(problems)};
  return entries;
}

}  // namespace vigie
