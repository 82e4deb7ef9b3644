/// Objectives as people read them.
#pragma once

#include "rules/audit.hpp"
#include "text/message.hpp"

#include <string>

namespace vigie {

/// "## Objectifs": each with its state and the figure that measures it; "" when there is none.
std::string objectives_markdown(const ProductAudit& product, Language language);

/// The same as a section of an HTML page.
std::string objectives_html(const ProductAudit& product, Language language);

}  // namespace vigie
