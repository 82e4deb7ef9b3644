/// The words around a number: what is counted, how, when, and whether it is so.
#pragma once

#include "checks/figure_numbers.hpp"
#include "checks/figures.hpp"

#include <string>
#include <string_view>

namespace vigie {

/// One number with its sentence cut at it. `left` and `right` reach to the sentence's ends,
/// `clause_left` to the nearest comma or bracket; all folded.
struct NumberPlace {
  std::string left;
  std::string clause_left;
  std::string right;
  std::string_view after;  // as written, up to the end of the line
};
NumberPlace place_of_number(std::string_view text, const NumberToken& token);

/// What makes a number no figure: an age, a duration, an article, a sample, a threshold, an
/// enumeration…
bool is_no_figure(std::string_view text, const NumberToken& token, const NumberPlace& place);

Measure measure_of(const NumberToken& token, const NumberPlace& place, std::string_view unit);
/// A crowd that nobody says uses the product is the size of a market.
Standing standing_of(const NumberToken& token, const NumberPlace& place,
                     const FigureContext& context, std::string_view unit);
Aggregation aggregation_of(const NumberPlace& place);

}  // namespace vigie
