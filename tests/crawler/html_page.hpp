/// Pages from HTML written in a test.
#pragma once

#include "crawler/html.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace vigie::test {

inline Url page_address() {
  return *parse_url("https://exemple.beta.gouv.fr/stats/page");
}

/// The page; a failure and an empty page when it was refused.
inline Page page_from(std::string_view html, std::span<const std::string> xpaths = {}) {
  auto page = parse_html(html, page_address(), xpaths);
  if (page) return *page;
  ADD_FAILURE() << "refused: " << to_string(page.error());
  return {};
}

/// "main p: text" for each block.
inline std::vector<std::string> blocks_of(std::string_view html) {
  std::vector<std::string> blocks;
  for (const Block& block : page_from(html).blocks)
    blocks.push_back(std::string(to_string(block.region)) + " " + block.tag + ": " +
                     block.text);
  return blocks;
}

using Texts = std::vector<std::string>;

}  // namespace vigie::test
