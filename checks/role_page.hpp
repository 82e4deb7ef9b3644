/// How the checks of "is there such a page?" read the visits of a role.
#pragma once

#include <optional>
#include <string_view>
#include <variant>

#include "checks/finding.hpp"
#include "crawler/evidence.hpp"

namespace vigie {

/// A page of the role was found: proven by its content, or (not proven) reached by a link or the
/// sheet and readable, but without the words that prove it.
struct PagePresent {
  const Visit* visit;
  bool proven;
};
/// The host answered and there is no such page: what to cite (the home page, a 404…).
struct PageAbsent {
  Citation seen;
};
/// Cannot be decided, or could not be observed: the finding to return as it is.
struct PageUndecided {
  Finding finding;
};

using RolePage = std::variant<PagePresent, PageAbsent, PageUndecided>;

/// Decides over all visits of `role`. A failed fetch of a page that the sheet or a link names is
/// `error`; a JavaScript shell, a login wall, a PDF are `unknown`; absence needs a readable home
/// page without a link to it and definite answers from every address tried. A home page that
/// could not be observed makes everything on the site `error` with the same cause.
RolePage role_page(const Evidence& evidence, std::string_view role);

/// True when the page asks for a password, or redirected to a login address.
bool is_login_wall(const Page& page);

}  // namespace vigie
