/// What a document says of itself: title, language, metadata, scripts' data, <noscript>.
#pragma once

#include "crawler/html_shell.hpp"
#include "crawler/page.hpp"

#include <cstddef>
#include <string_view>

#include <gumbo.h>

namespace vigie {

class HeadCollector {
 public:
  /// Fills `page` and `signs`, which outlive it. `html` is the text that the tree was parsed
  /// from.
  HeadCollector(std::string_view html, std::size_t max_script_bytes, Page& page,
                ShellSigns& signs)
      : html_(html), max_script_bytes_(max_script_bytes), page_(page), signs_(signs) {}

  /// Takes what it wants of any element.
  void see(const GumboElement& element);

  /// True for text that the document has inside a <noscript> of its head, and the parser
  /// outside: a browser's rules for such text end the head.
  bool is_in_noscript(const GumboText& text) const;

 private:
  void see_noscript(const GumboElement& element);
  void see_meta(const GumboElement& element);
  void see_script(const GumboElement& element);

  std::string_view html_;
  std::size_t max_script_bytes_;
  Page& page_;
  ShellSigns& signs_;
  std::size_t noscripts_ = 0;
  const char* noscript_start_ = nullptr;
  const char* noscript_end_ = nullptr;
};

}  // namespace vigie
