/// HTML bytes to a Page. Hides the parser (Gumbo), so that it can be exchanged.
#pragma once

#include "crawler/page.hpp"
#include "text/expected.hpp"
#include "text/url.hpp"

#include <chrono>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace vigie {

/// Bounds for one document; the defaults accept every real page of the measured sets.
struct HtmlLimits {
  std::size_t max_depth = 512;  // open elements, counted before parsing
  std::size_t max_attributes_per_tag = 512;
  std::size_t arena_bytes = 256U << 20U;
  std::chrono::milliseconds parse_time{2'000};
  std::size_t max_blocks = 50'000;
  std::size_t max_links = 10'000;
  std::size_t data_script_bytes = 1U << 20U;
};

enum class HtmlProblem { too_deep, too_many_attributes, too_costly };

std::string_view to_string(HtmlProblem problem);

/// Fills the content fields of a Page (title, lang, meta, blocks, links, headings, times,
/// tables, frames, data_scripts, selections, needs_javascript, form fields) from UTF-8 text.
/// `base` is the document's final address. `xpaths` are evaluated on the tree (text of each
/// selected node). Thread-safe; never throws on any input.
Expected<Page, HtmlProblem> parse_html(std::string_view utf8, const Url& base,
                                       std::span<const std::string> xpaths = {},
                                       const HtmlLimits& limits = {});

}  // namespace vigie
