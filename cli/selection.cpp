#include "cli/selection.hpp"

#include "portfolio/phase.hpp"
#include "text/glob.hpp"
#include "text/spelling.hpp"
#include "text/url.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <set>
#include <utility>

namespace vigie {

namespace {

/// FNV-1a: the same on every machine.
std::uint64_t stable_hash(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char byte : text) {
    hash ^= static_cast<unsigned char>(byte);
    hash *= 0x100000001b3U;
  }
  return hash;
}

/// One list of filters, and what a product offers to it.
struct Filter {
  const char* option;
  const std::vector<std::string>* patterns;
  std::function<std::string(const Product&)> value;
};

bool accepts(const Filter& filter, const Product& product) {
  if (filter.patterns->empty()) return true;
  const std::string value = filter.value(product);
  return std::ranges::any_of(*filter.patterns, [&](const std::string& pattern) {
    return matches_glob(value, pattern);
  });
}

/// An entry for each pattern that no product of the whole portfolio matches.
std::vector<Diagnostic> useless_patterns(const Filter& filter,
                                         const std::vector<Product>& products) {
  std::set<std::string> known;
  for (const Product& product : products) known.insert(filter.value(product));
  const std::vector<std::string_view> words(known.begin(), known.end());
  std::vector<Diagnostic> problems;
  for (const std::string& pattern : *filter.patterns) {
    if (std::ranges::any_of(
            known, [&](const std::string& value) { return matches_glob(value, pattern); }))
      continue;
    problems.push_back({.place = {},
                        .severity = Severity::error,
                        .id = "selection-empty",
                        .text = std::string(filter.option) + " '" + pattern +
                                "' matches no product" + did_you_mean(pattern, words)});
  }
  return problems;
}

}  // namespace

Expected<std::vector<Product>, std::vector<Diagnostic>> select(std::vector<Product> products,
                                                               const Selection& selection,
                                                               Date as_of) {
  const std::vector<Filter> filters{
      {"--product", &selection.products, [](const Product& product) { return product.id; }},
      {"--phase", &selection.phases,
       [as_of](const Product& product) { return phase_as_of(product, as_of); }},
      {"--incubator", &selection.incubators,
       [](const Product& product) { return product.incubator; }}};
  std::vector<Diagnostic> problems;
  for (const Filter& filter : filters)
    std::ranges::move(useless_patterns(filter, products), std::back_inserter(problems));
  if (!problems.empty()) return Unexpected{std::move(problems)};
  std::erase_if(products, [&](const Product& product) {
    return !std::ranges::all_of(filters,
                                [&](const Filter& filter) { return accepts(filter, product); });
  });
  return products;
}

std::vector<Product> in_shard(std::vector<Product> products, const Shard& shard) {
  std::erase_if(products, [&](const Product& product) {
    const auto site = parse_url(product.site);
    const auto count = static_cast<std::uint64_t>(shard.count);
    const std::uint64_t part = stable_hash(site ? site->host : product.id) % count;
    return part + 1 != static_cast<std::uint64_t>(shard.index);
  });
  return products;
}

}  // namespace vigie
