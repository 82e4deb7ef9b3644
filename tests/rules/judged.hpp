/// Findings by hand, for the tests of scoring and reporting.
#pragma once

#include "rules/audit.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace vigie::test {

inline constexpr Text kReason{"test.reason", "Vu sur la page.", "Seen on the page."};

inline Citation seen_at(std::string url) {
  return {.url = url,
          .final_url = std::move(url),
          .status = 200,
          .excerpt = "vu",
          .where = {},
          .sha256 = {}};
}

inline Finding finding_of(Verdict verdict) {
  const Message reason = message(kReason);
  const Citation seen = seen_at("https://service.example/");
  switch (verdict) {
    case Verdict::pass:
      return pass(reason, seen);
    case Verdict::warn:
      return warn(reason, seen);
    case Verdict::fail:
      return fail(reason, seen);
    case Verdict::unknown:
      return unknown(reason);
    case Verdict::error:
      return error(
          Unseen{.cause = Cause::timeout, .url = "https://service.example/", .detail = {}});
    case Verdict::manual:
      return manual();
    case Verdict::not_applicable:
      return not_applicable(reason);
  }
  return unknown(reason);
}

inline JudgedFinding judged(std::string criterion, Verdict verdict, int weight = 1) {
  return {.criterion = std::move(criterion),
          .standard = "standard",
          .check = "check",
          .weight = weight,
          .finding = finding_of(verdict)};
}

}  // namespace vigie::test
