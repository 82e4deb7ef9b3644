#include "checks/freshness_evidence.hpp"

#include "checks/freshness_context.hpp"
#include "checks/freshness_series.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace vigie {

namespace {

/// A date one week ahead is a slip of a clock or of a time zone; later ones are objectives.
constexpr int kSlipDays = 7;
/// Labels rule the tiles that follow, not the rest of a long page without headings.
constexpr std::size_t kLabelReach = 12;
/// A tile's period stands within so many blocks of its figure.
constexpr std::size_t kTileReach = 2;
constexpr std::size_t kMostBlocks = 20'000;

// Chance that each source is right, by DateSource.
constexpr std::array<int, 6> kWeightPercent{93, 85, 70, 60, 50, 50};

int weight(DateSource source) {
  return kWeightPercent.at(static_cast<std::size_t>(source));
}

bool is_bound(DateSource source) {
  return source <= DateSource::heading;
}

/// The span up to the day of the reading; nothing when it lies ahead.
std::optional<DateSpan> until(DateSpan span, Date as_of) {
  if (days_between(as_of, span.from) > kSlipDays) return std::nullopt;
  span.from = std::min(span.from, as_of);
  span.to = std::min(span.to, as_of);
  return span;
}

/// A block of the page's own text, with what was read in it.
struct Reading {
  const Block* block = nullptr;
  bool is_heading = false;
  bool is_cell = false;  // of a table: its dates are those of an axis
  std::size_t figures = 0;
  std::vector<DatedEvidence> dated;
  bool is_covered = false;  // its figures are dated, here or by a label
};

/// Longer words are no abbreviations: what stands behind their stop is a new sentence.
constexpr std::size_t kLongestAbbreviation = 5;

bool ends_sentence(std::string_view text, std::size_t stop) {
  const bool is_stop =
      text[stop] == '.' || text[stop] == '!' || text[stop] == '?' || text[stop] == ';';
  if (!is_stop || text[stop + 1] != ' ') return false;
  const auto next = static_cast<unsigned char>(text[stop + 2]);
  if ((next >= 'A' && next <= 'Z') || next == 0xC3) return true;
  const std::size_t space = text.rfind(' ', stop);
  return space != std::string_view::npos && stop - space > kLongestAbbreviation + 1;
}

/// Where each sentence of a text ends.
std::vector<std::size_t> sentence_ends(std::string_view text) {
  std::vector<std::size_t> ends;
  for (std::size_t i = 0; i + 2 < text.size(); ++i)
    if (ends_sentence(text, i)) ends.push_back(i + 1);
  ends.push_back(text.size());
  return ends;
}

DateSource source_of(DateUse use) {
  if (use == DateUse::declared_update) return DateSource::declared_update;
  return use == DateUse::as_of ? DateSource::label : DateSource::sentence;
}

/// One block on its own: which dates are those of figures, and how many figures there are.
class BlockReader {
 public:
  BlockReader(const Block& block, Date as_of)
      : text_(before_related_articles(block.text)), as_of_(as_of) {
    reading_.block = &block;
    reading_.is_cell = block.tag == "td" || block.tag == "th";
    reading_.is_heading = block.tag.size() == 2 && block.tag[0] == 'h' && block.tag[1] != 'r';
  }

  Reading read() {
    const std::vector<DateSpan> dates = find_dates(text_);
    const std::vector<FigureSpan> figures = find_figures(text_, dates);
    reading_.figures = figures.size();
    if (dates.empty() || reading_.is_cell || is_about_duties(text_)) return std::move(reading_);
    const std::vector<std::size_t> ends = sentence_ends(text_);
    for (const DateSpan& date : dates)
      if (has_figure_beside(date, ends, figures))
        add_bound(date);
      else
        add(date);
    // A month without a year is taken for nothing but the date of the figure beside it.
    for (const DateSpan& month : bare_months(text_, dates))
      if (has_figure_beside(month, ends, figures)) add_bound(month);
    return std::move(reading_);
  }

 private:
  /// In the same sentence.
  bool has_figure_beside(const DateSpan& date, const std::vector<std::size_t>& ends,
                         const std::vector<FigureSpan>& figures) const {
    const auto end = std::ranges::lower_bound(ends, date.end);
    const std::size_t stop = end == ends.end() ? text_.size() : *end;
    const std::size_t start = end == ends.begin() ? 0 : *(end - 1);
    const auto figure = std::ranges::lower_bound(figures, start, {}, &FigureSpan::begin);
    return figure != figures.end() && figure->end <= stop;
  }

