#include "reports/figures_text.hpp"

#include "reports/markdown_text.hpp"
#include "reports/markup.hpp"
#include "reports/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace vigie {

namespace {

constexpr std::size_t kMostShown = 12;

constexpr Text kTitle{"figures.title", "Chiffres publiés", "Published figures"};
constexpr Text kMore{
    "figures.more",
    "… et {0} autres dans audit.json, objectifs et ordres de "
    "grandeur compris.",
    "… and {0} more in audit.json, objectives and orders of magnitude included."};
constexpr Text kNational{"figures.national",
                         "Le plus grand nombre de personnes qui soit établi : {0}.",
                         "The largest number of people that is established: {0}."};

struct Kind {
  std::string_view id;
  Text text;
};

constexpr std::array kKinds{
    Kind{"measured", {"figures.measured", "mesuré", "measured"}},
    Kind{"cumulative", {"figures.cumulative", "cumulé", "cumulative"}},
    Kind{"share", {"figures.share", "part", "share"}},
    Kind{"change", {"figures.change", "évolution", "change"}},
    Kind{"score", {"figures.score", "note", "score"}},
    Kind{"objective", {"figures.objective", "objectif", "objective"}},
    Kind{"baseline", {"figures.baseline", "situation antérieure", "baseline"}},
    Kind{"problem", {"figures.problem", "ampleur du problème", "size of the problem"}},
    Kind{"market", {"figures.market", "population concernée", "population concerned"}},
    Kind{"reference", {"figures.reference", "comparaison", "reference"}},
    Kind{"potential", {"figures.potential", "potentiel", "potential"}},
    Kind{"team", {"figures.team", "équipe", "team"}},
    Kind{"budget", {"figures.budget", "budget", "budget"}}};

/// At most two decimals, in the reader's language.
std::string number_text(double value, Language language) {
  const auto whole = static_cast<std::int64_t>(std::trunc(value));
  std::string text = grouped_number(whole, language);
  const auto cents = static_cast<int>(std::lround(std::abs(value - std::trunc(value)) * 100));
  if (cents == 0 || cents == 100) return text;
  text += (language == Language::fr ? ',' : '.');
  text += static_cast<char>('0' + cents / 10);
  if (cents % 10 != 0) text += static_cast<char>('0' + cents % 10);
  return text;
}

bool is_result(const PublishedFigure& figure) {
  static constexpr std::array<std::string_view, 5> kResults{"measured", "cumulative", "share",
                                                            "change", "score"};
  return std::ranges::find(kResults, figure.kind) != kResults.end();
}

}  // namespace

std::string figure_kind(const PublishedFigure& figure, Language language) {
  const auto* const kind = std::ranges::find(kKinds, figure.kind, &Kind::id);
  return kind == kKinds.end() ? figure.kind : say(language, kind->text);
}

std::string figure_text(const PublishedFigure& figure, Language language) {
  std::string text = number_text(figure.value, language);
  const std::string& noun = figure.unit.empty() ? figure.label : figure.unit;
  if (!noun.empty()) text += ' ' + noun;
  if (!figure.period.empty()) text += " (" + figure.period + ')';
  return text;
}

std::string figures_markdown(const ProductAudit& product, Language language) {
  if (product.figures.empty()) return {};
  std::string text = "\n## " + say(language, kTitle) + "\n\n";
  if (product.national_impact.figure)
    text += say(language, kNational,
                markdown_text(figure_text(*product.national_impact.figure, language))) +
            "\n\n";
  std::size_t shown = 0;
  for (const PublishedFigure& figure : product.figures) {
    if (!is_result(figure) || shown == kMostShown) continue;
    ++shown;
    text += "- **" + markdown_text(figure_text(figure, language)) + "**, " +
            figure_kind(figure, language) + " : « " + markdown_text(figure.evidence.excerpt) +
            " »\n";
  }
  const std::size_t others = product.figures.size() - shown;
  if (others > 0) text += '\n' + say(language, kMore, static_cast<std::int64_t>(others)) + '\n';
  return text;
}

std::string figures_html(const ProductAudit& product, Language language) {
  if (product.figures.empty()) return {};
  std::string text = "<section>\n<h2>" + markup_text(say(language, kTitle)) + "</h2>\n<ul>\n";
  std::size_t shown = 0;
  for (const PublishedFigure& figure : product.figures) {
    if (!is_result(figure) || shown == kMostShown) continue;
    ++shown;
    text += "<li><strong>" + markup_text(figure_text(figure, language)) + "</strong>, " +
            markup_text(figure_kind(figure, language)) + " : « " +
            markup_text(figure.evidence.excerpt) + " »</li>\n";
  }
  text += "</ul>\n";
  if (shown == 0) return {};
  const std::size_t others = product.figures.size() - shown;
  if (others > 0)
    text +=
        "<p>" + markup_text(say(language, kMore, static_cast<std::int64_t>(others))) + "</p>\n";
  return text + "</section>\n";
}

}  // namespace vigie
