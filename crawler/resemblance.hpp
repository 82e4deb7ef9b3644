/// Pages that stand for others: soft 404s and the home page served for everything.
#pragma once

#include "crawler/page.hpp"

namespace vigie {

/// True when both read alike: same title and main text, or nearly the same words (Jaccard
/// similarity of word shingles ≥ 0.9). Two JavaScript shells of one application are alike.
bool reads_like(const Page& page, const Page& other);

/// True when a page answered with success says of itself that it does not exist ("page
/// introuvable", "page not found", "erreur 404") in its title or a heading.
bool says_it_is_absent(const Page& page);

}  // namespace vigie
