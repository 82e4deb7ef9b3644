/// The character encodings of the web and the names that pages call them by.
#pragma once

#include <string_view>

namespace vigie {

/// An encoding of the WHATWG Encoding Standard. Static storage.
struct Encoding {
  std::string_view name;    // "windows-1252"
  const char* converter;    // ICU's name of it; null for those that are decoded here
  std::string_view labels;  // in lower case, separated by spaces, `name` included
};

/// The encoding that a label stands for (case and surrounding spaces ignored); null when the
/// standard knows no such label.
const Encoding* find_encoding(std::string_view label);

}  // namespace vigie
