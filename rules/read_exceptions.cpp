#include "rules/exception_keys.hpp"
#include "rules/exceptions.hpp"
#include "rules/read_list.hpp"

#include <optional>
#include <utility>

namespace vigie {

namespace {

Date read_expiry(const YAML::Node& map, Date as_of, FieldReader& fields) {
  const Date expires = fields.date(map, "expires", Need::required).value_or(Date{});
  const Date latest = add_months(as_of, exception_keys::kLongestMonths);
  if (expires > latest)
    fields.error(fields.value(map, "expires", Need::required), "too-long",
                 "expected at most twelve months ahead, until " + iso_date(latest));
  return expires;
}

}  // namespace

Expected<std::vector<Waiver>, std::vector<Diagnostic>> read_waivers(std::string_view yaml,
                                                                    std::string_view file,
                                                                    Date as_of) {
  const auto read = [&](const YAML::Node& node, FieldReader& fields) -> std::optional<Waiver> {
    if (!fields.expect_map(node, "a waiver: {product, criterion, reason, approver, expires}"))
      return std::nullopt;
    fields.know(node, exception_keys::kWaiver);
    return Waiver{.product = fields.text(node, "product", Need::required),
                  .criterion = fields.text(node, "criterion", Need::required),
                  .reason = fields.text(node, "reason", Need::required),
                  .approver = fields.text(node, "approver", Need::required),
                  .expires = read_expiry(node, as_of, fields),
                  .place = place_of(node, file)};
  };
  return read_list<Waiver>(yaml, file, "waivers", exception_keys::kWaivers, read);
}

Expected<std::vector<Attestation>, std::vector<Diagnostic>> read_attestations(
    std::string_view yaml, std::string_view file, Date as_of) {
  const auto read = [&](const YAML::Node& node,
                        FieldReader& fields) -> std::optional<Attestation> {
    if (!fields.expect_map(node,
                           "an attestation: {product, criterion, by, on, evidence, expires}"))
      return std::nullopt;
    fields.know(node, exception_keys::kAttestation);
    Attestation attestation{.product = fields.text(node, "product", Need::required),
                            .criterion = fields.text(node, "criterion", Need::required),
                            .by = fields.text(node, "by", Need::required),
                            .on = fields.date(node, "on", Need::required).value_or(Date{}),
                            .evidence = fields.address(node, "evidence"),
                            .expires = read_expiry(node, as_of, fields),
                            .place = place_of(node, file)};
    if (!fields.value(node, "evidence", Need::required).IsDefined()) return std::nullopt;
    if (attestation.on > as_of)
      fields.error(fields.value(node, "on", Need::required), "in-the-future",
                   "expected a day that is past on " + iso_date(as_of));
    return attestation;
  };
  return read_list<Attestation>(yaml, file, "attestations", exception_keys::kAttestations,
                                read);
}

}  // namespace vigie
