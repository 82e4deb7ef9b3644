#include "crawler/html_element.hpp"

namespace vigie {

const GumboElement* element_of(const GumboNode& node) {
  if (node.type != GUMBO_NODE_ELEMENT && node.type != GUMBO_NODE_TEMPLATE) return nullptr;
  return &node.v.element;
}

const GumboVector* children_of(const GumboNode& node) {
  if (node.type == GUMBO_NODE_DOCUMENT) return &node.v.document.children;
  const GumboElement* element = element_of(node);
  return element == nullptr ? nullptr : &element->children;
}

std::optional<std::string_view> attribute(const GumboElement& element, std::string_view name) {
  for (unsigned int i = 0; i < element.attributes.length; ++i) {
    const auto* candidate = static_cast<const GumboAttribute*>(element.attributes.data[i]);
    if (candidate->name == name) return candidate->value;
  }
  return std::nullopt;
}

std::string_view attribute_or_empty(const GumboElement& element, std::string_view name) {
  return attribute(element, name).value_or(std::string_view{});
}

std::string_view tag_name(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece text = element.original_tag;
  if (text.data == nullptr) return {};
  gumbo_tag_from_original_text(&text);
  return {text.data, text.length};
}

std::string_view only_text(const GumboElement& element) {
  for (unsigned int i = 0; i < element.children.length; ++i) {
    const auto* child = static_cast<const GumboNode*>(element.children.data[i]);
    if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_WHITESPACE)
      return child->v.text.text;
  }
  return {};
}

}  // namespace vigie