  /// A date with a figure in its sentence.
  void add_bound(const DateSpan& date) {
    const std::size_t before = reading_.dated.size();
    add(date);
    const bool is_added = reading_.dated.size() > before;
    if (is_added && is_bound(reading_.dated.back().source)) reading_.is_covered = true;
  }

  void add(const DateSpan& date) {
    const DateUse use = use_of_date(text_, date);
    const auto span = until(date, as_of_);
    if (use == DateUse::other || !span) return;
    DateSource source = source_of(use);
    if (reading_.is_heading && source == DateSource::sentence) source = DateSource::heading;
    reading_.dated.push_back(
        {.source = source, .span = *span, .quote = excerpt(text_, date.begin, 160)});
  }

  std::string_view text_;
  Date as_of_;
  Reading reading_;
};

/// Collects what a page says, block by block.
class PageReader {
 public:
  PageReader(const Page& page, Date as_of, Frames frames)
      : page_(page), as_of_(as_of), frames_(frames) {}

  FreshnessReading read() {
    if (is_foreign_page()) return {};
    read_blocks();
    bind();
    read_series();
    collect();
    conclude();
    return std::move(result_);
  }

 private:
  bool is_foreign_page() const {
    const auto title = std::ranges::find(page_.headings, 1, &Heading::level);
    return title != page_.headings.end() && is_foreign_section(title->text);
  }

  void read_blocks() {
    int foreign_level = 0;  // of the heading whose section is skipped; 0: none
    for (const Block& block : page_.blocks) {
      const bool is_own = block.region == Region::main || block.region == Region::hidden;
      if (!is_own || readings_.size() >= kMostBlocks) continue;
      Reading reading = BlockReader(block, as_of_).read();
      if (reading.is_heading) {
        const int level = block.tag[1] - '0';
        if (foreign_level == 0 || level <= foreign_level)
          foreign_level = is_foreign_section(block.text) ? level : 0;
      }
      if (foreign_level > 0) continue;
      result_.claims_to_be_live |= claims_to_be_live(block.text);
      readings_.push_back(std::move(reading));
    }
  }

  /// Labels and headings cover the figures that follow; a tile's period covers its figure.
  void bind() {
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      for (const DatedEvidence& evidence : readings_[i].dated) {
        if (evidence.source == DateSource::label || evidence.source == DateSource::heading)
          cover_what_follows(i);
        else if (evidence.source == DateSource::sentence && readings_[i].figures == 0)
          cover_tile(i);
      }
    }
  }

  void cover_what_follows(std::size_t label) {
    const bool is_heading = readings_[label].is_heading;
    std::size_t reach = kLabelReach;  // in blocks; a table counts for nothing
    for (std::size_t i = label + 1; i < readings_.size() && reach > 0; ++i) {
      if (readings_[i].is_heading && !(is_heading && is_below(i, label))) return;
      if (!readings_[i].is_cell) --reach;
      if (readings_[i].figures == 0 || readings_[i].is_heading) continue;
      readings_[i].is_covered = true;
      readings_[label].is_covered = true;
    }
  }

  bool is_below(std::size_t heading, std::size_t other) const {
    return readings_[heading].block->tag[1] > readings_[other].block->tag[1];
  }

  void cover_tile(std::size_t period) {
    const std::size_t first = period < kTileReach ? 0 : period - kTileReach;
    for (std::size_t i = period; i-- > first;) {
      if (readings_[i].is_heading && readings_[i].figures == 0) return;
      if (readings_[i].figures == 0) continue;
      readings_[i].is_covered = true;
      readings_[period].is_covered = true;
    }
  }

  /// Dates that cover figures, and declared updates.
  void collect() {
    for (Reading& reading : readings_) {
      const bool is_in_series = reading.is_cell && undated_tables_ == 0;
      if (reading.figures > 0 && !reading.is_heading && !is_in_series) {
        ++result_.figures;
        if (!reading.is_covered) ++result_.undated_figures;
      }
      for (DatedEvidence& evidence : reading.dated)
        if (!is_bound(evidence.source) || reading.is_covered)
          result_.dated.push_back(std::move(evidence));
    }
  }

