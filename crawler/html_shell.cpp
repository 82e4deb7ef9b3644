#include "crawler/html_shell.hpp"

#include "crawler/html_element.hpp"

#include <algorithm>
#include <array>

namespace vigie {

namespace {

constexpr std::array<std::string_view, 8> kMountIds{
    "root", "app", "__next", "__nuxt", "___gatsby", "swagger-ui", "js", "svelte"};

constexpr std::array<std::string_view, 6> kFrameworkMarks{
    "__next_f", "__NEXT_DATA__", "__sveltekit", "BAILOUT_TO_CLIENT_SIDE_RENDERING",
    "__NUXT__", "__remixContext"};

bool has_framework_mark(std::string_view html) {
  return std::ranges::any_of(kFrameworkMarks, [&](std::string_view mark) {
    return html.find(mark) != std::string_view::npos;
  });
}

bool is_mount_id(std::string_view id) {
  return std::ranges::find(kMountIds, id) != kMountIds.end() || id.ends_with("-root") ||
         id.ends_with("-app");
}

}  // namespace

bool is_mount(const GumboElement& element) {
  if (element.tag == GUMBO_TAG_UNKNOWN && tag_name(element).find('-') != std::string_view::npos)
    return true;
  for (unsigned int i = 0; i < element.attributes.length; ++i) {
    const auto& attribute = *static_cast<const GumboAttribute*>(element.attributes.data[i]);
    if (*attribute.name != 'i' && *attribute.name != 'n' && *attribute.name != 'u') continue;
    const std::string_view name = attribute.name;
    if (name == "id" && is_mount_id(attribute.value)) return true;
    if (name == "ng-app" || name == "ng-view" || name == "ui-view") return true;
  }
  return false;
}

// Text or links are content. Without them a script can mean a shell only where there is a place
// to draw in, a word for readers without scripts, the mark of a framework, or nothing at all.
bool is_shell(const ShellSigns& signs, std::string_view html) {
  if (signs.refreshes && signs.characters < 80) return false;
  if (signs.scripts == 0) return false;
  if (signs.characters >= 400 || signs.links >= 6) return false;
  const bool offers_little = signs.links < 3 && signs.fields == 0;
  if (signs.has_empty_mount && offers_little) return true;
  if (signs.noscript_asks_for_javascript && signs.characters < 250 && offers_little)
    return true;
  if (signs.characters < 150 && offers_little && signs.headings == 0 &&
      has_framework_mark(html))
    return true;
  return signs.characters < 40 &&
         signs.links + signs.fields + signs.frames + signs.headings == 0;
}

}  // namespace vigie
