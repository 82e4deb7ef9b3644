#include "checks/figure_words.hpp"
#include "text/fold.hpp"

#include <re2/re2.h>

namespace vigie {

namespace {

bool matches(std::string_view text, const RE2& pattern) {
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), pattern);
}

/// The sentence speaks of use, or the noun itself does: the figure is the product's own.
bool is_own(const NumberPlace& place, std::string_view folded_unit) {
  static const RE2 kOwnUnit(
      R"((?:visiteu|utilisat|usager|\buser|compte|inscri|abonn|beneficiair|visitor|internaut|connect|actif))");
  static const RE2 kUse(
      R"((?:utilis|\bvisit|inscrit|connect|accompagn|\baide|benefici|forme\b|former|seduit|\brecense\b|enregistr|depose|grace a|le site|la plateforme|plateforme|le service|notre|nos |outil|totalis|atteint|franchi|a permis|permis de|publie|traite|ont pu|labellis|referenc|telecharg|deploye|equipe|couvert|integr|adopt|mis en relation|demarche|en ligne|lance))");
  return matches(folded_unit, kOwnUnit) || matches(place.left, kUse) ||
         matches(place.right, kUse);
}

}  // namespace

Standing standing_of(const NumberToken& token, const NumberPlace& place,
                     const FigureContext& context, std::string_view unit) {
  static const RE2 kObjective(
      R"((?:objectif|objectives?\b|\bvis(?:e|ait|ent|er|ant)\b|cible|d'ici|horizon|ambition|souhait\w*|porter a|\bpour atteindre|(?:d'|l'|a )atteindre|\bprevu|\bsera\b|\bseront\b|target|goal\b|aims?\b|esper\w+|projet de toucher|faudra\w*|permettra\w*|devra\w*))");
  static const RE2 kObjectiveAfter(
      R"((?:d'ici|a l'horizon|a horizon|sont vises?|est vise|by 20\d\d|seront|\bvises\b))");
  static const RE2 kReached(R"((?:a atteint|ont atteint|a depasse))");
  static const RE2 kBaseline(
      R"((?:\bcontre|\bpasse de|\bpasser de|au lieu de|pour seulement|\bvs\.?|\bversus|ils en avaient|n'etaient que|up from|compared to|initialement(?: de)?) ?(?:seulement |environ |pres de |plus de )?$)");
  static const RE2 kProblem(
      R"((?:souffr\w+|concernes?\b|n'ont pas|\bsubi\w+|en attente|victimes?|renonc\w+|ignor\w+|non-recours|perd\w*|gaspill\w*|menac\w*|illettr\w+|mal-log\w+|en situation de|sans emploi|precari\w+))");
  static const RE2 kMarket(
      R"((?:en france|dans le pays|il existe|on compte en|que compte la france|en circulation|compte la france|potentiellement|peut s'adresser|a destination de|evolution du nombre))");
  static const RE2 kPotential(
      R"((?:pourrai\w+|serai(?:t|ent)\b|potentiel\w*|could|might|eviterai\w+))");
  static const RE2 kReference(R"((?:a titre de comparaison|autres canaux|moyenne nationale))");
  static const RE2 kTeam(
      R"((?:structuration d'une equipe|dans l'equipe|recrut\w* de|equivalents? temps plein|\betp\b))");
  static const RE2 kTeamUnit(
      R"(^(?:developpeu|nouveaux charges|charge|etp|coach|stagiaire|designer))");
  static const RE2 kBudget(R"((?:budget|financement|depense|subvention|dotation))");
  static const RE2 kProblemSection(R"((?:contexte|probleme|constat|enjeu|pourquoi|defi))");
  constexpr double kManyPeople = 10'000;
  constexpr std::size_t kNear = 60;
  const std::string folded_unit = fold(unit);
  const std::string near = place.right.substr(0, kNear);
  const bool own = context.own_figures || is_own(place, folded_unit);
  if (unit == "€" && (matches(place.left, kBudget) || matches(near, kBudget)))
    return Standing::budget;
  if (matches(place.clause_left, kBaseline)) return Standing::baseline;
  if ((matches(place.clause_left, kObjective) && !matches(place.clause_left, kReached)) ||
      matches(near, kObjectiveAfter))
    return Standing::objective;
  if (matches(place.clause_left, kPotential) || matches(near, kPotential))
    return Standing::potential;
  if (token.suffix == NumberSuffix::none && token.value < 100 &&
      (matches(folded_unit, kTeamUnit) || matches(place.left, kTeam)))
    return Standing::team;
  if (matches(place.left, kReference)) return Standing::reference;
  if (matches(context.section, kProblemSection)) return Standing::problem;
  if (own) return Standing::actual;
  if (matches(near, kProblem)) return Standing::problem;
  if (matches(near, kMarket) || matches(place.clause_left, kMarket)) return Standing::market;
  const bool is_crowd = token.suffix == NumberSuffix::none && token.value >= kManyPeople &&
                        class_of_unit(unit) == UnitClass::people;
  return is_crowd ? Standing::market : Standing::actual;
}

Aggregation aggregation_of(const NumberPlace& place) {
  static const RE2 kRate(
      R"((?:\b(?:par|chaque|per|each) (?:jour|semaine|mois|an|annee|trimestre|day|week|month|year)\b|/ ?(?:jour|mois|an|semaine)\b|mensue\w+|quotidien\w*|hebdomadaire\w*|annuel\w*|monthly|daily))");
  static const RE2 kRolling(R"((?:derniers? mois|derniere annee|glissant\w*|last \d+ months))");
  static const RE2 kCumulative(
      R"((?:depuis|au total|a ce jour|cumul\w*|since|en tout|a ete franchi|totalis\w+))");
  static const RE2 kFlow(
      R"((?:\ben 20\d\d|sur l'annee|cette annee|en un an|sur une annee|au cours de))");
  static const RE2 kStock(R"((?:\bcompte\b|recense|inscrits|actifs|\bau \d|utilisent))");
  const auto says = [&](const RE2& pattern) {
    return matches(place.right, pattern) || matches(place.left, pattern);
  };
  if (matches(place.right, kRate)) return Aggregation::rate;
  if (says(kRolling)) return Aggregation::rolling;
  if (says(kCumulative)) return Aggregation::cumulative;
  if (says(kFlow)) return Aggregation::flow;
  if (says(kRate)) return Aggregation::rate;
  return says(kStock) ? Aggregation::stock : Aggregation::unknown;
}

}  // namespace vigie
