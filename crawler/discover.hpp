/// Which addresses may hold the page of a role: the sheet's, links, the sitemap, usual paths.
#pragma once

#include "crawler/evidence.hpp"
#include "crawler/roles.hpp"
#include "crawler/xml.hpp"
#include "text/url.hpp"

#include <string>
#include <vector>

namespace vigie {

/// An address worth asking for, and why.
struct Candidate {
  std::string role;
  Url url;
  Found found = Found::link;
  std::string linked_from;
};

/// The address that the product's sheet declares for the role; nothing when it declares none or
/// when it is not an http(s) address.
std::optional<Candidate> declared_candidate(const Product& product, const Role& role);

/// Links of `page` that may lead to the role's page, best first: text over label over path,
/// footer over the rest, short over long. Never the page itself, unless the fragment is a route
/// of a single-page application ("#/accessibilite").
std::vector<Candidate> linked_candidates(const Page& page, const Role& role);

/// Entries of a sitemap whose path has one of the role's segments, on the site of `home` only.
std::vector<Candidate> sitemap_candidates(const Sitemap& sitemap, const Url& home,
                                          const Role& role);

/// The role's usual paths at the origin of `home`.
std::vector<Candidate> usual_candidates(const Url& home, const Role& role);

/// True when the fragment selects another view of a single-page application.
bool has_hash_route(const Url& url);

}  // namespace vigie
