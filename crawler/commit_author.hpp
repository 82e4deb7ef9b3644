/// Tells programs that commit from people.
#pragma once

#include <string_view>

namespace vigie {

/// Whether an author ("Name <address>", a name, or an account such as "dependabot[bot]") is a
/// program: it says so, or is one of those that update dependencies, releases and
/// translations. A person who commits through a program is taken for one.
bool is_bot(std::string_view author);

}  // namespace vigie