  void read_series() {
    for (const Table& table : page_.tables) {
      if (table.region != Region::main && table.region != Region::hidden) continue;
      if (const auto end = newest_in_table(table, as_of_))
        add_series(*end);
      else
        ++undated_tables_;
    }
    for (const DataScript& script : page_.data_scripts)
      if (const auto end = newest_in_data(script.text, as_of_)) add_series(*end);
  }

  void add_series(const SeriesEnd& end) {
    if (const auto span = until(end.bucket, as_of_))
      result_.dated.push_back(
          {.source = DateSource::series, .span = *span, .quote = excerpt(end.quote, 0, 160)});
  }

  void conclude() {
    const DatedEvidence* const newest = result_.newest();
    if (newest == nullptr && !page_.last_modified) return;
    for (const DatedEvidence& evidence : result_.dated) {
      // A declared update says nothing new where every figure has a date of its own.
      const bool is_idle = !is_bound(evidence.source) && is_bound(newest->source) &&
                           result_.undated_figures == 0;
      const Date low = lower_bound_of(evidence);
      if (is_idle || (result_.lo && low <= *result_.lo)) continue;
      result_.lo = low;
      result_.latest = evidence;
    }
    if (is_static()) conclude_upper_bound();
    if (const DatedEvidence* best = result_.newest())
      result_.confidence_percent = confidence_in(*best);
  }

  /// Finished periods count to their end, running ones and coarse labels from their start.
  Date lower_bound_of(const DatedEvidence& evidence) const {
    const DateSpan& span = evidence.span;
    const bool is_running = span.to >= as_of_ && span.from < span.to;
    const bool is_coarse_label =
        evidence.source == DateSource::label && span.grain != Grain::day;
    return is_running || is_coarse_label ? span.from : span.to;
  }

  /// Nothing on the page can be newer than what its text says.
  bool is_static() const {
    const bool is_whole = page_.frames.empty() || frames_ == Frames::read;
    return is_whole && !page_.needs_javascript && !result_.claims_to_be_live;
  }

  void conclude_upper_bound() {
    const DatedEvidence* const newest = result_.newest();
    const bool all_dated = result_.undated_figures == 0 && newest != nullptr;
    const bool all_declared =
        newest != nullptr && newest->source == DateSource::declared_update;
    if (all_dated || all_declared) result_.hi = next_of(newest->span);
    if (!page_.last_modified || !page_.data_scripts.empty() || result_.figures == 0) return;
    result_.hi = std::min(result_.hi.value_or(*page_.last_modified), *page_.last_modified);
    if (result_.dated.empty())
      result_.dated.push_back({.source = DateSource::last_modified,
                               .span = {.from = *page_.last_modified,
                                        .to = *page_.last_modified,
                                        .grain = Grain::day},
                               .quote = "Last-Modified: " + iso_date(*page_.last_modified)});
  }

  /// The end of the period after a span: what follows would have been published by then.
  Date next_of(const DateSpan& span) const {
    const int length = std::max(1, days_between(span.from, span.to) + 1);
    return std::min(as_of_, span.to + std::chrono::days{length});
  }

  int confidence_in(const DatedEvidence& newest) const {
    int doubt_percent = 100;
    for (const DatedEvidence& evidence : result_.dated) {
      const bool agrees =
          evidence.span.from <= newest.span.to && newest.span.from <= evidence.span.to;
      if (agrees) doubt_percent = doubt_percent * (100 - weight(evidence.source)) / 100;
    }
    return std::min(97, 100 - doubt_percent);
  }

  const Page& page_;
  Date as_of_;
  Frames frames_;
  std::vector<Reading> readings_;
  std::size_t undated_tables_ = 0;
  FreshnessReading result_;
};

}  // namespace

const DatedEvidence* FreshnessReading::newest() const {
  const DatedEvidence* best = nullptr;
  for (const DatedEvidence& evidence : dated) {
    if (best == nullptr) {
      best = &evidence;
      continue;
    }
    const bool outranks = is_bound(evidence.source) && !is_bound(best->source);
    const bool same_rank = is_bound(evidence.source) == is_bound(best->source);
    const bool is_newer =
        evidence.span.to > best->span.to ||
        (evidence.span.to == best->span.to && evidence.span.from > best->span.from);
    if (outranks || (same_rank && is_newer)) best = &evidence;
  }
  return best;
}

FreshnessReading read_freshness(const Page& page, Date as_of, Frames frames) {
  return PageReader(page, as_of, frames).read();
}

}  // namespace vigie
