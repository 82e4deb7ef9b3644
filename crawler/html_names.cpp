#include "crawler/html_names.hpp"

#include "crawler/ascii.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace vigie {

namespace {

constexpr bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
constexpr bool is_word_character(char c) {
  return (c >= 'a' && c <= 'z') || is_upper(c) || (c >= '0' && c <= '9');
}

/// DSFR: what is closed until it is asked for. The menus of the header and the side menu use
/// the same classes, but are closed on small screens only.
void read_dsfr_class(std::string_view name, ClassSigns& signs) {
  if (name == "fr-collapse" || name == "fr-modal" || name == "fr-hidden") {
    signs.closed = true;
  } else if (name == "fr-footer") {
    signs.page_footer = true;
  } else if (name == "fr-header") {
    signs.page_header = true;
  } else if (name == "fr-collapse--expanded" || name == "fr-modal--opened" ||
             name == "fr-sidemenu__inner" || name.starts_with("fr-unhidden") ||
             name.starts_with("fr-header__")) {
    signs.shown = true;
  }
}

void read_class(std::string_view name, ClassSigns& signs) {
  if (name.starts_with("fr-")) return read_dsfr_class(name, signs);
  if (name == "footer") {
    signs.footer = true;
  } else if (is_footer_name(name)) {
    signs.page_footer = true;
  } else if (name == "site-header") {
    signs.page_header = true;
  }
}

Consent consent_at(std::string_view rest) {
  constexpr std::array<std::string_view, 6> kManagers{"tarteaucitron", "orejime", "axeptio",
                                                      "klaro",         "didomi",  "onetrust"};
  constexpr std::array<std::string_view, 2> kWords{"cookie", "consent"};
  const auto begins = [&](std::string_view word) {
    return starts_with_ignoring_case(rest, word);
  };
  if (std::ranges::any_of(kManagers, begins)) return Consent::certain;
  return std::ranges::any_of(kWords, begins) ? Consent::doubtful : Consent::no;
}

/// The first letters of the words of `consent_at`.
constexpr bool may_begin(char c) {
  return std::string_view("toakdcTOAKDC").find(c) != std::string_view::npos;
}

}  // namespace

ClassSigns read_classes(std::string_view classes) {
  ClassSigns signs;
  for (std::size_t start = 0; start < classes.size(); ++start) {
    std::size_t end = start;
    while (end < classes.size() && !is_html_space(classes[end])) ++end;
    if (end > start) read_class(classes.substr(start, end - start), signs);
    start = end;
  }
  return signs;
}

bool is_footer_name(std::string_view name) {
  return name == "footer" || name == "fr-footer" || name == "site-footer" ||
         name == "page-footer" || name == "main-footer";
}

// "fr-consentBanner" has three words: fr, consent, Banner.
Consent consent_in(std::string_view names) {
  Consent found = Consent::no;
  char previous = ' ';
  for (std::size_t i = 0; i < names.size(); ++i) {
    const char c = names[i];
    const bool starts = is_word_character(c) &&
                        (!is_word_character(previous) || (is_upper(c) && !is_upper(previous)));
    if (starts && may_begin(c)) found = std::max(found, consent_at(names.substr(i)));
    previous = c;
  }
  return found;
}

}  // namespace vigie
