#include "checks/figure_units.hpp"

#include "text/fold.hpp"

#include <algorithm>
#include <array>

#include <re2/re2.h>

namespace vigie {

namespace {

bool matches(std::string_view text, const RE2& pattern) {
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), pattern);
}

/// Words that end a noun phrase.
bool is_stop(std::string_view folded) {
  static constexpr std::array kStops{"sur",
                                     "en",
                                     "par",
                                     "pour",
                                     "dans",
                                     "depuis",
                                     "ont",
                                     "sont",
                                     "est",
                                     "qui",
                                     "que",
                                     "et",
                                     "ou",
                                     "a",
                                     "au",
                                     "aux",
                                     "avec",
                                     "chez",
                                     "dont",
                                     "soit",
                                     "contre",
                                     "se",
                                     "ne",
                                     "via",
                                     "sans",
                                     "plus",
                                     "moins",
                                     "deja",
                                     "chaque",
                                     "cette",
                                     "ce",
                                     "y",
                                     "of",
                                     "in",
                                     "by",
                                     "on",
                                     "for",
                                     "were",
                                     "have",
                                     "has",
                                     "per",
                                     "is",
                                     "are",
                                     "and",
                                     "fin",
                                     "the",
                                     "ces",
                                     "cet",
                                     "leur",
                                     "leurs",
                                     "etaient",
                                     "auront",
                                     "seront",
                                     "peuvent",
                                     "utilisent",
                                     "ete",
                                     "entre",
                                     "lors",
                                     "apres",
                                     "avant",
                                     "s'est",
                                     "avaient",
                                     "grace",
                                     "selon",
                                     "vers",
                                     "tous",
                                     "toutes",
                                     "parmi",
                                     "mais",
                                     "afin",
                                     "pres",
                                     "environ",
                                     "aujourd'hui",
                                     "actuellement",
                                     "seulement",
                                     "vs",
                                     "si",
                                     "ici",
                                     "respectivement",
                                     "ayant",
                                     "etant",
                                     "ainsi",
                                     "il",
                                     "elle",
                                     "ils",
                                     "elles",
                                     "nous",
                                     "on",
                                     "dans",
                                     "pendant",
                                     "jusqu'a",
                                     "comme",
                                     "etait",
                                     "un",
                                     "une",
                                     "utilise",
                                     "fois",
                                     "c'est",
                                     "derniers",
                                     "dernieres",
                                     "premiers"};
  return std::ranges::find(kStops, folded) != kStops.end();
}

bool is_link(std::string_view word) {
  return word == "de" || word == "des" || word == "du";
}

/// "% de la population", "81 % de ces communes".
bool is_determiner(std::string_view word) {
  static constexpr std::array kDeterminers{"le",  "la",    "les",   "ces", "ses", "nos",
                                           "vos", "leurs", "cette", "the", "our", "their"};
  return std::ranges::find(kDeterminers, word) != kDeterminers.end();
}

