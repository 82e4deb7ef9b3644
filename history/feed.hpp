/// What changed, night after night: only what was seen again is announced.
#pragma once

#include "history/night.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace vigie {

/// A criterion of a product that went from one verdict to another.
struct Turn {
  std::string product;
  std::string criterion;
  Verdict before = Verdict::unknown;
  Verdict after = Verdict::unknown;
  Date since;  // the first night that saw it so

  bool is_regression() const { return after > before; }  // pass < warn < fail
  friend bool operator==(const Turn&, const Turn&) = default;
};

struct Feed {
  bool first_run = false;    // nothing to compare with
  bool other_rules = false;  // the first night under this rulebook: verdicts are not compared
  std::vector<Turn> confirmed;  // tonight; by product, then criterion
  std::vector<Turn> pending;    // seen, not yet often enough
  std::vector<Turn> flapping;   // changed three times or more in its last seven decided nights
  std::vector<std::string> appeared;
  std::vector<std::string> vanished;
  /// Why the run is not believed, or nothing. Then nothing above is announced.
  std::optional<Message> suspicion;

  std::size_t regressions() const;
};

/// `nights` oldest first; the last one is tonight. A turn is confirmed on the night that saw
/// the new verdict for the `nights_to_confirm`-th time in a row; nights that could not decide
/// are skipped, and so are nights that were cut short or not believed.
Feed feed(const std::vector<Night>& nights, int nights_to_confirm);

/// Since when a verdict has been the same, and since when it has not been seen.
struct Age {
  std::optional<Date> first_seen;   // of tonight's verdict, decided or not
  std::optional<Date> stale_since;  // not decided tonight: the last night that did
};
Age age_of(const std::vector<Night>& nights, std::string_view product,
           std::string_view criterion);

}  // namespace vigie
