/// Pages that stand for others: soft 404s and the home page served for everything.
#pragma once

#include "crawler/page.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace vigie {

/// What a page is compared by: its title, its main text and the hashes of each three words in a
/// row (of one in eight of them when the text is long).
class Likeness {
 public:
  explicit Likeness(const Page& page);

  /// True when both read alike: same title and main text, or nearly the same words (Jaccard
  /// similarity of word shingles ≥ 0.9). Two JavaScript shells of one application are alike.
  bool reads_like(const Likeness& other) const;

 private:
  std::vector<std::uint64_t> sample() const;

  bool needs_javascript_;
  bool sampled_ = false;
  std::string title_;       // folded
  std::size_t words_ = 0;   // in the text
  std::uint64_t text_ = 0;  // hash of its words
  std::vector<std::uint64_t> shingles_;
};

/// True when a page answered with success says of itself that it does not exist ("page
/// introuvable", "page not found", "erreur 404") in its title or a heading.
bool says_it_is_absent(const Page& page);

}  // namespace vigie