/// "SE", "ETP": short words in capitals are names, whatever they are in small letters.
bool is_acronym(std::string_view word) {
  return word.size() >= 2 &&
         std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// "l'année précédente" counts nothing.
bool is_time(std::string_view folded) {
  static constexpr std::array kTimes{"annee",     "an",   "mois",  "semaine", "jour",
                                     "trimestre", "year", "month", "week",    "day"};
  return std::ranges::find(kTimes, folded) != kTimes.end();
}

/// "déclarent", "estime": a verb where a noun could stand.
bool is_verb(std::string_view word) {
  static constexpr std::array kVerbs{"estime",     "juge",    "declare",      "considere",
                                     "recommande", "utilise", "recommandent", "affirme",
                                     "jugent",     "trouvent"};
  if (std::ranges::find(kVerbs, word) != kVerbs.end()) return true;
  return word.size() > 5 && word.ends_with("ent") && !word.ends_with("ment") &&
         class_of_unit(word) == UnitClass::other;
}

std::string without_article(std::string word) {
  for (const std::string_view article : {"d'", "l'", "D'", "L'"})
    if (word.starts_with(article)) return word.substr(2);
  return word;
}

/// "le nombre de comptes créés s'est élevé à": "comptes créés".
std::string subject_before(std::string_view folded_left) {
  static const RE2 kLabel(R"((?:^|[.;] )([a-z' -]{3,40}) ?: ?$)");
  static const RE2 kNumberOf(
      R"(.*\b(?:nombre|total|volume|number)(?: total| moyen| annuel| mensuel)? (?:de |d'|des |of )([a-z'-]+(?: [a-z'-]+)?))");
  re2::StringPiece found;
  const re2::StringPiece left(folded_left.data(), folded_left.size());
  if (!RE2::PartialMatch(left, kNumberOf, &found) && !RE2::PartialMatch(left, kLabel, &found))
    return {};
  return noun_phrase(std::string(found.data(), found.size()));
}

/// Where the noun does not follow at once: "-50 % sur le temps de recrutement", "(+ 89 %) de
/// primes", "3 fois plus vite".
std::string unit_further_right(const NumberPlace& place, const NumberToken& token) {
  static const RE2 kOn(R"((?i)^ ?sur (?:les? |la |l'))");
  static const RE2 kBehindBracket(R"((?i)^ ?\) (?:de |d'|des ))");
  static const RE2 kFaster(R"((?i)^ ?fois plus (?:vite|rapide))");
  re2::StringPiece rest(place.after.data(), place.after.size());
  if (token.suffix == NumberSuffix::percent &&
      (RE2::Consume(&rest, kOn) || RE2::Consume(&rest, kBehindBracket)))
    return noun_phrase({rest.data(), rest.size()});
  return RE2::Consume(&rest, kFaster) ? "vitesse" : "";
}

/// "téléchargés plus de 2 000 fois": what was done so often.
std::string deed_before(const NumberPlace& place) {
  struct Deed {
    std::string_view stem;
    std::string_view noun;
  };
  static constexpr std::array kDeeds{Deed{"telecharge", "téléchargements"},
                                     Deed{"consulte", "consultations"},
                                     Deed{"utilise", "utilisations"},
                                     Deed{"partage", "partages"},
                                     Deed{"visite", "visites"},
                                     Deed{"vu", "vues"}};
  static const RE2 kDone(R"(\b([a-z]+?)e?s?(?: (?:plus de|pres de|environ|deja))*$)");
  if (!place.right.starts_with("fois") || place.right.starts_with("fois plus")) return {};
  std::string done;
  if (!RE2::PartialMatch(place.left, kDone, &done)) return {};
  const auto deed = std::ranges::find_if(
      kDeeds, [&](const Deed& each) { return done == each.stem || done + "e" == each.stem; });
  return deed == kDeeds.end() ? std::string{} : std::string(deed->noun);
}

}  // namespace

std::string noun_phrase(std::string_view text) {
  static const RE2 kWord(R"(^ ?((?:[dlDL]')?[\p{L}][\p{L}\p{M}\d'-]*))");
  static const RE2 kCountOf(
      R"((?i)^ ?(?:c'est )?(?:le |un )?(?:nombre|total|volume|number)(?: (?:total|cumulé|moyen))? (?:de |d'|des |of ))");
  re2::StringPiece counted(text.data(), text.size());
  if (RE2::Consume(&counted, kCountOf)) text = {counted.data(), counted.size()};
  std::string phrase;
  std::string link;
  int words = 0;
  bool is_definite = false;
  while (words < 4) {
    re2::StringPiece found;
    re2::StringPiece rest(text.data(), text.size());
    if (!RE2::PartialMatch(rest, kWord, &found)) break;
    const std::string word(found.data(), found.size());
    const std::string folded = fold(word);
    const std::size_t used =
        static_cast<std::size_t>(found.data() + found.size() - text.data());
    if (is_determiner(folded) && phrase.empty()) {
      is_definite = true;
      text.remove_prefix(used);
      continue;
    }
    const bool ends = is_stop(folded) || is_determiner(folded) || is_verb(folded);
    if (ends && !is_acronym(word)) break;
    if (phrase.empty() && (is_definite || folded.starts_with("l'")) &&
        is_time(without_article(folded)))
      break;
    text.remove_prefix(used);
    if (is_link(folded)) {
      if (!phrase.empty()) link = " " + word;
      continue;
    }
    if (folded == "d'entre") return {};
    if (folded == "d'ici") break;
    phrase +=
        link + (phrase.empty() ? "" : " ") + (phrase.empty() ? without_article(word) : word);
    link.clear();
    ++words;
  }
  return phrase;
}

