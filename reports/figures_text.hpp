/// Published figures as people read them.
#pragma once

#include "rules/audit.hpp"
#include "text/message.hpp"

#include <string>

namespace vigie {

/// "12 243 comptes créés (mars 2026)".
std::string figure_text(const PublishedFigure& figure, Language language);

/// What a kind of figure is called: "mesuré", "objectif"…
std::string figure_kind(const PublishedFigure& figure, Language language);

/// The product's figures that tell how it does, best first and at most twelve, then how many
/// others there are; "" when it publishes none.
std::string figures_markdown(const ProductAudit& product, Language language);

/// The same as a section of an HTML page.
std::string figures_html(const ProductAudit& product, Language language);

}  // namespace vigie
