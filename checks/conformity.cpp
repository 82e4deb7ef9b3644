#include "checks/conformity.hpp"

#include "text/fold.hpp"

#include <algorithm>
#include <array>

namespace vigie {

namespace {

using enum Conformity;

struct Wording {
  std::string_view folded;
  Conformity conformity;
};

// The first three are the decree's.
constexpr std::array kWordings{
    Wording{"non conforme", not_at_all},
    Wording{"partiellement conforme", partially},
    Wording{"totalement conforme", totally},
    Wording{"non-conforme", not_at_all},
    Wording{"nonconforme", not_at_all},
    Wording{"pas conforme", not_at_all},
    Wording{"n'est pas conforme", not_at_all},
    Wording{"pas encore conforme", not_at_all},
    Wording{"n'est pas encore conforme", not_at_all},
    Wording{"not yet compliant", not_at_all},
    Wording{"n'est pas en conformite", not_at_all},
    Wording{"pas en conformite", not_at_all},
    Wording{"conformite nulle", not_at_all},
    Wording{"not compliant", not_at_all},
    Wording{"non compliant", not_at_all},
    Wording{"non-compliant", not_at_all},
    Wording{"noncompliant", not_at_all},
    Wording{"not conformant", not_at_all},
    Wording{"non-conformant", not_at_all},
    Wording{"non conformant", not_at_all},
    Wording{"not in compliance", not_at_all},
    Wording{"does not comply", not_at_all},
    Wording{"does not conform", not_at_all},
    Wording{"partiellement-conforme", partially},
    Wording{"partiellement en conformite", partially},
    Wording{"conforme partiellement", partially},
    Wording{"conforme en partie", partially},
    Wording{"en partie conforme", partially},
    Wording{"conformite partielle", partially},
    Wording{"conformite est partielle", partially},
    Wording{"partially compliant", partially},
    Wording{"partly compliant", partially},
    Wording{"partially conformant", partially},
    Wording{"partly conformant", partially},
    Wording{"partially in compliance", partially},
    Wording{"partial compliance", partially},
    Wording{"partial conformance", partially},
    Wording{"partially complies", partially},
    Wording{"partially conforms", partially},
    Wording{"totalement-conforme", totally},
    Wording{"entierement conforme", totally},
    Wording{"pleinement conforme", totally},
    Wording{"completement conforme", totally},
    Wording{"integralement conforme", totally},
    Wording{"conforme totalement", totally},
    Wording{"conforme a 100 %", totally},
    Wording{"conforme a 100%", totally},
    Wording{"conformite totale", totally},
    Wording{"conformite est totale", totally},
    Wording{"en totale conformite", totally},
    Wording{"totalement en conformite", totally},
    Wording{"fully compliant", totally},
    Wording{"totally compliant", totally},
    Wording{"completely compliant", totally},
    Wording{"fully conformant", totally},
    Wording{"in full compliance", totally},
    Wording{"full compliance", totally},
    Wording{"full conformance", totally},
    Wording{"fully complies", totally},
    Wording{"fully conforms", totally},
};
constexpr std::size_t kOfficialWordings = 3;

constexpr std::array kNames{
    Text{"conformity.not", "non conforme", "not compliant"},
    Text{"conformity.partial", "partiellement conforme", "partially compliant"},
    Text{"conformity.total", "totalement conforme", "fully compliant"},
};

/// The wording in the plural or the feminine plural reads the same.
std::size_t length_at(std::string_view folded, std::string_view wording) {
  if (!folded.starts_with(wording)) return 0;
  std::size_t end = wording.size();
  if (end < folded.size() && folded[end] == 's') ++end;
  const bool goes_on = end < folded.size() && ((folded[end] >= 'a' && folded[end] <= 'z') ||
                                               (folded[end] >= '0' && folded[end] <= '9'));
  return goes_on ? 0 : end;
}

}  // namespace

std::string_view to_string(Conformity conformity) {
  constexpr std::array<std::string_view, 3> kWords{"non", "partiellement", "totalement"};
  return kWords.at(static_cast<std::size_t>(conformity));
}

const Text& name_of(Conformity conformity) {
  return kNames.at(static_cast<std::size_t>(conformity));
}

std::string mention_text(Conformity conformity) {
  return "Accessibilité : " + std::string(name_of(conformity).fr);
}

std::optional<ConformityPhrase> conformity_at(std::string_view folded) {
  std::optional<ConformityPhrase> longest;
  for (std::size_t i = 0; i < kWordings.size(); ++i) {
    const std::size_t bytes = length_at(folded, kWordings.at(i).folded);
    if (bytes == 0 || (longest && longest->bytes >= bytes)) continue;
    longest = {.conformity = kWordings.at(i).conformity,
               .is_official = i < kOfficialWordings && bytes == kWordings.at(i).folded.size(),
               .bytes = bytes};
  }
  return longest;
}

std::optional<Conformity> conformity_of_sheet(std::string_view status) {
  const std::string folded = fold(status);
  const auto phrase = conformity_at(folded);
  if (!phrase || phrase->bytes != folded.size()) return std::nullopt;
  return phrase->conformity;
}

}  // namespace vigie
