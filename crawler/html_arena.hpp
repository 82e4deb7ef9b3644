/// One document's Gumbo tree, in memory that is bounded, fast to take and free to give back.
#pragma once

#include "crawler/html.hpp"

#include <cstddef>
#include <memory>
#include <string_view>

#include <gumbo.h>

namespace vigie {

/// The tree of a document. All of it lies in a few large blocks; the thread keeps two of them
/// for its next document. `utf8` must outlive the tree, which points into it.
class HtmlTree {
 public:
  /// Parses within `limits.arena_bytes` and `limits.parse_time` (CPU time of this thread).
  HtmlTree(std::string_view utf8, const HtmlLimits& limits);
  ~HtmlTree();
  HtmlTree(const HtmlTree&) = delete;
  HtmlTree& operator=(const HtmlTree&) = delete;

  /// The document node; null when the budget was not enough.
  const GumboNode* document() const { return document_; }

 private:
  class Arena;
  std::unique_ptr<Arena> arena_;
  const GumboNode* document_ = nullptr;
};

}  // namespace vigie
