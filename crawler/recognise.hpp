/// What a fetched page proves to be: the page of a role, a soft 404, the home page again.
#pragma once

#include "crawler/evidence.hpp"
#include "crawler/resemblance.hpp"
#include "crawler/roles.hpp"

#include <map>
#include <string>

namespace vigie {

/// The likenesses of pages that many others are compared with, each computed once.
class Likenesses {
 public:
  const Likeness& of(const Page& page);

 private:
  std::map<std::string, Likeness> of_body_;
};

/// The pages of the same host to compare with; null when they were not observed.
struct Landmarks {
  const Page* home = nullptr;
  const Page* probe = nullptr;  // the host's answer for a path that cannot exist
};

/// Fills `proofs`, `proven`, `resembles_absent` and `resembles_home` of a visit that got a
/// page. A JavaScript shell resembles nothing: all views of an application answer with the same
/// one. `known` serves the visits of one site.
void recognise(Visit& visit, const Role& role, const Landmarks& landmarks, Likenesses& known);

}  // namespace vigie
