/// One reader per form of a portfolio: from a file's text to products and problems.
#pragma once

#include "portfolio/field_value.hpp"
#include "portfolio/product.hpp"
#include "text/expected.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace vigie {

inline constexpr std::size_t kMaxSheetBytes = 2U << 20U;
inline constexpr std::size_t kMaxPortfolioBytes = 64U << 20U;

/// What a file or a folder gave. An error in `problems` is a product left out or a field lost.
struct Reading {
  std::vector<Product> products = {};
  std::vector<Diagnostic> problems = {};
  std::string fingerprint = {};  // of what was read: the portfolio's hash
};

/// YAML front matter between two lines "---", then Markdown.
Reading read_sheet_file(std::string_view text, std::string_view file);

/// The public API's {"data": [{id, attributes, relationships}]}, or the products themselves: a
/// list, a list under "products" or "startups", or a map by id.
Reading read_json_file(std::string_view text, std::string_view file);

/// The same shapes in YAML, with the sheet's field names.
Reading read_yaml_file(std::string_view text, std::string_view file);

/// A header and a row a product (RFC 4180); the separator is the header's most frequent of ';',
/// ',' and tab.
Reading read_csv_file(std::string_view text, std::string_view file);

/// Every sheet "*.md" of the folder itself, or of `startups/` in it, in the order of their
/// names. Links that lead out of the folder, and what is no regular file, are left out.
Reading read_folder(const std::filesystem::path& folder);

/// The products of a tree that a JSON or YAML file holds.
Reading read_product_list(const FieldValue& root, std::string_view file);

/// Text that is safe to read: valid UTF-8 without control characters; says what was repaired.
std::string readable_text(std::string_view bytes, std::string_view file,
                          std::vector<Diagnostic>& problems);

/// The bytes of a regular file of at most `max_bytes`.
Expected<std::string, Diagnostic> file_bytes(const std::filesystem::path& path,
                                             std::size_t max_bytes);

/// What a file adds to its portfolio's hash: its name and its content.
std::string fingerprint_of(std::string_view name, std::string_view bytes);

}  // namespace vigie
