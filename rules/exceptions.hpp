/// What people say beside the observed: waivers, attestations and objectives.
#pragma once

#include "rules/audit.hpp"
#include "text/diagnostic.hpp"
#include "text/expected.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vigie {

/// Accepts for a while that criteria are not met. The raw verdict stays; the score is also told
/// as if the criteria were not asked.
struct Waiver {
  std::string product;    // glob
  std::string criterion;  // glob
  std::string reason;
  std::string approver;
  Date expires;  // inclusive
  Place place;
};

/// A person's answer to a manual criterion: yes, and here is why.
struct Attestation {
  std::string product;    // glob
  std::string criterion;  // glob
  std::string by;
  Date on;
  std::string evidence;  // address
  Date expires;          // inclusive
  Place place;
};

struct Exceptions {
  std::vector<Waiver> waivers;
  std::vector<Attestation> attestations;
  std::vector<Objective> objectives = {};
};

/// `waivers: [{product, criterion, reason, approver, expires}]`; every mistake at once, with
/// its place. `expires` is at most twelve months after `as_of`.
Expected<std::vector<Waiver>, std::vector<Diagnostic>> read_waivers(std::string_view yaml,
                                                                    std::string_view file,
                                                                    Date as_of);

/// `attestations: [{product, criterion, by, on, evidence, expires}]`.
Expected<std::vector<Attestation>, std::vector<Diagnostic>> read_attestations(
    std::string_view yaml, std::string_view file, Date as_of);

/// Answers manual criteria by what was attested, flags what is waived, scores again, and tracks
/// the product's objectives.
/// Nothing expired has any effect.
void apply(const Exceptions& exceptions, const Rulebook& rulebook, Date as_of,
           ProductAudit& product);

/// What the people who keep the files should know: expired entries, those that end within 30
/// days, and those that nothing in the audit answers to.
std::vector<Diagnostic> review(const Exceptions& exceptions, const Audit& audit);

}  // namespace vigie
