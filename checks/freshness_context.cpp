#include "checks/freshness_context.hpp"

#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <string>

#include <re2/re2.h>

namespace vigie {

namespace {

constexpr std::size_t kContextBytes = 160;  // some 70 characters survive the clause's start

/// The folded words before a date, back to the start of its sentence.
std::string words_before(std::string_view text, std::size_t position) {
  std::string_view before = text.substr(0, position);
  if (before.size() > kContextBytes) {
    before.remove_prefix(before.size() - kContextBytes);
    // Never start inside a character.
    while (!before.empty() && (static_cast<unsigned char>(before.front()) & 0xC0U) == 0x80U)
      before.remove_prefix(1);
  }
  for (const std::string_view stop : {". ", "! ", "? ", "; "}) {
    const std::size_t end = before.rfind(stop);
    if (end != std::string_view::npos) before.remove_prefix(end + stop.size());
  }
  // "L'objectif n'a pas été atteint (32 717 en mars)": the bracket tells what came.
  static const RE2 kOutcome(
      R"(\b(?:atteinte?s?|depassee?s?|remplie?s?|met|reached) ?\([^)]*\d[^)]*$)");
  std::string words = fold(before);
  if (RE2::PartialMatch(words, kOutcome)) words.erase(0, words.rfind('(') + 1);
  // A space marks the date's place; fold() trims it away.
  return ' ' + words + ' ';
}

/// Words that make the date after them something else than the date of figures. Each ends with
/// how far from the date it still rules.
const std::array<const RE2*, 9>& other_uses() {
  static const RE2 kStart(
      R"(\W(?:depuis[^.;:,]{0,30}|(?:a partir|a compter) d[^.;:,]{0,12}|des (?:le |la |l')?(?:debut |fin )?|since[^.;:,]{0,20}|from|starting(?: in| on)?|entre) $)");
  static const RE2 kEvent(
      R"(\W(?:lancee?|lancement|ne|nee|ouverte?|ouverture|inauguree?|fondee?|creation|mise? en (?:ligne|service|production|place)|(?:a ete|est|fut) creee?|refonte|remplace|launched|created|opened|founded)\W[^.;,]{0,45}$)");
  static const RE2 kObjective(
      R"(\W(?:objectifs?|d'ici|a l'horizon|horizon|cibles?|vise|visent|viser|ambition|prevue?s?|prevoit|prevision|souhaite?|sera|seront|target|goal|plan|budgets?)\W[^.;]{0,70}$)");
  static const RE2 kLaw(
      R"(\W(?:lois?|decret|ordonnance|arrete du|circulaire|directive|reglement|article|code)\W[^.;]{0,40}$)");
  static const RE2 kPublication(
      R"(\W(?:publiee?s?|modifiee?s?|ecrit par|redigee?|edition|annoncee?|paru|publication|date de creation|imprimee?|published|posted)\W[^.;]{0,25}$)");
  static const RE2 kComparison(
      R"(\W(?:contre|vs\.?|versus|par rapport a|compared (?:to|with)|against)\W[^.;,]{0,35}$)");
  static const RE2 kReference(
      R"(\W(?:a titre de comparaison|pour comparaison|autres canaux|pour rappel)\W.{0,150}$)");
  static const RE2 kAward(
      R"(\W(?:nommee?|prix|trophees?|laureate?|impact national|labellisee?|decern\w*|statut|awarded)\W[^.;]{0,120}$)");
  static const RE2 kThirdParty(
      R"(\W(?:insee|eurostat|ocde|oecd|drees|dares|cour des comptes|banque mondiale)\W[^.;]{0,40}$)");
  static const std::array<const RE2*, 9> kAll{&kStart,     &kEvent,       &kObjective,
                                              &kLaw,       &kPublication, &kComparison,
                                              &kReference, &kAward,       &kThirdParty};
  return kAll;
}

bool overlaps(const FigureSpan& figure, std::span<const DateSpan> dates) {
  const auto date = std::ranges::upper_bound(dates, figure.begin, {}, &DateSpan::end);
  return date != dates.end() && date->begin < figure.end;
}

/// The folded words after a date, to the end of its sentence.
std::string words_after(std::string_view text, std::size_t position) {
  std::string_view after = text.substr(position, kContextBytes / 2);
  while (!after.empty() && position + after.size() < text.size() &&
         (static_cast<unsigned char>(text[position + after.size()]) & 0xC0U) == 0x80U)
    after.remove_suffix(1);
  return fold(after.substr(0, after.find(". ")));
}

/// What follows the date makes it an objective or somebody else's: "2026 (cible)", "2021
/// (INSEE)".
bool is_disowned_by(std::string_view after) {
  static const RE2 kDisowned(
      R"(^\W{0,3}(?:objectifs?|cibles?|previsions?|previsionnel|prevue?s?|estimations?|target|forecast)\b|^[^.;:]{0,50}\b(?:insee|eurostat|ocde|drees|dares|cour des comptes)\b)");
  return RE2::PartialMatch(after, kDisowned);
}

/// A number whose neighbours make it a figure of nothing.
bool is_no_count(std::string_view number, std::string_view before, std::string_view after) {
  static const RE2 kYear(R"((?:19|20)\d\d)");
  static const RE2 kUnitFollows(R"(^\s?(?:%|€|[a-z]))");
  static const RE2 kDuration(
      R"(^\s?(?:/\s?\d|-|(?:ans?|annees?|mois|jours?|semaines?|heures?|minutes?|secondes?|h|min|years?|months?|weeks?|days?|hours?)\b))");
  static const RE2 kVersion(R"(\d+\.\d+\.\d+)");
  static const RE2 kNumbered(R"((?:[-/_#]|\bn°|\bno|\barticles?|\bart\.|\bversion)\s?$)");
  if (RE2::PartialMatch(after, kDuration) || RE2::FullMatch(number, kVersion)) return true;
  if (RE2::FullMatch(number, kYear) && !RE2::PartialMatch(after, kUnitFollows)) return true;
  return RE2::PartialMatch(before, kNumbered);
}

/// The month of that name in the year of `before`, or in the next when it would lie before it.
std::optional<DateSpan> month_after(re2::StringPiece name, const DateSpan& before) {
  const auto span_in = [&](int year) {
    return parse_date_label(std::string(name.data(), name.size()) + ' ' + std::to_string(year));
  };
  const auto year = static_cast<int>(std::chrono::year_month_day(before.from).year());
  const auto same_year = span_in(year);
  return same_year && same_year->to < before.from ? span_in(year + 1) : same_year;
}

}  // namespace

std::vector<FigureSpan> find_figures(std::string_view text, std::span<const DateSpan> dates) {
  static const RE2 kNumber(
      R"((0\d(?:[ .]?\d\d){4}|\d{1,3}(?:[ .\x{00A0}\x{202F}]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)*))");
  static const RE2 kTelephone(R"(^0\d(?:[ .]?\d\d){4}$|^3\d \d\d$)");
  std::vector<FigureSpan> figures;
  re2::StringPiece rest(text.data(), text.size());
  re2::StringPiece found;
  while (RE2::FindAndConsume(&rest, kNumber, &found)) {
    const std::string_view number(found.data(), found.size());
    const auto begin = static_cast<std::size_t>(found.data() - text.data());
    const FigureSpan figure{.begin = begin, .end = begin + number.size()};
    const std::string before =
        fold(text.substr(begin < 16 ? 0 : begin - 16, std::min<std::size_t>(begin, 16)));
    const std::string after = fold(text.substr(figure.end, 16));
    const bool touches = text.substr(figure.end).starts_with(' ');
    if (overlaps(figure, dates) || RE2::FullMatch(number, kTelephone)) continue;
    if (is_no_count(number, before, touches ? ' ' + after : after)) continue;
    figures.push_back(figure);
  }
  return figures;
}

DateUse use_of_date(std::string_view text, const DateSpan& date) {
  const std::string before = words_before(text, date.begin);
  const auto rules = [&](const RE2* use) { return RE2::PartialMatch(before, *use); };
  if (std::ranges::any_of(other_uses(), rules)) return DateUse::other;
  if (is_disowned_by(words_after(text, date.end))) return DateUse::other;
  static const RE2 kUpdate(
      R"((?:mise?s? a jour|actualis|\Wmaj\W|update|lastactu|derniere actu)[^.;]{0,40}$)");
  if (RE2::PartialMatch(before, kUpdate)) return DateUse::declared_update;
  static const RE2 kAsOf(
      R"(\W(?:au|a la date du|en date du|as of|as at|chiffres?(?: cles)?(?: de| du| d'| au)?|(?:donnees|statistiques|situation|bilan|resultats)(?: de| du| d'| au| pour)?|(?:enquete|etude|sondage|barometre|questionnaire|survey)[^.;,]{0,40})[:( ]*(?:le |l')?$)");
  if (RE2::PartialMatch(before, kAsOf)) return DateUse::as_of;
  return DateUse::period;
}

bool is_about_duties(std::string_view text) {
  static const RE2 kDuties(
      R"(\b(?:rgaa|audit de conformite|audit d'accessibilite|cette declaration|declaration d'accessibilite|mentions legales|conditions generales d'utilisation|politique de confidentialite)\b)");
  return RE2::PartialMatch(fold(text), kDuties);
}

bool is_foreign_section(std::string_view heading) {
  static const RE2 kForeign(
      R"(\b(?:accessibilite|mentions legales|cgu|conditions (?:generales|d'utilisation)|confidentialite|donnees personnelles|cookies|actualites?|a lire aussi|dans la meme rubrique|articles?|blog|presse|evenements?|feuille de route|changelog|nouveautes|budget)\b)");
  return RE2::PartialMatch(fold(heading), kForeign);
}

std::string_view before_related_articles(std::string_view text) {
  static constexpr std::array<std::string_view, 4> kStarts{
      "Dans la même rubrique", "À lire aussi", "A lire aussi", "Lire aussi"};
  for (const std::string_view start : kStarts) text = text.substr(0, text.find(start));
  return text;
}

bool claims_to_be_live(std::string_view text) {
  static const RE2 kLive(
      R"(\b(?:temps reel|en continu|automatiquement|quotidiennement|chaque (?:jour|nuit|heure)|derniers? (?:mois|jours|heures)|real[- ]time|last \d+ (?:days|months))\b)");
  return RE2::PartialMatch(fold(text), kLive);
}

std::vector<DateSpan> bare_months(std::string_view text, std::span<const DateSpan> dates) {
  static const RE2 kMonth(
      R"((?i)\b(?:en|fin|début|au mois de) ((?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre))(?:[^\p{L}\d ]| [^\d]|$))");
  std::vector<DateSpan> bare;
  if (dates.empty()) return bare;
  const re2::StringPiece whole(text.data(), text.size());
  std::array<re2::StringPiece, 2> found;
  for (std::size_t from = 0; kMonth.Match(whole, from, text.size(), RE2::UNANCHORED,
                                          found.data(), static_cast<int>(found.size()));) {
    const auto begin = static_cast<std::size_t>(found[1].data() - text.data());
    from = begin + found[1].size();
    const auto after = std::ranges::lower_bound(dates, begin, {}, &DateSpan::begin);
    if (after == dates.begin()) continue;
    if (auto span = month_after(found[1], *(after - 1))) {
      span->begin = begin;
      span->end = from;
      bare.push_back(*span);
    }
  }
  return bare;
}

}  // namespace vigie
