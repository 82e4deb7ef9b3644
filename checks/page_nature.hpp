/// What kind of answer a fetched page is, beyond its status.
#pragma once

#include "crawler/page.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace vigie {

/// The phrase that gives away a page nobody has written: a domain for sale or parked, the
/// default page of a registrar, a web server or a platform. Only short pages are suspected, so
/// that an article on parked domains is not one.
std::optional<std::string> placeholder_phrase(const Page& page);

/// The text of what the page itself has to say, hidden accordions included: no header, no
/// navigation, no footer, no consent banner. One line a block.
std::string own_text(const Page& page);

/// The page's title, else its first heading, else the start of its text: how a reader would
/// name it.
std::string name_of(const Page& page);

/// A dashboard tool that an address belongs to: "Metabase", "Superset"…; "" when it is none.
std::string_view dashboard_tool(std::string_view url);

/// True for the address of a Metabase dashboard or question that is shared with everybody.
bool is_public_metabase(std::string_view url);

}  // namespace vigie
