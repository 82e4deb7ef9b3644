#include "checks/mention_wording.hpp"

#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace vigie {

namespace {

using Form = MentionWording::Form;

constexpr std::array<std::string_view, 6> kHeads{"accessibilite", "accessibility",
                                                 "accessiblite",  "accesibilite",
                                                 "accessibilte",  "acessibilite"};

/// Words that may stand beside "accessibilité" and still speak of this site's; "des locaux" and
/// other nouns are not among them.
constexpr std::array<std::string_view, 44> kQualifiers{
    "numerique",  "web",         "digital",    "digitale",    "du",       "de",
    "d",          "l",           "la",         "le",          "les",      "ce",
    "cet",        "cette",       "notre",      "site",        "internet", "service",
    "services",   "application", "plateforme", "plate-forme", "portail",  "outil",
    "page",       "pages",       "niveau",     "statut",      "etat",     "declaration",
    "conformite", "mention",     "rgaa",       "wcag",        "a11y",     "v",
    "version",    "en",          "ligne",      "est",         "of",       "this",
    "website",    "statement"};

/// Words after the state that still belong to it.
constexpr std::array<std::string_view, 24> kTails{
    "au",   "aux",         "les",    "le",       "la",   "du",    "a",   "rgaa",
    "wcag", "referentiel", "v",      "version",  "avec", "with",  "the", "norme",
    "voir", "details",     "detail", "criteres", "taux", "score", "des", "normes"};

constexpr std::array<std::string_view, 9> kWindowNotices{
    "nouvelle fenetre", "nouvel onglet",      "nouvelle page", "autre fenetre", "autre onglet",
    "new window",       "opens in a new tab", "new tab",       "lien externe"};

constexpr std::array<std::string_view, 9> kTemplateMarks{"{",         "${",   "<",   "[",   "%",
                                                         "undefined", "null", "xxx", "nan "};

bool is_alnum(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool is_template_mark(char c) {
  return c == '{' || c == '[' || c == '<' || c == '%' || c == '$';
}

/// The word at the start of a text: letters, digits, and dots or dashes within.
std::string_view first_word(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() &&
         (is_alnum(text[end]) || ((text[end] == '.' || text[end] == '-') && end > 0 &&
                                  end + 1 < text.size() && is_alnum(text[end + 1]))))
    ++end;
  return text.substr(0, end);
}

bool is_version_or_host(std::string_view word) {
  const bool is_number = !word.empty() && word.front() >= '0' && word.front() <= '9';
  return is_number || word.find('.') != std::string_view::npos;
}

bool is_qualifier(std::string_view word) {
  return std::ranges::find(kQualifiers, word) != kQualifiers.end() || is_version_or_host(word);
}

void skip_spaces(std::string_view& text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\'')) text.remove_prefix(1);
}

/// Takes "numérique", "du site exemple.gouv.fr", "(RGAA 4.1)" off the start; true when it took
/// something.
bool take_qualifiers(std::string_view& text) {
  bool took = false;
  for (std::string_view rest = text; !rest.empty();) {
    skip_spaces(rest);
    if (!rest.empty() && (rest.front() == '(' || rest.front() == ')')) {
      rest.remove_prefix(1);
      if (took && (rest.empty() || !is_alnum(rest.front()))) text = rest;
      continue;
    }
    const std::string_view word = first_word(rest);
    if (word.empty() || !is_qualifier(word) || conformity_at(rest)) break;
    rest.remove_prefix(word.size());
    text = rest;
    took = true;
  }
  if (took && !text.empty() && text.front() == ')') text.remove_prefix(1);
  return took;
}

/// Takes the separator off the start: what stands there that is no letter, digit nor template.
std::string_view take_separator(std::string_view& text) {
  std::size_t end = 0;
  while (end < text.size() && !is_alnum(text[end]) && !is_template_mark(text[end])) ++end;
  const std::string_view separator = text.substr(0, end);
  text.remove_prefix(end);
  return trim(separator);
}

bool starts_template(std::string_view text) {
  return std::ranges::any_of(kTemplateMarks,
                             [&](std::string_view mark) { return text.starts_with(mark); });
}

/// "non / partiellement / totalement conforme": the model's choice, not made.
bool is_unmade_choice(std::string_view text) {
  const std::string_view word = first_word(text);
  const bool is_adverb = word == "non" || word == "partiellement" || word == "totalement" ||
                         word == "not" || word == "partially" || word == "fully";
  if (!is_adverb) return false;
  text.remove_prefix(word.size());
  const std::string_view separator = take_separator(text);
  std::string_view next = first_word(text);
  if (next == "ou" || next == "or") {
    text.remove_prefix(next.size());
    take_separator(text);
    next = first_word(text);
  } else if (separator.empty()) {
    return false;
  }
  return next == "non" || next == "partiellement" || next == "totalement" || next == "not" ||
         next == "partially" || next == "fully";
}

