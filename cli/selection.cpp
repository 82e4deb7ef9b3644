#include "cli/selection.hpp"

#include "portfolio/phase.hpp"
#include "text/spelling.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <iterator>
#include <set>
#include <utility>

namespace vigie {

namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Matches one character against the pattern's element at `at` and moves `at` behind it.
bool matches_one(char c, std::string_view pattern, std::size_t& at) {
  if (pattern[at] != '[' || pattern.find(']', at + 2) == std::string_view::npos) {
    const char wanted = pattern[at++];
    return wanted == '?' || lower(wanted) == lower(c);
  }
  const std::size_t end = pattern.find(']', at + 2);
  std::string_view set = pattern.substr(at + 1, end - at - 1);
  at = end + 1;
  const bool negated = set.starts_with('!');
  if (negated) set.remove_prefix(1);
  bool found = false;
  while (!set.empty()) {
    const bool is_range = set.size() >= 3 && set[1] == '-';
    const char last = is_range ? set[2] : set[0];
    found = found || (lower(c) >= lower(set[0]) && lower(c) <= lower(last));
    set.remove_prefix(is_range ? 3 : 1);
  }
  return found != negated;
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

bool matches_glob(std::string_view text, std::string_view pattern) {
  std::size_t at_text = 0;
  std::size_t at_pattern = 0;
  std::size_t star = std::string_view::npos;  // behind the last '*' seen
  std::size_t retry = 0;                      // where that '*' lets the text go on
  while (at_text < text.size()) {
    if (at_pattern < pattern.size() && pattern[at_pattern] == '*') {
      star = ++at_pattern;
      retry = at_text;
      continue;
    }
    std::size_t next = at_pattern;
    if (at_pattern < pattern.size() && matches_one(text[at_text], pattern, next)) {
      at_pattern = next;
      ++at_text;
      continue;
    }
    if (star == std::string_view::npos) return false;
    at_pattern = star;
    at_text = ++retry;
  }
  while (at_pattern < pattern.size() && pattern[at_pattern] == '*') ++at_pattern;
  return at_pattern == pattern.size();
}

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

}  // namespace vigie
