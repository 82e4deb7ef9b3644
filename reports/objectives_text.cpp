#include "reports/objectives_text.hpp"

#include "reports/figures_text.hpp"
#include "reports/markdown_text.hpp"
#include "reports/markup.hpp"
#include "reports/words.hpp"

#include <array>

namespace vigie {

namespace {

constexpr Text kTitle{"objectives.title", "Objectifs", "Objectives"};
constexpr std::array<Text, 4> kStates{
    {{"objectives.reached", "atteint", "reached"},
     {"objectives.on-track", "en bonne voie", "on track"},
     {"objectives.behind", "en retard", "behind"},
     {"objectives.unmeasurable", "non mesurable", "unmeasurable"}}};
constexpr Text kDue{"objectives.due", " avant le {0}", " by {0}"};
constexpr Text kNoFigure{"objectives.no-figure",
                         "aucun chiffre publié ne le mesure : en publier un qui le nomme",
                         "no published figure measures it: publish one that names it"};
constexpr Text kNoStart{"objectives.no-start",
                        "aujourd’hui {0} ; sans point de départ, le rythme n’est pas connu",
                        "today {0}; without a starting point the pace is not known"};
constexpr Text kToday{"objectives.today", "aujourd’hui {0}", "today {0}"};

std::string target_text(const TrackedObjective& objective, Language language) {
  PublishedFigure target;
  target.value = objective.target;
  target.unit = objective.metric;
  std::string text = figure_text(target, language);
  if (objective.due) text += say(language, kDue, *objective.due);
  return text;
}

std::string measure_text(const TrackedObjective& objective, Language language) {
  if (!objective.figure) return say(language, kNoFigure);
  const Text& text = objective.state == ObjectiveState::unmeasurable ? kNoStart : kToday;
  return say(language, text, figure_text(*objective.figure, language));
}

std::string state_text(const TrackedObjective& objective, Language language) {
  return say(language, kStates.at(static_cast<std::size_t>(objective.state)));
}

}  // namespace

std::string objectives_markdown(const ProductAudit& product, Language language) {
  if (product.objectives.empty()) return {};
  std::string text = "\n## " + say(language, kTitle) + "\n\n";
  for (const TrackedObjective& objective : product.objectives)
    text += "- **" + markdown_text(target_text(objective, language)) + "**, " +
            state_text(objective, language) + " : " +
            markdown_text(measure_text(objective, language)) + "\n";
  return text;
}

std::string objectives_html(const ProductAudit& product, Language language) {
  if (product.objectives.empty()) return {};
  std::string text = "<section>\n<h2>" + markup_text(say(language, kTitle)) + "</h2>\n<ul>\n";
  for (const TrackedObjective& objective : product.objectives)
    text += "<li><strong>" + markup_text(target_text(objective, language)) + "</strong>, " +
            markup_text(state_text(objective, language)) + " : " +
            markup_text(measure_text(objective, language)) + "</li>\n";
  return text + "</ul>\n</section>\n";
}

}  // namespace vigie
