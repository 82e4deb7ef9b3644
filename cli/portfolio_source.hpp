/// What every `vigie portfolio` subcommand does first: read the portfolio, choose products.
#pragma once

#include "cli/portfolio_command.hpp"
#include "portfolio/product.hpp"

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace vigie {

/// A portfolio as read, and the products of it that were asked for.
struct ChosenProducts {
  Portfolio portfolio;            // all of it
  std::vector<Product> products;  // those selected
};

/// Nothing, after saying why on `err`, when the portfolio cannot be read or nothing matches.
std::optional<ChosenProducts> choose_products(const PortfolioOptions& options,
                                              std::ostream& err);

/// Keys in the order in which they are written.
void write_json(const nlohmann::ordered_json& document, std::ostream& out);

/// The text, then spaces up to so many characters.
std::string padded(std::string_view text, std::size_t characters);

/// "1 product", "2 products".
std::string counted(std::size_t number, std::string_view noun);

/// Code points: the width on a terminal of the scripts that sheets use.
std::size_t characters_in(std::string_view text);

}  // namespace vigie
