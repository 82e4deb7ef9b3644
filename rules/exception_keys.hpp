/// The keys of waivers and attestations, each declared once: readers, messages and schemas use
/// them.
#pragma once

#include <array>
#include <string_view>

namespace vigie::exception_keys {

inline constexpr int kLongestMonths = 12;  // between the day judged and an expiry
inline constexpr std::array<std::string_view, 1> kWaivers{"waivers"};
inline constexpr std::array<std::string_view, 5> kWaiver{"product", "criterion", "reason",
                                                         "approver", "expires"};
inline constexpr std::array<std::string_view, 1> kAttestations{"attestations"};
inline constexpr std::array<std::string_view, 6> kAttestation{
    "product", "criterion", "by", "on", "evidence", "expires"};

}  // namespace vigie::exception_keys
