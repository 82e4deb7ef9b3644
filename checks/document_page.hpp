/// What the checks of published documents share: legal notice, terms, privacy policy.
#pragma once

#include "checks/finding.hpp"
#include "crawler/evidence.hpp"

#include <span>
#include <string_view>
#include <variant>
#include <vector>

namespace vigie {

/// A document that a site must publish. Static storage only.
struct Document {
  std::string_view role;
  Text title;   // "mentions légales", within a sentence
  Text remedy;  // what to publish, and where
};

/// Something that a document must say. Static storage only.
struct Mention {
  Text name;
  std::span<const std::string_view> phrases;  // folded; one of them is enough
};

/// The document's page, proven by its content; or the finding that ends the check.
std::variant<const Visit*, Finding> find_document(const Evidence& evidence,
                                                  const Document& document);

/// The names of what the page's own text does not mention, in order.
std::vector<const Text*> missing_mentions(const Page& page, std::span<const Mention> mentions);

/// pass for a complete document; warn when nothing on the home page leads to it.
Finding published(const Visit& visit, const Document& document);

/// warn that names what is missing; `remedy` is a sentence that ends in the same list (see
/// listing.hpp).
Finding incomplete(const Visit& visit, std::span<const Text* const> missing,
                   const Text& remedy);

}  // namespace vigie
