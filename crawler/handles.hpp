/// Owners for the handles of C libraries.
#pragma once

#include <memory>

namespace vigie {

/// Calls a library's own release function.
template <auto release>
struct Releases {
  template <class T>
  void operator()(T* handle) const noexcept {
    release(handle);
  }
};

/// A unique owner as small as the pointer: `using XmlDoc = Owned<xmlDoc, xmlFreeDoc>`.
template <class T, auto release>
using Owned = std::unique_ptr<T, Releases<release>>;

}  // namespace vigie
