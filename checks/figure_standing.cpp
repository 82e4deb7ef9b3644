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
      R"((?:utilis|\bvisit|inscrit|connect|accompagn|\baide|benefici|forme\b|former|seduit|\brecense\b|enregistr|depose|grace a|le site|la plateforme|plateforme|le service|notre|nos |outil|totalis|atteint|franchi|a permis|permis de|publie|traite|ont pu|labellis|referenc|telecharg|deploye|equipe|couvert|integr|adopt|transport|engage|s'investi|particip|postul|deposes?\b|depuis (?:le lancement|sa creation|son )|mis en relation|demarche|en ligne|lance))");
  return matches(folded_unit, kOwnUnit) || matches(place.left, kUse) ||
         matches(place.right, kUse);
}

/// Back to where the thought turns: in "ses objectifs de 15 000, avec 17 936" the second number
/// is no objective.
std::string_view thought_before(std::string_view clause) {
  static const RE2 kTurn(R"((?:^|\W)(?:avec|mais|et compte|alors que|soit)(?: |$))");
  re2::StringPiece rest(clause.data(), clause.size());
  while (RE2::FindAndConsume(&rest, kTurn)) clause.remove_prefix(clause.size() - rest.size());
  return clause;
}

/// "Les objectifs pour fin 2025 sont de compter 300 demandes, d'aboutir à 20 dossiers".
bool lists_objectives(std::string_view left) {
  static const RE2 kObjectives(
      R"(^\W*(?:les |l'|nos |notre |son |ses |un )?(?:objectifs?|d'ici|a (?:l')?horizon)\b)");
  static const RE2 kMet(R"(\b(?:avec|atteint\w*|depass\w*|realis\w*|rempli\w*)\b)");
  return matches(left, kObjectives) && !matches(left, kMet);
}

/// Of another time: "contre moins de 20 %", "passant de 25 000 à", "(23,5 millions en 2016)",
/// "sans le service".
bool is_of_before(const NumberPlace& place) {
  static const RE2 kBaseline(
      R"((?:\bcontre|\bau lieu de|pour seulement|\bvs\.?|\bversus|ils en avaient|n'etaient que|up from|compared to|initialement(?: de)?|\bpass\w+ de|\bpass\w+)(?: ?(?:seulement|(?:d')?environ|pres de|plus de|moins de))?$)");
  static const RE2 kYearOnly(R"(^ ?en (?:19|20)\d\d ?\))");
  static const RE2 kWithout(R"(\bn'utilis\w+ pas\b)");
  static const RE2 kTrial(R"(\b(?:testee?s?|experimentee?s?) [^.;]{0,50}$)");
  return matches(place.clause_left, kBaseline) || matches(place.left, kWithout) ||
         (place.left.ends_with('(') && matches(place.right, kYearOnly)) ||
         matches(place.left, kTrial);
}

}  // namespace

Standing standing_of(const NumberToken& token, const NumberPlace& place,
                     const FigureContext& context, std::string_view unit) {
  static const RE2 kObjective(
      R"((?:objectif|objectives?\b|\bvis(?:e|ait|ent|er|ant)\b|cible|d'ici|horizon|ambition|\bmission\b|souhait\w*|porter a|\bpour atteindre|(?:d'|l'|a )atteindre|\bprevu|\bsera\b|\bseront\b|target|goal\b|aims?\b|esper\w+|projet de toucher|faudra\w*|permettra\w*|devra\w*))");
  static const RE2 kObjectiveAfter(
      R"((?:d'ici|a l'horizon|a horizon|sont vises?|est vise|by 20\d\d|seront|\bvises\b))");
  static const RE2 kReached(R"((?:a atteint|ont atteint|a depasse))");
  static const RE2 kProblem(
      R"((?:souffr\w+|concernes?\b|n'ont pas|\bsubi\w+|en attente|victimes?|renonc\w+|ignor\w+|non-recours|perd\w*|gaspill\w*|menac\w*|illettr\w+|mal-log\w+|en situation de|sans emploi|precari\w+))");
  static const RE2 kMarket(
      R"((?:en france|dans le pays|il existe|on compte en|que compte la france|en circulation|compte la france|potentiellement|peut s'adresser|a destination de|evolution du nombre))");
  static const RE2 kPotential(
      R"((?:pourrai\w+|serai(?:t|ent)\b|potentiel\w*|could|might|eviterai\w+))");
  static const RE2 kReference(
      R"((?:a titre de comparaison|autres canaux|moyenne nationale|installee? par(?: plus de| pres de)?$))");
  static const RE2 kTeam(
      R"((?:structuration d'une equipe|dans l'equipe|recrut\w* de|equivalents? temps plein|\betp\b))");
  static const RE2 kTeamUnit(
      R"(^(?:developpeu|nouveaux charges|charge|etp|coach|stagiaire|designer))");
  static const RE2 kBudget(
      R"((?:budget|montant|enveloppe|financement|depense|subvention|dotation))");
  static const RE2 kProblemSection(R"((?:contexte|probleme|constat|enjeu|pourquoi|defi))");
  static const RE2 kNever(R"(\bne \S+ (?:\S+ )?(?:pas|jamais)\b)");
  static const RE2 kPlight(
      R"(\b(?:souffr\w+|en attente d'un|assujetti\w*|victimes? d|illettr\w+|mal-log\w+|vivent|subissent)\b)");
  static const RE2 kCriteria(R"(^ ?(?:des |de )?criteres\b)");
  static const RE2 kSought(R"(^ ?[a-z]+ recherches\b)");
  constexpr double kManyPeople = 10'000;
  constexpr std::size_t kNear = 60;
  const std::string folded_unit = fold(unit);
  const std::string near = place.right.substr(0, kNear);
  const bool own = context.own_figures || is_own(place, folded_unit);
  if (unit == "€" && (matches(place.left, kBudget) || matches(near, kBudget)))
    return Standing::budget;
  const std::string_view thought = thought_before(place.clause_left);
  const bool is_hoped = matches(thought, kObjective) && !matches(thought, kReached);
  if (!is_hoped && is_of_before(place)) return Standing::baseline;
  if (is_hoped || matches(near, kObjectiveAfter) || lists_objectives(place.left))
    return Standing::objective;
  if (matches(place.clause_left, kPotential) || matches(near, kPotential))
    return Standing::potential;
  if (token.suffix == NumberSuffix::none && token.value < 100 &&
      (matches(folded_unit, kTeamUnit) || matches(place.left, kTeam)))
    return Standing::team;
  if (matches(place.left, kReference)) return Standing::reference;
  if (matches(context.section, kProblemSection) || matches(place.right, kNever) ||
      matches(near, kPlight))
    return Standing::problem;
  if (matches(near, kCriteria)) return Standing::reference;
  if (matches(near, kSought)) return Standing::market;
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
