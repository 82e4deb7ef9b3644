/// How an element stands on the page: as a block or in line, in which region, displayed or not.
#pragma once

#include "crawler/page.hpp"

#include <cstdint>

#include <gumbo.h>

namespace vigie {

/// Whether text before and after an element (or its end) belongs together.
enum class Flow : std::uint8_t {
  in_line,  // joins its neighbours: <span>, <sup>
  block,    // a block of its own, named after its tag: <p>, <td>, <option>
  breaks,   // only separates: <br>, <hr>
  dropped,  // its content is not text of the page: <script>, <style>, <svg>
};

Flow flow_of(const GumboElement& element);

/// Where the children of an element stand.
struct Placement {
  Region region = Region::main;
  bool in_main = false;     // below <main>
  bool in_article = false;  // below <article>: its header and footer are not the page's
  bool in_section = false;
  /// Taken for a consent banner by a common word only; a <main> or <h1> in it refutes that.
  bool doubtful_consent = false;
};

/// The placement of an element's content, by its tag, ARIA role, id, classes, and by what
/// hides it: `hidden`, inline style, <template>, <noscript>, a closed <dialog>, and the classes
/// of the French design system (DSFR) for what opens on demand. `parent` is that of its parent.
Placement place(const GumboElement& element, const Placement& parent);

}  // namespace vigie
