/// A portfolio from wherever the command line says it is.
#pragma once

#include "crawler/web.hpp"
#include "portfolio/product.hpp"
#include "text/diagnostic.hpp"
#include "text/expected.hpp"

#include <string>
#include <vector>

namespace vigie {

/// `source` is a folder, a file, or an http(s) address that is fetched through `web`.
Expected<Portfolio, std::vector<Diagnostic>> load_portfolio(const std::string& source,
                                                            Web& web);

/// The same for commands that have no Web of their own: one is made for an address only.
Expected<Portfolio, std::vector<Diagnostic>> load_portfolio(const std::string& source,
                                                            const WebOptions& options);

}  // namespace vigie
