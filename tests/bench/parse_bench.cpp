// The parsers alone, on the pages of the benchmark: `vigie-parse-bench gumbo|page FILE…`.
#include "crawler/html.hpp"
#include "crawler/html_arena.hpp"

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>

#include <gumbo.h>

namespace {

std::string content(const char* file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// The tree alone: what any program pays that uses Gumbo well.
bool tree_of(const std::string& text) {
  const vigie::HtmlTree tree(text, {});
  return tree.document() != nullptr;
}

bool page_of(const std::string& text) {
  static const vigie::Url base = *vigie::parse_url("https://bench.test/");
  return vigie::parse_html(text, base).has_value();
}

}  // namespace

int main(int count, char** words) {
  if (count < 3) {
    std::cerr << "usage: vigie-parse-bench gumbo|page FILE…\n";
    return 2;
  }
  const bool tree_only = std::string_view(words[1]) == "gumbo";
  for (int i = 2; i < count; ++i) {
    const std::string text = content(words[i]);
    if (!(tree_only ? tree_of(text) : page_of(text))) return 1;
  }
  return 0;
}
