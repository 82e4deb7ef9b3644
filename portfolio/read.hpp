/// Portfolios from a folder of sheets, the API's JSON, YAML or CSV.
#pragma once

#include "portfolio/product.hpp"
#include "text/expected.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace vigie {

/// Reads a folder of sheets (either the folder itself or one that holds `startups/`), or a file
/// by its ending: .json (the public API's form), .yaml/.yml, .csv (';' or ',', BOM accepted).
/// A sheet that cannot be read is a Diagnostic in `problems` and the others stay. The error is
/// for a portfolio of which nothing could be read at all.
Expected<Portfolio, std::vector<Diagnostic>> read_portfolio(
    const std::filesystem::path& source);

/// The same from text already in memory (fetched from an address); the format is recognised
/// from `content_type`, else from the name's ending, else from the first character.
Expected<Portfolio, std::vector<Diagnostic>> read_portfolio_text(std::string_view text,
                                                                 std::string_view name,
                                                                 std::string_view content_type);

/// One sheet's text. `file` is for places; the id comes from its name.
Expected<Product, std::vector<Diagnostic>> read_sheet(std::string_view text,
                                                      std::string_view file);

}  // namespace vigie
