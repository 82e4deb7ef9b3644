/// How old the figures of a statistics page are: what the page itself lets one conclude.
///
/// The newest data date is an interval [lo, hi]: "fresh" needs the lower bound, "stale" the
/// upper one. A page whose figures are not all dated has no upper bound: the others may be
/// live.
#pragma once

#include "crawler/page.hpp"
#include "text/dates_in_text.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace vigie {

/// Where a date was read, strongest first.
enum class DateSource {
  series,           // the last bucket of a table or of JSON with a time axis
  label,            // "Au 25 mai 2026 :" over or beside figures
  sentence,         // a figure and a past period in one sentence or tile
  heading,          // a heading that is a period, over figures
  declared_update,  // "Mis à jour le…", bound to no figure
  last_modified,    // HTTP, of a page without scripts or frames: an upper bound only
};

struct DatedEvidence {
  DateSource source = DateSource::sentence;
  DateSpan span;      // clamped to the day of the reading
  std::string quote;  // as it reads
};

struct FreshnessReading {
  std::vector<DatedEvidence> dated;
  std::optional<Date> lo;               // the newest data are at least this recent
  std::optional<DatedEvidence> latest;  // the evidence of `lo`
  std::optional<Date> hi;               // and at most this recent; nothing: they may be live
  std::size_t figures = 0;              // blocks and cells with figures
  std::size_t undated_figures = 0;      // those that no date covers
  bool claims_to_be_live = false;
  int confidence_percent = 0;  // in `newest()`

  /// The evidence of the newest data date: of dates bound to figures, else of a declared
  /// update.
  const DatedEvidence* newest() const;
};

/// Whether the page's frames, if it has any, are accounted for elsewhere.
enum class Frames { not_read, read };

/// Reads a page as of a day. Pure; linear in the page's size.
FreshnessReading read_freshness(const Page& page, Date as_of, Frames frames = Frames::not_read);

}  // namespace vigie