std::string unit_of(const NumberPlace& place, const NumberToken& token) {
  static const RE2 kCarbon(R"(^tonnes?(?: equivalents?)?(?: de| d'equivalent)? co)");
  std::string unit = noun_phrase(place.after);
  if (unit.empty()) unit = unit_further_right(place, token);
  if (unit.empty()) unit = deed_before(place);
  if (unit.empty()) unit = subject_before(place.left);
  if (token.suffix == NumberSuffix::euro || fold(unit).starts_with("euro")) return "€";
  return matches(fold(unit), kCarbon) ? "tCO2" : unit;
}

std::string subject_of_share(const NumberPlace& place) {
  static const RE2 kRate(R"(.*\b((?:taux|probabilite|rate) (?:de |d'|des |of )[a-z-]{3,}))");
  static const RE2 kLabel(R"(^\W*([a-z][a-z' -]{2,35}) ?: )");
  re2::StringPiece found;
  const re2::StringPiece left(place.left.data(), place.left.size());
  if (RE2::PartialMatch(left, kRate, &found)) return std::string(found.data(), found.size());
  if (RE2::PartialMatch(left, kLabel, &found))
    if (std::string label = noun_phrase({found.data(), found.size()}); !label.empty())
      return label;
  std::string people;
  std::string other;
  for (const std::string_view raw : split(place.left, ' ')) {
    std::string word = without_article(std::string(raw));
    word.erase(word.find_last_not_of(",.:;()") + 1);
    if (word.size() <= 3 || class_of_unit(word) == UnitClass::other) continue;
    (class_of_unit(word) == UnitClass::people ? people : other) = word;
  }
  return people.empty() ? other : people;
}

std::string respondents_in(std::string_view line) {
  static const RE2 kAsked(
      R"((?i)(?:auprès d|panel|échantillon)[^.;]{0,40}?\d[\d ]* (?:d'|de )?(\p{L}[^.;:]*))");
  re2::StringPiece found;
  const re2::StringPiece text(line.data(), line.size());
  if (!RE2::PartialMatch(text, kAsked, &found)) return {};
  return noun_phrase({found.data(), found.size()});
}

UnitClass class_of_unit(std::string_view unit) {
  static const RE2 kPeople(
      R"(^(?:usager|utilisat(?:eur|rice)|visiteu|visitor|citoyen|personne|people|famille|menage|foyer|locataire|proprietaire|beneficiaire|benevole|candidat\b|candidats|apprenti|demandeur|consommateur|agent|aidant|patient|eleve|etudiant|jeune|parent|passager|conducteur|entreprise|association|employeur|compte|user|professionnel|enseignant|internaute|francais|adherent|abonne|inscrit|volontaire|membre|habitant|electeur|conseiller|medecin|salarie|travailleur|artisan|organisation|acteur|elu|particulier|citizen|client|assure|contribuable))");
  static const RE2 kEvent(
      R"(^(?:visite|page|session|dossier|demande|demarche|signalement|simulation|test|appel|requete|telechargement|rendez-vous|trajet|message|document|sejour|attestation|declaration|immersion|candidature|inscription|connexion|consultation|recherche|participation|mission|avis|reponse|raccordement|redirection|diagnostic|contribution|plainte|reclamation|mise|envoi|partage|question|formulaire|accompagnement|visit|request))");
  static const RE2 kCoverage(
      R"(^(?:commune|collectivite|departement|region|tribuna|cour\b|cours d'appel|structure|etablissement|academie|territoire|population|mairie|prefecture|ministere|partenaire|site|lieu|simulateur|reseau|aide\b|aides\b|service|municipalit|ecole|lycee|college|hopita|juridiction))");
  const std::string folded = fold(unit);
  if (matches(folded, kPeople)) return UnitClass::people;
  if (matches(folded, kEvent)) return UnitClass::event;
  return matches(folded, kCoverage) ? UnitClass::coverage : UnitClass::other;
}

}  // namespace vigie
