/// Reading XML piece by piece, without trees, entities, network or surprise.
#pragma once

#include <functional>
#include <string_view>

namespace vigie {

enum class ReadOn { yes, no };

/// An element that ended: local names without prefixes, "" for the root's parent. `text` stands
/// directly before its end (all of it when it has no children), trimmed, at most 4,096 bytes.
struct XmlElement {
  std::string_view name;
  std::string_view parent;
  std::string_view text;
};

using OnXmlElement = std::function<ReadOn(const XmlElement&)>;

/// Calls `on_element` at each end tag until it says no. `utf8` is UTF-8 whatever the document
/// declares. Reading stops, with what came so far, at the first error, at a document type,
/// at a nesting of 256, and before anything when a tag has more than 256
/// attributes.
void read_xml(std::string_view utf8, const OnXmlElement& on_element);

}  // namespace vigie
