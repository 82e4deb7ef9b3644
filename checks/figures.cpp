#include "checks/figures.hpp"

#include "checks/figure_numbers.hpp"
#include "checks/figure_units.hpp"
#include "checks/figure_words.hpp"
#include "text/dates_in_text.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include <re2/re2.h>

namespace vigie {

namespace {

// A number costs tens of microseconds, and a stranger's text may hold nothing else.
constexpr std::size_t kLongestLine = 4'000;   // bytes
constexpr std::size_t kLongestText = 64'000;  // bytes

bool overlaps(const DateSpan& date, const NumberToken& token) {
  return token.begin < date.end && date.begin < token.end;
}

/// Negative for what fell: "en baisse de 13 %".
double signed_value(const NumberToken& token, const NumberPlace& place, Measure measure) {
  static const RE2 kFell(
      R"((?:baisse|recul\w*|diminu\w*|chute\w*|decrease\w*|reduit\w*|reduction)[^.;]{0,40}$)");
  const re2::StringPiece left(place.left.data(), place.left.size());
  const bool fell = measure == Measure::percent_change && RE2::PartialMatch(left, kFell);
  return fell ? -token.value : token.value;
}

/// Telephone numbers, which are groups of digits like others.
std::vector<std::pair<std::size_t, std::size_t>> telephones_in(std::string_view line) {
  static const RE2 kTelephone(R"((?:\+33 ?|\b0)[1-9](?:[ .-]?\d\d){4}\b)");
  std::vector<std::pair<std::size_t, std::size_t>> spans;
  const re2::StringPiece whole(line.data(), line.size());
  re2::StringPiece found;
  for (std::size_t from = 0;
       kTelephone.Match(whole, from, line.size(), RE2::UNANCHORED, &found, 1);) {
    const auto begin = static_cast<std::size_t>(found.data() - line.data());
    from = begin + found.size();
    spans.emplace_back(begin, from);
  }
  return spans;
}

/// "contre 40", "passé de 7 à 19": counted in what came before.
bool compares(const NumberPlace& place) {
  static const RE2 kCompares(
      R"((?:\bcontre|\bpasse[er]? (?:a|de)|\bpuis|au lieu de)(?: (?:seulement|environ|pres de|plus de|moins de))? ?$)");
  const re2::StringPiece left(place.clause_left.data(), place.clause_left.size());
  return RE2::PartialMatch(left, kCompares);
}

std::string period_of(std::string_view line, const NumberToken& token,
                      const std::vector<DateSpan>& dates) {
  static const RE2 kRelative(
      R"((?i)((?:sur|au cours d|pendant|en)[^.,;]{0,12}\d+ derniers mois|chaque (?:jour|semaine|mois|année)|par (?:jour|semaine|mois|an)\b|cette année|ce mois-ci))");
  const DateSpan* nearest = nullptr;
  const auto distance = [&](const DateSpan& date) {
    return date.begin >= token.end ? date.begin - token.end
                                   : token.begin - std::min(token.begin, date.end);
  };
  for (const DateSpan& date : dates)
    if (nearest == nullptr || distance(date) < distance(*nearest)) nearest = &date;
  if (nearest != nullptr && distance(*nearest) < 80)
    return std::string(line.substr(nearest->begin, nearest->end - nearest->begin));
  re2::StringPiece found;
  const re2::StringPiece rest(line.data() + token.end, line.size() - token.end);
  if (RE2::PartialMatch(rest, kRelative, &found))
    return std::string(found.data(), found.size());
  return {};
}

Figure figure_at(std::string_view line, const NumberToken& token, const NumberPlace& place,
                 const std::vector<DateSpan>& dates, const FigureContext& context,
                 const std::string& unit_before) {
  Figure figure;
  figure.unit = unit_of(place, token);
  const bool is_share = token.suffix == NumberSuffix::percent;
  const bool continues = compares(place) && !unit_before.empty();
  if (figure.unit.empty() && is_share && !continues) figure.unit = subject_of_share(place);
  const bool is_carried =
      figure.unit.empty() && !unit_before.empty() &&
      (token.has_multiplier || token.is_grouped || continues || is_share ||
       place.right.starts_with("fois plus") || place.right.starts_with("fois moins"));
  if (is_carried) figure.unit = unit_before;
  if (figure.unit.empty() && is_share) figure.unit = context.respondents;
  figure.measure = measure_of(token, place, figure.unit);
  figure.value = signed_value(token, place, figure.measure);
  figure.standing = standing_of(token, place, context, figure.unit);
  figure.aggregation = aggregation_of(place);
  figure.unit_class = class_of_unit(figure.unit);
  figure.period = period_of(line, token, dates);
  figure.quote = excerpt(line, token.begin, 300);
  figure.begin = token.begin;
  figure.end = token.end;
  figure.confidence_percent = figure.unit.empty() ? 40 : is_carried ? 50 : 80;
  return figure;
}

std::string_view first_word(std::string_view unit) {
  return unit.substr(0, unit.find(' '));
}

/// Whom a text has told to be the product's own are so when they are counted again: "700 000
/// bénévoles inscrits… 200 000 bénévoles en quelques semaines".
void recognise_own_crowds(std::vector<Figure>& figures) {
  for (std::size_t i = 1; i < figures.size(); ++i) {
    if (figures[i].standing != Standing::market) continue;
    const bool is_known = std::any_of(
        figures.begin(), figures.begin() + static_cast<std::ptrdiff_t>(i),
        [&](const Figure& before) {
          return before.standing == Standing::actual && before.measure == Measure::count &&
                 (before.unit == figures[i].unit || first_word(before.unit) == figures[i].unit);
        });
    if (is_known) figures[i].standing = Standing::actual;
  }
}

/// The prose of a line of Markdown: "**12 243** [dossiers](https://…)" → "12 243 dossiers".
std::string without_markup(std::string line) {
  static const RE2 kCode(R"(`[^`]*`)");
  static const RE2 kLink(R"(!?\[([^\]]*)\]\([^)]*\))");
  static const RE2 kAddress(R"(\(?https?://[^\s)>]+\)?)");
  static const RE2 kTag(R"(</?[A-Za-z][^>]{0,200}>)");
  static const RE2 kMark(R"((\*\*|__|\*|^\s{0,3}>\s?|^\s*[-*+]\s+|^\s*\d{1,2}[.)]\s+))");
  RE2::GlobalReplace(&line, kCode, " ");
  RE2::GlobalReplace(&line, kLink, R"(\1)");
  RE2::GlobalReplace(&line, kAddress, " ");
  RE2::GlobalReplace(&line, kTag, " ");
  RE2::GlobalReplace(&line, kMark, "");
  return line;
}

}  // namespace

std::string_view to_string(Standing standing) {
  constexpr std::array<std::string_view, 9> kWords{"actual",    "objective", "baseline",
                                                   "problem",   "market",    "reference",
                                                   "potential", "team",      "budget"};
  return kWords.at(static_cast<std::size_t>(standing));
}

std::string_view to_string(Measure measure) {
  constexpr std::array<std::string_view, 7> kWords{
      "count", "percent", "percent_change", "score", "money", "duration", "multiple"};
  return kWords.at(static_cast<std::size_t>(measure));
}

std::string_view to_string(Aggregation aggregation) {
  constexpr std::array<std::string_view, 6> kWords{"unknown", "stock",   "flow",
                                                   "rate",    "rolling", "cumulative"};
  return kWords.at(static_cast<std::size_t>(aggregation));
}

std::vector<Figure> figures_in_line(std::string_view text, const FigureContext& context) {
  const std::string line = normalise(text.substr(0, kLongestLine));
  const std::vector<DateSpan> dates = find_dates(line);
  const auto telephones = telephones_in(line);
  std::vector<Figure> figures;
  std::string unit_before = context.unit_before;
  for (const NumberToken& token : numbers_in(line, context.english)) {
    if (std::ranges::any_of(dates, [&](const DateSpan& date) { return overlaps(date, token); }))
      continue;
    if (std::ranges::any_of(telephones, [&](const auto& span) {
          return token.begin < span.second && span.first < token.end;
        }))
      continue;
    if (!figures.empty() && token.begin < figures.back().end) continue;
    const NumberPlace place = place_of_number(line, token);
    if (is_no_figure(line, token, place)) continue;
    figures.push_back(figure_at(line, token, place, dates, context, unit_before));
    const std::string& unit = figures.back().unit;
    if (!unit.empty() && unit != "points" && unit != "€") unit_before = unit;
  }
  recognise_own_crowds(figures);
  return figures;
}

std::vector<Figure> figures_in_markdown(std::string_view markdown) {
  std::vector<Figure> figures;
  FigureContext context;
  for (const std::string_view raw : split(markdown.substr(0, kLongestText), '\n')) {
    const bool is_heading = trim(raw).starts_with('#');
    const std::string line = without_markup(std::string(raw));
    if (is_heading) {
      context.section = fold(line);
      context.unit_before.clear();
      context.respondents.clear();
    }
    if (std::string asked = respondents_in(line); !asked.empty())
      context.respondents = std::move(asked);
    for (Figure& figure : figures_in_line(line, context)) figures.push_back(std::move(figure));
  }
  return figures;
}

std::optional<Figure> significant_figure(const std::vector<Figure>& figures) {
  constexpr int kSurePercent = 50;
  const Figure* best = nullptr;
  for (const Figure& figure : figures) {
    const bool qualifies =
        figure.confidence_percent >= kSurePercent && figure.standing == Standing::actual &&
        figure.measure == Measure::count && figure.unit_class == UnitClass::people;
    if (qualifies && (best == nullptr || figure.value > best->value)) best = &figure;
  }
  return best == nullptr ? std::nullopt : std::optional(*best);
}

}  // namespace vigie
