/// What the ids and classes that people give to elements tell about their place on a page.
#pragma once

#include <cstdint>
#include <string_view>

namespace vigie {

/// What the classes of one element say, together.
struct ClassSigns {
  bool closed = false;  // opens on demand: DSFR accordions and modals, fr-hidden
  bool shown = false;   // … but is displayed all the same
  bool footer = false;  // "footer": the page's, or that of a card
  bool page_footer = false;
  bool page_header = false;
};

ClassSigns read_classes(std::string_view classes);

/// True for an id such as "footer" or "site-footer".
bool is_footer_name(std::string_view name);

enum class Consent : std::uint8_t { no, doubtful, certain };

/// Whether an id or class names a cookie banner: `certain` for the consent managers in use on
/// public sites, `doubtful` for the words that people give to their own.
Consent consent_in(std::string_view names);

}  // namespace vigie
