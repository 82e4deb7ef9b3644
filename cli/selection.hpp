/// Which products of a portfolio a command is about.
#pragma once

#include "portfolio/product.hpp"
#include "rules/audit.hpp"
#include "text/diagnostic.hpp"
#include "text/expected.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vigie {

/// Filters from the command line: a product must match one entry of every list that is not
/// empty.
struct Selection {
  std::vector<std::string> products;    // globs over ids
  std::vector<std::string> phases;      // names, as of the date
  std::vector<std::string> incubators;  // globs
};

/// The products that match, in their order. An entry that matches nothing is an error that
/// names the nearest known word.
Expected<std::vector<Product>, std::vector<Diagnostic>> select(std::vector<Product> products,
                                                               const Selection& selection,
                                                               Date as_of);

/// The products of one of several runs. Products of one host stay together, so that one run
/// alone visits it.
std::vector<Product> in_shard(std::vector<Product> products, const Shard& shard);

}  // namespace vigie
