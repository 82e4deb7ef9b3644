#include "portfolio/field_value.hpp"

#include <algorithm>

namespace vigie {

namespace {

constexpr int kMaxDepth = 6;

int line_of(const YAML::Node& node, int first_line) {
  return place_of(node, {}, first_line).line;
}

FieldValue convert(const YAML::Node& node, int first_line, int depth) {
  FieldValue value{.key = {}, .line = line_of(node, first_line)};
  if (node.IsScalar()) {
    value.kind = FieldValue::Kind::text;
    value.text = node.Scalar();
  } else if (node.IsSequence()) {
    value.kind = FieldValue::Kind::list;
    if (depth == kMaxDepth) return value;
    for (const YAML::Node& item : node)
      value.items.push_back(convert(item, first_line, depth + 1));
  } else if (node.IsMap()) {
    value.kind = FieldValue::Kind::map;
    if (depth == kMaxDepth) return value;
    for (const auto& member : node) {
      FieldValue item = convert(member.second, first_line, depth + 1);
      item.key = scalar_or_empty(member.first);
      // A list begins on the line below its key: the key is where a reader looks.
      item.line = line_of(member.first, first_line);
      value.items.push_back(std::move(item));
    }
  }
  return value;
}

}  // namespace

const FieldValue* FieldValue::find(std::string_view name) const {
  if (kind != Kind::map) return nullptr;
  const auto found = std::ranges::find(items, name, &FieldValue::key);
  return found == items.end() ? nullptr : &*found;
}

FieldValue text_value(std::string_view key, std::string_view text, int line) {
  return {.kind = FieldValue::Kind::text,
          .key = std::string(key),
          .text = std::string(text),
          .line = line};
}

FieldValue yaml_value(const YAML::Node& node, int first_line) {
  return convert(node, first_line, 0);
}

}  // namespace vigie
