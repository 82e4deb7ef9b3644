/// The pages that a product should have, and how each is found: data from rules/roles.yaml.
#pragma once

#include "text/diagnostic.hpp"
#include "text/expected.hpp"
#include "text/message.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vigie {

/// How a page of this role is recognised once fetched. All texts are folded (see
/// text/fold.hpp).
struct Proof {
  std::vector<std::string> phrases;     // looked for in title, headings and text
  std::size_t at_least = 1;             // how many different ones must be there
  std::vector<std::string> xpaths;      // each one that selects something counts as a phrase
  std::vector<std::string> refuted_by;  // one of these in title or first heading: not the page
};

/// A page of a product that is looked for: statistics, accessibility statement, legal notice…
struct Role {
  std::string id;  // "stats", "accessibility", "legal-notice"…
  Wording title;
  std::string sheet_field;              // the product's declared address, or ""
  std::vector<std::string> link_texts;  // folded; matched as words in link texts and labels
  std::vector<std::string> link_texts_refused;  // "faire ma declaration"
  std::vector<std::string> link_paths;  // matched as whole path segments of links on the site
  std::vector<std::string> paths;       // usual paths, tried when nothing better was found
  Proof proof;
  std::size_t max_visits = 4;
  bool other_hosts = false;  // links and redirects to other hosts are accepted
};

struct RoleBook {
  std::vector<Role> roles;
  const Role* find(std::string_view id) const;
};

/// Reads rules/roles.yaml; every mistake at once, with its place.
Expected<RoleBook, std::vector<Diagnostic>> read_roles(std::string_view yaml,
                                                       std::string_view file);

/// The role book that is built into the program.
const RoleBook& default_roles();

}  // namespace vigie
