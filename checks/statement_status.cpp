#include "checks/mention_wording.hpp"
#include "checks/statement_parts.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace vigie {

namespace {

constexpr std::size_t kContextBytes = 70;

/// Before a state: it is of something else, of another time, or denied.
constexpr std::array<std::string_view, 40> kNotOfTheSite{
    "sera",      "seront",     "serait",
    "devenir",   "deviendra",  "devienne",
    "objectif",  "vise",       "visons",
    "d'ici",     "prochain",   "etait",
    "etaient",   "auparavant", "precedent",
    "contenus",  "elements",   "document",
    "documents", "fichiers",   "videos",
    "les pages", "certaines",  "page ",
    "parcours",  "si le",      "si l'",
    "s'il",      "lorsqu",     "will be",
    "aim",       "goal",       "was ",
    "were ",     "content",    "pages",
    "composant", "en partie",  "en grande partie",
    "peut etre"};

/// Right before a state: it is denied ("n'est pas totalement conforme"), one of several, or
/// said of criteria.
constexpr std::array<std::string_view, 10> kDenials{" pas", "criteres", " non", " not", "non-",
                                                    " ni",  "never",    "/",    " ou",  " or"};

/// After a state: the rule that defines it, or the alternatives of the model.
constexpr std::array<std::string_view, 15> kDefinitions{
    "si ",      "lorsqu",     "when ",    "if ",     "moins de",
    "au moins", "less than",  "at least", "plus de", "signifie",
    "means",    "correspond", "50 %",     "100 %",   "quand "};

bool contains_any(std::string_view text, std::span<const std::string_view> words) {
  return std::ranges::any_of(
      words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

std::string_view last(std::string_view text, std::size_t bytes) {
  return text.substr(text.size() > bytes ? text.size() - bytes : 0);
}

bool is_denied(std::string_view left) {
  while (!left.empty() && left.back() == ' ') left.remove_suffix(1);
  return std::ranges::any_of(kDenials,
                             [&](std::string_view word) { return left.ends_with(word); });
}

/// What starts within a few characters after the state.
bool is_defined(std::string_view right) {
  while (!right.empty() &&
         std::string_view(" :(-,").find(right.front()) != std::string_view::npos)
    right.remove_prefix(1);
  return std::ranges::any_of(kDefinitions,
                             [&](std::string_view word) { return right.starts_with(word); });
}

bool speaks_of_the_site(std::string_view left, std::string_view right) {
  constexpr std::array<std::string_view, 13> kSubjects{
      "site",     "service",     "application",   "plateforme", "portail",
      "rgaa",     "referentiel", "accessibilite", "conformite", "website",
      "platform", "statut",      "status"};
  constexpr std::array<std::string_view, 6> kStandards{"rgaa",     "referentiel", "wcag",
                                                       "accessib", "en 301",      "standard"};
  return contains_any(left, kSubjects) || contains_any(right, kStandards);
}

/// "Statut de conformité", in the cell before the state.
bool is_label(std::string_view folded) {
  constexpr std::size_t kLongestLabel = 50;
  constexpr std::array<std::string_view, 4> kWords{"conformite", "statut", "status", "etat"};
  return folded.size() <= kLongestLabel && contains_any(folded, kWords);
}

struct Claim {
  Conformity conformity = Conformity::not_at_all;
  int score = 0;
};

int score_of(const StatementSentence& sentence, std::size_t at,
             const ConformityPhrase& phrase) {
  const std::string_view folded = sentence.folded;
  const std::string_view left = last(folded.substr(0, at), kContextBytes);
  const std::string_view right = folded.substr(at + phrase.bytes, kContextBytes);
  int score = 0;
  const std::string_view words = folded.substr(at, phrase.bytes);
  const bool has_verb = left.find("est ") != std::string_view::npos ||
                        left.find("is ") != std::string_view::npos ||
                        words.find("n'est") != std::string_view::npos ||
                        words.starts_with("does") || words.ends_with("es");
  const bool has_label = left.ends_with(": ") && is_label(left);
  if (has_verb || has_label) score += 3;
  if (speaks_of_the_site(left, right)) score += 2;
  if (sentence.section == StatementSection::status) score += 2;
  if (phrase.bytes + 4 >= folded.size()) score += 2;
  return score;
}

/// The states that a sentence claims for the site.
std::vector<Claim> claims_of(const StatementSentence& sentence) {
  std::vector<Claim> claims;
  const std::string_view folded = sentence.folded;
  constexpr std::array<std::string_view, 2> kSigns{"conform", "compl"};
  if (!contains_any(folded, kSigns)) return claims;
  for (std::size_t at = 0; at < folded.size();) {
    const bool starts_word = at == 0 || folded[at - 1] < 'a' || folded[at - 1] > 'z';
    const auto phrase = starts_word ? conformity_at(folded.substr(at)) : std::nullopt;
    if (!phrase) {
      ++at;
      continue;
    }
    const std::string_view left = last(folded.substr(0, at), kContextBytes);
    const std::string_view right = folded.substr(at + phrase->bytes, kContextBytes);
    if (!is_denied(left) && !contains_any(left, kNotOfTheSite) && !is_defined(right))
      claims.push_back(
          {.conformity = phrase->conformity, .score = score_of(sentence, at, *phrase)});
    at += phrase->bytes;
  }
  return claims;
}

/// The one state of a sentence; none when it names several, as explanations do.
std::optional<Claim> claim_of(const StatementSentence& sentence) {
  if (sentence.is_heading || sentence.is_block) {
    const auto mention = find_mention(sentence.text);
    if (mention && mention->is_whole && mention->conformity)
      return Claim{.conformity = *mention->conformity, .score = 5};
  }
  const std::vector<Claim> claims = claims_of(sentence);
  if (claims.empty()) return std::nullopt;
  const bool is_single = std::ranges::all_of(claims, [&](const Claim& claim) {
    return claim.conformity == claims.front().conformity;
  });
  if (!is_single) return std::nullopt;
  return *std::ranges::max_element(claims, {}, &Claim::score);
}

}  // namespace

std::optional<Stated<Conformity>> read_status(Sentences sentences) {
  constexpr int kEnough = 3;
  std::optional<Stated<Conformity>> status;
  int best = kEnough - 1;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const StatementSentence& sentence = sentences[i];
    if (sentence.section == StatementSection::contents ||
        sentence.section == StatementSection::technical)
      continue;
    const auto claim = claim_of(sentence);
    if (!claim) continue;
    const int score = claim->score + (i > 0 && is_label(sentences[i - 1].folded) ? 2 : 0);
    if (score <= best) continue;
    best = score;
    status = Stated<Conformity>{.value = claim->conformity, .quote = sentence.text};
  }
  return status;
}

}  // namespace vigie
