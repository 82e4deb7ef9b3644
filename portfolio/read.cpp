#include "portfolio/read.hpp"

#include "portfolio/readers.hpp"
#include "text/fold.hpp"
#include "text/sha256.hpp"

#include <algorithm>
#include <array>
#include <system_error>
#include <utility>

namespace vigie {

namespace fs = std::filesystem;

namespace {

using ReadText = Reading (*)(std::string_view text, std::string_view file);

/// A form of portfolio and how it shows: in a media type, in a name's ending.
struct Format {
  std::string_view word;
  ReadText read;
};

constexpr std::array kMediaTypes{Format{"json", read_json_file}, Format{"yaml", read_yaml_file},
                                 Format{"csv", read_csv_file},
                                 Format{"tab-separated", read_csv_file},
                                 Format{"markdown", read_sheet_file}};

constexpr std::array kEndings{Format{".json", read_json_file}, Format{".yaml", read_yaml_file},
                              Format{".yml", read_yaml_file},  Format{".csv", read_csv_file},
                              Format{".tsv", read_csv_file},   Format{".md", read_sheet_file}};

Diagnostic error(std::string_view file, std::string id, std::string text) {
  return {.place = {.file = std::string(file)},
          .severity = Severity::error,
          .id = std::move(id),
          .text = std::move(text)};
}

/// Without a "?query" or "#fragment", for names that are addresses.
std::string ending_of(std::string_view name) {
  const std::string path = fold(name.substr(0, name.find_first_of("?#")));
  return path.substr(std::min(path.size(), path.find_last_of('.')));
}

/// The form that the first line shows, for text whose name says nothing. Null for a web page.
ReadText reader_by_content(std::string_view text) {
  const std::string_view start = trim(text.substr(0, std::min<std::size_t>(text.size(), 4096)));
  const std::string_view line = start.substr(0, start.find('\n'));
  if (start.starts_with('<')) return nullptr;
  if (start.starts_with('{') || start.starts_with('[')) return read_json_file;
  if (trim(line) == "---" && text.find("\n---", 1) != std::string_view::npos)
    return read_sheet_file;
  const bool has_separators = line.find_first_of(";,\t") != std::string_view::npos;
  const bool is_yaml = line.starts_with('#') || line.starts_with('-') ||
                       line.find(": ") != std::string_view::npos || line.ends_with(':');
  return has_separators && !is_yaml ? read_csv_file : read_yaml_file;
}

ReadText reader_of(std::string_view text, std::string_view name,
                   std::string_view content_type) {
  const std::string media_type = fold(content_type);
  for (const Format& format : kMediaTypes)
    if (media_type.find(format.word) != std::string::npos) return format.read;
  const std::string ending = ending_of(name);
  for (const Format& format : kEndings)
    if (ending == format.word) return format.read;
  return reader_by_content(text);
}

/// Keeps the first of several products of one id.
void refuse_duplicates(std::vector<Product>& products, std::vector<Diagnostic>& problems) {
  std::ranges::stable_sort(products, {}, &Product::id);
  std::vector<Product> kept;
  kept.reserve(products.size());
  for (Product& product : products) {
    if (kept.empty() || kept.back().id != product.id) {
      kept.push_back(std::move(product));
      continue;
    }
    const Place& first = kept.back().sheet;
    problems.push_back({.place = product.sheet,
                        .severity = Severity::error,
                        .id = "duplicate-id",
                        .text = "left out: expected one product '" + product.id + "', and " +
                                first.file + ":" + std::to_string(first.line) +
                                " has it already"});
  }
  products = std::move(kept);
}

Expected<Portfolio, std::vector<Diagnostic>> portfolio_of(Reading reading,
                                                          std::string_view source) {
  if (reading.products.empty()) {
    reading.problems.push_back(
        error(source, "portfolio-empty", "expected at least one product that can be read"));
    return Unexpected{std::move(reading.problems)};
  }
  refuse_duplicates(reading.products, reading.problems);
  return Portfolio{.source = std::string(source),
                   .hash = sha256_hex(reading.fingerprint),
                   .products = std::move(reading.products),
                   .problems = std::move(reading.problems)};
}

Expected<Portfolio, std::vector<Diagnostic>> refused(Diagnostic problem) {
  return Unexpected{std::vector{std::move(problem)}};
}

std::string_view file_name(std::string_view name) {
  const std::string_view path = name.substr(0, name.find_first_of("?#"));
  return path.substr(path.find_last_of('/') + 1);
}

}  // namespace

Expected<Portfolio, std::vector<Diagnostic>> read_portfolio(const fs::path& source) {
  std::error_code problem;
  const fs::file_status status = fs::status(source, problem);
  if (fs::is_directory(status)) return portfolio_of(read_folder(source), source.string());
  if (!fs::exists(status))
    return refused(error(source.string(), "portfolio-not-found",
                         "expected a folder of sheets or a .json, .yaml or .csv file"));
  const auto bytes = file_bytes(source, kMaxPortfolioBytes);
  if (!bytes) return refused(bytes.error());
  return read_portfolio_text(*bytes, source.string(), "");
}

Expected<Portfolio, std::vector<Diagnostic>> read_portfolio_text(
    std::string_view text, std::string_view name, std::string_view content_type) {
  if (text.size() > kMaxPortfolioBytes)
    return refused(error(name, "file-too-long",
                         "expected at most " + std::to_string(kMaxPortfolioBytes) + " bytes"));
  const ReadText read = reader_of(text, name, content_type);
  if (read == nullptr)
    return refused(
        error(name, "portfolio-is-a-web-page", "expected JSON, YAML or CSV, not a web page"));
  Reading reading = read(text, name);
  reading.fingerprint = fingerprint_of(file_name(name), text);
  return portfolio_of(std::move(reading), name);
}

Expected<Product, std::vector<Diagnostic>> read_sheet(std::string_view text,
                                                      std::string_view file) {
  Reading reading = read_sheet_file(text, file);
  if (reading.products.empty()) return Unexpected{std::move(reading.problems)};
  return std::move(reading.products.front());
}

}  // namespace vigie
