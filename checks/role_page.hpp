/// How the checks of "is there such a page?" read the visits of a role.
#pragma once

#include "checks/finding.hpp"
#include "crawler/evidence.hpp"

#include <optional>
#include <string_view>
#include <variant>
#include <vector>

namespace vigie {

/// A page of the role was found: proven by its content, or (not proven) reached by a link or
/// the sheet and readable, but without the words that prove it.
struct PagePresent {
  const Visit* visit;
  bool proven;
};
/// The host answered and there is no such page: what to cite (the home page, a 404…).
struct PageAbsent {
  Citation seen;
  const Visit* dead_end = nullptr;  // the declared or linked address that leads to nothing
};
/// Cannot be decided, or could not be observed: the finding to return as it is.
struct PageUndecided {
  Finding finding;
};

using RolePage = std::variant<PagePresent, PageAbsent, PageUndecided>;

/// Decides over all visits of `role`. A failed fetch of a page that the sheet or a link names
/// is `error`; a JavaScript shell, a login wall, a PDF are `unknown`; absence needs a readable
/// home page without a link to it and definite answers from every address tried. A home page
/// that could not be observed makes everything on the site `error` with the same cause.
RolePage role_page(const Evidence& evidence, std::string_view role);

/// The finding for a visit from which nothing can be concluded: not observed, a JavaScript
/// shell, a login wall, a PDF, a parked domain, an odd status. Nothing for a definite answer: a
/// page that can be read, or none.
std::optional<Finding> undecided(const Visit& visit);

/// The same for the home page: what keeps it from showing which pages the site has.
std::optional<Finding> unreadable_home(const Evidence& evidence);

/// True when the page says little and asks for a password (or answers 401), or redirected to a
/// login address.
bool is_login_wall(const Page& page);

/// True when nothing on the home page leads to a page that is there: guessed or from the
/// sitemap.
bool is_unlinked(const Visit& visit);

/// The pages of the product's own site that were read, home first: those of other hosts (a
/// dashboard, a pad, a forge) speak for themselves.
std::vector<const Page*> own_pages(const Evidence& evidence);

/// What to cite where the home page has no link to a page: the texts of its footer's links.
Citation cite_home_links(const Page& home);

}  // namespace vigie
