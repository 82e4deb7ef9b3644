/// Published quantities: what a page or a sheet counts, of what, since when, and whether it
/// says what is or what should be.
#pragma once

#include "crawler/page.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie {

/// What a figure speaks of: only `actual` tells how the product does.
enum class Standing {
  actual,
  objective,
  baseline,   // what it was before: "contre 7", "passé de 7 à 19"
  problem,    // how many are concerned by what the product is for
  market,     // how many there are in the country
  reference,  // another channel's or organisation's
  potential,  // "pourraient"
  team,
  budget,
};

std::string_view to_string(Standing standing);

enum class Measure { count, percent, percent_change, score, money, duration, multiple };

std::string_view to_string(Measure measure);

enum class Aggregation { unknown, stock, flow, rate, rolling, cumulative };

std::string_view to_string(Aggregation aggregation);

/// What a unit's noun names, as national impact asks.
enum class UnitClass { people, event, coverage, other };

struct Figure {
  double value = 0;   // percent as 0–100; money in euros; a duration in its own unit
  std::string unit;   // the noun, as written: "dossiers labellisés", "%", "€"
  std::string label;  // what stands beside the number on a tile, else ""
  std::string
      period;         // as written: "en 2025", "sur les 12 derniers mois"; "" when it says none
  std::string quote;  // the words around it, at most 300 characters
  Standing standing = Standing::actual;
  Measure measure = Measure::count;
  Aggregation aggregation = Aggregation::unknown;
  UnitClass unit_class = UnitClass::other;
  int confidence_percent = 70;
  Region region = Region::main;
  std::size_t begin = 0;  // byte offsets of the number in the normalised line
  std::size_t end = 0;

  friend bool operator==(const Figure&, const Figure&) = default;
};

/// Where a text stands: what its words alone do not say.
struct FigureContext {
  std::string section;       // the heading above
  std::string unit_before;   // the unit of the figure before, for "avec 3,2 millions fin 2020"
  bool english = false;      // "12,500" is twelve thousand five hundred
  std::string respondents;   // whom the survey asked that the shares below come from
  bool own_figures = false;  // a statistics page, a tile: crowds are the product's own
};

/// The figures of one line or block of text, in order. Not figures: dates, ages, durations (but
/// for delays), telephone numbers and postcodes, articles and versions, samples, thresholds.
/// Looks at the first 4,000 bytes.
std::vector<Figure> figures_in_line(std::string_view line, const FigureContext& context);

/// The figures of a Markdown text, such as a sheet's description: emphasis, links and code left
/// out, headings known.
std::vector<Figure> figures_in_markdown(std::string_view markdown);

/// The figures of a page: prose, lists, tables, and tiles where the number and its label are
/// neighbours. Header, navigation, footer and consent banners are left out. `own_figures`: see
/// FigureContext.
std::vector<Figure> figures_in_page(const Page& page, bool own_figures = true);

/// The figure that shows best how many people use the product: an actual count of people, the
/// largest one of those that say when rather than one that does not. Nothing where there is
/// none: page views are not people, an objective is no result; nor of those that are less
/// likely than not.
std::optional<Figure> significant_figure(const std::vector<Figure>& figures);

/// Of what a noun phrase counts: "usagers", "dossiers déposés", "communes".
UnitClass class_of_unit(std::string_view unit);

}  // namespace vigie
