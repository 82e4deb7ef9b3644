#include "crawler/html.hpp"

#include "crawler/html_arena.hpp"
#include "crawler/html_prescan.hpp"
#include "crawler/html_walk.hpp"
#include "crawler/html_xpath.hpp"

#include <array>

namespace vigie {

std::string_view to_string(HtmlProblem problem) {
  constexpr std::array<std::string_view, 3> kNames{"too_deep", "too_many_attributes",
                                                   "too_costly"};
  return kNames.at(static_cast<std::size_t>(problem));
}

Expected<Page, HtmlProblem> parse_html(std::string_view utf8, const Url& base,
                                       std::span<const std::string> xpaths,
                                       const HtmlLimits& limits) {
  if (const auto problem = problem_before_parsing(utf8, limits)) return Unexpected{*problem};
  const HtmlTree tree(utf8, limits);
  if (tree.document() == nullptr) return Unexpected{HtmlProblem::too_costly};
  Page page = walk_html(*tree.document(), utf8, base, limits);
  if (!xpaths.empty()) page.selections = select_by_xpath(*tree.document(), xpaths);
  // Pages are kept until their product is judged: what they grew into is given back.
  page.blocks.shrink_to_fit();
  page.links.shrink_to_fit();
  return page;
}

}  // namespace vigie