/// Whether another state follows in the same breath: "non conforme, partiellement conforme".
bool enumerates(std::string_view tail) {
  take_separator(tail);
  const std::string_view word = first_word(tail);
  if (word == "ou" || word == "or" || word == "et" || word == "and") {
    tail.remove_prefix(word.size());
    skip_spaces(tail);
  }
  return conformity_at(tail).has_value();
}

bool announces_window(std::string_view tail) {
  return std::ranges::any_of(kWindowNotices, [&](std::string_view notice) {
    return tail.find(notice) != std::string_view::npos;
  });
}

enum class Tail { none, window, extra, more };

/// What follows the state: nothing, the notice of a new window, words about it, other text.
Tail tail_of(std::string_view tail) {
  if (tail.size() < 60 && announces_window(tail)) return Tail::window;
  bool has_words = false;
  while (!tail.empty()) {
    take_separator(tail);
    while (!tail.empty() && is_template_mark(tail.front())) tail.remove_prefix(1);
    const std::string_view word = first_word(tail);
    if (word.empty()) break;
    const bool is_about_it =
        std::ranges::find(kTails, word) != kTails.end() || is_version_or_host(word);
    if (!is_about_it) return Tail::more;
    has_words = true;
    tail.remove_prefix(word.size());
  }
  return has_words ? Tail::extra : Tail::none;
}

/// The length of a word that speaks of conformity, but is none of the three states.
std::size_t bare_conformity(std::string_view text) {
  constexpr std::array<std::string_view, 9> kBare{"conforme",   "compliant",  "conformant",
                                                  "conformite", "partielle",  "partiellement",
                                                  "totale",     "totalement", "partial"};
  const std::string_view word = first_word(text);
  return std::ranges::find(kBare, word) == kBare.end() ? 0 : word.size();
}

/// The accent that `fold` drops: "Accessibilité", in either case.
bool is_accented(std::string_view text) {
  return text.find("ccessibilité") != std::string_view::npos ||
         text.find("CCESSIBILITÉ") != std::string_view::npos;
}

/// Where "accessibilité" starts and ends in folded text; npos when it is not there.
struct Head {
  std::size_t begin = std::string_view::npos;
  std::size_t end = 0;
  bool is_exact = false;
};

Head find_head(std::string_view folded, std::size_t from) {
  Head first;
  for (const std::string_view head : kHeads) {
    const std::size_t at = find_words(folded, head, from);
    if (at < first.begin)
      first = {.begin = at, .end = at + head.size(), .is_exact = head == kHeads.front()};
  }
  return first;
}

/// Only qualifiers stand before the head: "Déclaration d'", "Niveau d'".
bool is_lead(std::string_view before) {
  take_qualifiers(before);
  take_separator(before);
  return before.empty();
}

/// The mention whose head is `head`, if there is one.
std::optional<MentionWording> mention_from(std::string_view folded, Head head) {
  const std::string_view before = folded.substr(0, head.begin);
  std::string_view rest = folded.substr(head.end);
  const bool is_qualified = take_qualifiers(rest);
  const std::string_view separator = take_separator(rest);
  MentionWording wording;
  const bool leads = is_lead(before);
  if (!separator.empty() && (starts_template(rest) || is_unmade_choice(rest))) {
    wording.form = Form::unfilled;
    wording.is_whole = leads;
    return wording;
  }
  const auto phrase = conformity_at(rest);
  const std::size_t bytes = phrase ? phrase->bytes : bare_conformity(rest);
  if (bytes == 0) return std::nullopt;
  const std::string_view tail = rest.substr(bytes);
  if (enumerates(tail)) return std::nullopt;
  const Tail end = tail_of(tail);
  wording.is_whole = leads && end != Tail::more;
  wording.announces_window = end == Tail::window;
  // Without a separator, or without a state, only a text that says nothing else is a mention.
  if ((separator.empty() || !phrase) && !wording.is_whole) return std::nullopt;
  if (!phrase) {
    wording.form = Form::malformed;
    return wording;
  }
  const bool is_exact = phrase->is_official && head.is_exact && !is_qualified &&
                        separator == ":" && end != Tail::extra &&
                        (!wording.is_whole || trim(before).empty());
  wording.form = is_exact ? Form::exact : Form::variant;
  wording.conformity = phrase->conformity;
  return wording;
}

}  // namespace

std::optional<MentionWording> find_mention(std::string_view text) {
  constexpr int kMostHeads = 16;  // a text that says the word more often is no mention
  const std::string folded = fold(text);
  Head head = find_head(folded, 0);
  for (int i = 0; i < kMostHeads && head.begin != std::string_view::npos;
       ++i, head = find_head(folded, head.end)) {
    auto wording = mention_from(folded, head);
    if (!wording) continue;
    if (wording->form == Form::exact && !is_accented(text)) wording->form = Form::variant;
    return wording;
  }
  return std::nullopt;
}

}  // namespace vigie
