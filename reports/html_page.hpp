/// What all pages of the HTML report have in common.
#pragma once

#include "rules/audit.hpp"
#include "text/message.hpp"

#include <string>
#include <string_view>

namespace vigie {

struct HtmlPage {
  std::string title;         // not escaped yet
  std::string main;          // markup
  std::string_view to_root;  // "" for the index, "../" for a product's page
};

/// A whole document: landmarks, skip link, style; no request goes anywhere.
std::string html_page(const Audit& audit, const HtmlPage& page, Language language);

/// "<span class="verdict fail">✗ manquement</span>".
std::string html_verdict(const JudgedFinding& judged, Language language);

/// A link that shows its address; the text alone when it is no web address.
std::string html_address(std::string_view url);

/// A remedy: its sentence, and the lines to paste as they are.
std::string html_remedy(const JudgedFinding& judged, Language language);

}  // namespace vigie
