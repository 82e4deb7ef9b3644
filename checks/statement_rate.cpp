#include "checks/statement_parts.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include <re2/re2.h>

namespace vigie {

namespace {

/// Criteria of the largest referential (RGAA 3 has 133); larger counts are of something else.
constexpr int kMostCriteria = 150;

constexpr std::array<std::string_view, 29> kNotTheRateBefore{
    "moyen",    "average",   "mean ",          "objectif",  "d'ici",     "vise",
    "cible",    "target",    "moins de",       "au moins",  "superieur", "inferieur",
    "plus de",  "less than", "at least",       "more than", "etait",     "precedent",
    "passe de", "previous",  "was ",           "zoom",      "contrast",  "agrandi",
    "depasser", "atteindre", "non conforme a", "contre ",   "minimum"};
constexpr std::array<std::string_view, 22> kNotTheRateAfter{
    "en moyenne",   "de moyenne", "moyen",      "average",       "des pages",    "des usagers",
    "utilisateurs", "personnes",  "population", "non conforme",  "non-conforme", "non respecte",
    "ne sont pas",  "ne respect", "not met",    "not respected", "zoom",         "agrandi",
    "of users",     "of people",  "n'est pas",  "are not"};

bool contains_any(std::string_view text, std::span<const std::string_view> words) {
  return std::ranges::any_of(
      words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

int number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

/// "81,25" → 8125; more than 100 % is nothing.
std::optional<int> hundredths(std::string_view whole, std::string_view decimals) {
  int value = number(whole) * 100;
  if (decimals.size() == 1) value += number(decimals) * 10;
  if (decimals.size() == 2) value += number(decimals);
  return value <= 10'000 ? std::optional(value) : std::nullopt;
}

/// a of b, in hundredths of a percent, rounded to a tenth of a percent as audits do.
std::optional<int> share(int met, int counted) {
  if (counted <= 0 || counted > kMostCriteria || met < 0 || met > counted) return std::nullopt;
  return (2'000 * met + counted) / (2 * counted) * 10;
}

struct Percentage {
  std::size_t begin = 0;
  std::size_t end = 0;
  int value = 0;
};

std::vector<Percentage> percentages_of(std::string_view folded) {
  static const RE2 kPercentage(
      R"(\b(\d{1,3})(?:(?:\.|, ?)(\d{1,2}))? ?(?:%|pour ?cent\b|per ?cent\b))");
  std::vector<Percentage> found;
  std::array<re2::StringPiece, 3> groups;
  std::size_t at = 0;
  while (kPercentage.Match(folded, at, folded.size(), RE2::UNANCHORED, groups.data(), 3)) {
    const auto begin = static_cast<std::size_t>(groups[0].data() - folded.data());
    at = begin + groups[0].size();
    const auto value =
        hundredths({groups[1].data(), groups[1].size()}, {groups[2].data(), groups[2].size()});
    if (value) found.push_back({.begin = begin, .end = at, .value = *value});
  }
  return found;
}

/// Whether a sentence is but a figure, whose label stands beside it.
bool is_bare(std::string_view folded) {
  constexpr std::size_t kLongestFigure = 12;
  return folded.size() <= kLongestFigure;
}

/// How surely the words around a percentage make it the rate; 0: they do not.
int score_of(std::string_view left, std::string_view right, StatementSection section) {
  constexpr std::array<std::string_view, 6> kRightSigns{
      "criter", "respect", "compliance", "conform", "rgaa", "points de controle"};
  constexpr std::array<std::string_view, 8> kLeftSigns{"conform",     "criter",  "complian",
                                                       "respect",     "score",   "resultat",
                                                       "taux global", "accessib"};
  const std::size_t clause = right.find_first_of(",;.()");
  right = right.substr(0, std::min<std::size_t>(clause, 80));
  left = left.substr(left.size() > 140 ? left.size() - 140 : 0);
  if (contains_any(left, kNotTheRateBefore) || contains_any(right, kNotTheRateAfter)) return 0;
  int score = 0;
  if (right.find("criter") != std::string_view::npos) score += 3;
  if (contains_any(right, kRightSigns)) score += 2;
  if (contains_any(left, kLeftSigns)) score += 2;
  if (left.find("taux") != std::string_view::npos ||
      left.find("rate") != std::string_view::npos)
    score += 1;
  const bool is_place =
      section == StatementSection::results || section == StatementSection::status;
  return score > 0 && is_place ? score + 1 : score;
}

bool is_read(const StatementSentence& sentence) {
  return sentence.section != StatementSection::contents &&
         sentence.section != StatementSection::technical;
}

struct Candidate {
  int score = 0;
  Stated<int> rate{};
};

/// Keeps the better of the two; the earlier of equals.
void consider(Candidate& best, int score, const StatementSentence& sentence, int value) {
  if (score > best.score)
    best = {.score = score, .rate = {.value = value, .quote = sentence.text}};
}

Candidate best_percentage(Sentences sentences) {
  Candidate best;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const StatementSentence& sentence = sentences[i];
    if (!is_read(sentence)) continue;
    const std::string_view folded = sentence.folded;
    const auto percentages = percentages_of(folded);
    for (std::size_t k = 0; k < percentages.size(); ++k) {
      const std::size_t from = k == 0 ? 0 : percentages[k - 1].end;
      const std::size_t to =
          k + 1 < percentages.size() ? percentages[k + 1].begin : folded.size();
      std::string left(folded.substr(from, percentages[k].begin - from));
      std::string right(folded.substr(percentages[k].end, to - percentages[k].end));
      if (is_bare(folded) && i > 0) left = sentences[i - 1].folded;
      if (is_bare(folded) && i + 1 < sentences.size()) right = sentences[i + 1].folded;
      consider(best, score_of(left, right, sentence.section), sentence, percentages[k].value);
    }
  }
  return best;
}

bool denies(std::string_view folded) {
  constexpr std::array<std::string_view, 4> kDenials{"non ", "non-", "not ", " pas "};
  return contains_any(folded, kDenials);
}

/// "61 critères sur 106 sont applicables": nothing is said of those that are met.
bool counts_applicable(std::string_view after) {
  constexpr std::array<std::string_view, 3> kApplicable{"sont applicable", "are applicable",
                                                        "s'appliquent"};
  return contains_any(after, kApplicable);
}

/// "59 critères respectés sur 78", "19 critères non respectés sur 78", "19 critères sur 78 ne
/// sont pas respectés".
std::optional<int> some_of(std::string_view folded) {
  static const RE2 kSome(
      R"((\d{1,3}) (?:des )?(?:criteres|criteria)([a-z' -]{0,60}?) ?(?:sur|parmi|out of|of|/) ?(?:les|un total de|the|a total of)? ?(\d{1,3})\b)");
  std::array<re2::StringPiece, 4> groups;
  if (!kSome.Match(folded, 0, folded.size(), RE2::UNANCHORED, groups.data(), 4))
    return std::nullopt;
  const auto end =
      static_cast<std::size_t>(groups[0].data() - folded.data()) + groups[0].size();
  const std::string_view after = folded.substr(end, 40);
  if (counts_applicable(after)) return std::nullopt;
  const int counted = number({groups[3].data(), groups[3].size()});
  const int met = number({groups[1].data(), groups[1].size()});
  const bool is_unmet = denies({groups[2].data(), groups[2].size()}) ||
                        denies(after.substr(0, after.find_first_of(",;(")));
  return share(is_unmet ? counted - met : met, counted);
}

std::optional<int> counted_of(const std::string& folded) {
  static const RE2 kFraction(
      R"(\b(\d{1,3}) ?(?:sur|/|out of|of the|of|des) ?(?:les )?(\d{1,3}) (?:criteres|criteria|applicable))");
  static const RE2 kReversed(
      R"((?:sur|parmi|of) (?:les |the )?(\d{1,3}) (?:criteres|criteria)[a-z' ]*,? (\d{1,3}) (?:(?:sont|criteres|are|ont) )+(?:respect|conform|valid|met\b))");
  std::string met;
  std::string counted;
  if (RE2::PartialMatch(folded, kReversed, &counted, &met))
    return share(number(met), number(counted));
  if (const auto value = some_of(folded)) return value;
  if (RE2::PartialMatch(folded, kFraction, &met, &counted))
    return share(number(met), number(counted));
  return std::nullopt;
}

/// "Nombre de critères conformes : 49", "non conformes : 3", in one sentence or in two.
std::optional<Stated<int>> met_and_unmet(Sentences sentences) {
  static const RE2 kMet(
      R"((?:criteres (?:conformes|respectes|valides) ?: ?(\d{1,3})\b|\b(\d{1,3}) (?:criteres |sont )*(?:conformes|respectes|valides)\b))");
  static const RE2 kUnmet(
      R"((?:criteres non[ -](?:conformes|respectes|valides) ?: ?(\d{1,3})\b|\b(\d{1,3}) (?:criteres |sont )*non[ -](?:conformes|respectes|valides)\b))");
  std::optional<int> met;
  std::optional<int> unmet;
  std::string quote;
  const auto read = [](const std::string& text, const RE2& form) -> std::optional<int> {
    std::string after;
    std::string before;
    if (!RE2::PartialMatch(text, form, &after, &before)) return std::nullopt;
    return number(after.empty() ? before : after);
  };
  for (const StatementSentence& sentence : sentences) {
    if (!is_read(sentence)) continue;
    if (!met) {
      met = read(sentence.folded, kMet);
      if (met) quote = sentence.text;
    }
    if (!unmet) unmet = read(sentence.folded, kUnmet);
  }
  if (!met || !unmet) return std::nullopt;
  const auto value = share(*met, *met + *unmet);
  if (!value) return std::nullopt;
  return Stated<int>{.value = *value, .quote = quote};
}

}  // namespace

std::optional<Stated<int>> read_rate(Sentences sentences) {
  constexpr int kEnough = 2;
  const Candidate best = best_percentage(sentences);
  if (best.score >= kEnough) return best.rate;
  for (const StatementSentence& sentence : sentences) {
    if (!is_read(sentence)) continue;
    if (const auto value = counted_of(sentence.folded))
      return Stated<int>{.value = *value, .quote = sentence.text};
  }
  return met_and_unmet(sentences);
}

}  // namespace vigie
