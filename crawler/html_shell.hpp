/// Whether a page is a shell that only scripts would fill.
#pragma once

#include <cstddef>
#include <string_view>

#include <gumbo.h>

namespace vigie {

/// What the walk counted, of what is displayed.
struct ShellSigns {
  std::size_t characters = 0;
  std::size_t links = 0;
  std::size_t fields = 0;
  std::size_t frames = 0;
  std::size_t headings = 0;
  std::size_t scripts = 0;  // that run, inline or not
  bool refreshes = false;   // <meta http-equiv="refresh">
  bool noscript_asks_for_javascript = false;
  bool has_empty_mount = false;
};

/// True for an element that frameworks draw an application into: <div id="root">, <app-root>,
/// <div ng-view>.
bool is_mount(const GumboElement& element);

/// Below a mount, less than this many characters is empty.
inline constexpr std::size_t kEmptyMountCharacters = 100;

/// The verdict; `html` is searched for the marks of frameworks when the counts leave a doubt.
bool is_shell(const ShellSigns& signs, std::string_view html);

}  // namespace vigie
