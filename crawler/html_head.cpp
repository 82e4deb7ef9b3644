#include "crawler/html_head.hpp"

#include "crawler/ascii.hpp"
#include "crawler/html_element.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <utility>

namespace vigie {

namespace {

constexpr std::size_t kMaxMeta = 200;
constexpr std::size_t kMaxMetaBytes = 4'096;
constexpr std::size_t kMaxDataScripts = 200;
constexpr std::size_t kMaxNoscripts = 50;
constexpr std::size_t kMaxNoscriptBytes = 4'096;

std::string_view first_bytes(std::string_view text, std::size_t max_bytes) {
  return text.size() <= max_bytes ? text : text.substr(0, code_point_start(text, max_bytes));
}

bool runs(std::string_view type) {
  return type.empty() || contains_ignoring_case(type, "javascript") ||
         contains_ignoring_case(type, "ecmascript") || equals_ignoring_case(type, "module");
}

/// A script that hands its series to a chart library: they stand in it as literals.
bool draws_a_chart(std::string_view text) {
  constexpr std::size_t kFewestBytes = 40;
  constexpr std::array<std::string_view, 9> kLibraries{
      "Chartkick", "new Chart(",  "Highcharts.", "c3.generate", "nv.models",
      "Plotly.",   "ApexCharts(", "echarts.",    "bb.generate"};
  return text.size() >= kFewestBytes &&
         std::ranges::any_of(kLibraries, [&](std::string_view library) {
           return text.find(library) != std::string_view::npos;
         });
}

}  // namespace

void HeadCollector::see(const GumboElement& element) {
  switch (element.tag) {
    case GUMBO_TAG_HTML:
      page_.lang = std::string(trim(attribute_or_empty(element, "lang")));
      if (page_.lang.empty())
        page_.lang = std::string(trim(attribute_or_empty(element, "xml:lang")));
      return;
    case GUMBO_TAG_TITLE:
      if (page_.title.empty())
        page_.title = normalise(first_bytes(only_text(element), kMaxMetaBytes));
      return;
    case GUMBO_TAG_META:
      return see_meta(element);
    case GUMBO_TAG_SCRIPT:
      return see_script(element);
    case GUMBO_TAG_NOSCRIPT:
      return see_noscript(element);
    default:
      return;
  }
}

void HeadCollector::see_meta(const GumboElement& element) {
  if (equals_ignoring_case(attribute_or_empty(element, "http-equiv"), "refresh"))
    signs_.refreshes = true;
  std::string_view name = attribute_or_empty(element, "name");
  if (name.empty()) name = attribute_or_empty(element, "property");
  const auto content = attribute(element, "content");
  if (name.empty() || !content || page_.meta.size() >= kMaxMeta) return;
  page_.meta.emplace_back(normalise(first_bytes(name, kMaxMetaBytes)),
                          normalise(first_bytes(*content, kMaxMetaBytes)));
}

void HeadCollector::see_script(const GumboElement& element) {
  const std::string_view type = trim(attribute_or_empty(element, "type"));
  const std::string_view id = attribute_or_empty(element, "id");
  const bool is_data =
      contains_ignoring_case(type, "json") || id == "__NEXT_DATA__" || id == "__NUXT_DATA__";
  const std::string_view text = trim(only_text(element));
  if (!is_data && runs(type)) ++signs_.scripts;
  if (!is_data && !(runs(type) && draws_a_chart(text))) return;
  if (text.empty() || page_.data_scripts.size() >= kMaxDataScripts) return;
  page_.data_scripts.push_back({.type = std::string(type),
                                .id = std::string(id),
                                .text = std::string(first_bytes(text, max_script_bytes_))});
}

void HeadCollector::see_noscript(const GumboElement& element) {
  if (element.original_tag.data == nullptr || ++noscripts_ > kMaxNoscripts) return;
  const char* start = element.original_tag.data + element.original_tag.length;
  const auto offset = static_cast<std::size_t>(start - html_.data());
  std::string_view content = html_.substr(offset, kMaxNoscriptBytes);
  content = content.substr(0, content.find("</noscript"));
  if (contains_ignoring_case(content, "javascript")) signs_.noscript_asks_for_javascript = true;
  noscript_start_ = content.data();
  noscript_end_ = content.data() + content.size();
}

bool HeadCollector::is_in_noscript(const GumboText& text) const {
  const char* const start = text.original_text.data;
  return start != nullptr && std::less_equal<>{}(noscript_start_, start) &&
         std::less<>{}(start, noscript_end_);
}

}  // namespace vigie
