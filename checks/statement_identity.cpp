#include "checks/statement_parts.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include <re2/re2.h>

namespace vigie {

namespace {

bool any_contains(Sentences sentences, std::string_view words) {
  return std::ranges::any_of(sentences, [&](const StatementSentence& sentence) {
    return sentence.folded.find(words) != std::string::npos;
  });
}

/// A word that ends a name: the sentence goes on.
bool ends_name(std::string_view folded) {
  constexpr std::array<std::string_view, 36> kStops{
      "le",      "en",    "au",     "a",       "revele", "montre", "indique", "est",
      "sur",     "entre", "lors",   "dans",    "que",    "qui",    "selon",   "avec",
      "pour",    "afin",  "depuis", "ont",     "permet", "fait",   "date",    "courant",
      "du",      "on",    "in",     "reveals", "shows",  "found",  "showed",  "that",
      "between", "from",  "during", "using"};
  return std::ranges::find(kStops, folded) != kStops.end();
}

bool is_capital(std::string_view word) {
  if (word.empty()) return false;
  const auto first = static_cast<unsigned char>(word.front());
  // U+00C0 to U+00DE: capitals with accents.
  return (first >= 'A' && first <= 'Z') ||
         (first == 0xC3 && word.size() > 1 && static_cast<unsigned char>(word[1]) < 0x9F);
}

std::string_view without_elision(std::string_view word) {
  const std::size_t apostrophe = word.find('\'');
  const bool is_elided = apostrophe == 1 && word.size() > 2;
  return is_elided ? word.substr(2) : word;
}

/// Past "la société", "le cabinet", "l'": the words from the first capital on; empty when there
/// is none within a few words.
std::vector<std::string_view> from_first_capital(std::vector<std::string_view> words) {
  constexpr std::size_t kMostLeadWords = 5;
  for (std::size_t i = 0; i < words.size() && i <= kMostLeadWords; ++i) {
    const std::string_view word = without_elision(words[i]);
    if (is_capital(word)) {
      words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(i));
      words.front() = word;
      return words;
    }
    const bool is_article = word == "le";
    if (ends_name(fold(word)) && !is_article) break;
  }
  return {};
}

/// Without the stop and the "et" that ended it.
void trim_name(std::string& name) {
  for (const std::string_view end : {".", " et", " and", "."})
    if (name.ends_with(end)) name.erase(name.size() - end.size());
}

/// The name that a text starts with: its first capital within a few words ("la société
/// Exemplia"), up to a mark or a word that goes on with the sentence.
std::string name_at(std::string_view text) {
  constexpr std::size_t kMostWords = 8;
  constexpr std::size_t kMostBytes = 200;
  const std::string_view clause = text.substr(0, text.find_first_of(",;:()[]|"));
  std::string name;
  std::size_t taken = 0;
  for (const std::string_view word :
       from_first_capital(split(trim(clause.substr(0, kMostBytes)), ' '))) {
    if (!name.empty() && ends_name(fold(word))) break;
    if (!name.empty()) name += ' ';
    name += word;
    const bool ends_sentence = word.ends_with('.') && word.size() > 3;
    if (ends_sentence || ++taken == kMostWords) break;
  }
  trim_name(name);
  return name;
}

/// The name that follows "réalisé par", "auditeur :", else "la société".
std::string auditor_in(std::string_view text) {
  static const RE2 kBy(
      R"((?i)(?:r[ée]alis|effectu|men|conduit|confi|fait|pilot|assur|audit|évalu|evalu|conducted|carried out|performed|done|made)[[:alpha:]éè]*(?: [^,;.()]{0,60}?)? (?:par|à|by) |(?:auditeur|auditrice|auditor|cabinet d'audit|organisme auditeur|prestataire)s? ?: |(?:audit|test)s?(?: [^,;.()]{0,40})? (?:par|by) )");
  static const RE2 kCompany(R"((?i)\b(?:société|cabinet|agence|entreprise|company|firm) )");
  for (const RE2* cue : {&kBy, &kCompany}) {
    re2::StringPiece match;
    if (!cue->Match({text.data(), text.size()}, 0, text.size(), RE2::UNANCHORED, &match, 1))
      continue;
    const auto end = static_cast<std::size_t>(match.data() - text.data()) + match.size();
    std::string name = name_at(text.substr(end));
    if (!name.empty()) return name;
  }
  return "";
}

/// "Auditeur", in the cell before the name.
bool is_auditor_label(std::string_view folded) {
  while (!folded.empty() && (folded.back() == ':' || folded.back() == ' '))
    folded.remove_suffix(1);
  return folded == "auditeur" || folded == "auditrice" || folded == "organisme auditeur" ||
         folded == "auditor" || folded == "audit realise par";
}

bool speaks_of_audit(std::string_view folded) {
  return folded.find("audit") != std::string_view::npos ||
         folded.find("evalu") != std::string_view::npos ||
         folded.find("tests") != std::string_view::npos ||
         folded.find("controle") != std::string_view::npos ||
         folded.find("assess") != std::string_view::npos;
}

}  // namespace

std::optional<Stated<std::string>> read_rgaa(Sentences sentences) {
  static const RE2 kAfter(
      R"((?:rgaa|referentiel general d'amelioration de l'accessibilite|referentiel general d'accessibilite)(?: ?\(?rgaa\)?)?[ ,:()-]*(?:en |dans sa |la )?(?:version|v\.?)? ?([1-5](?:\.\d{1,2}){0,2})(?:[^\d%/]|$))");
  static const RE2 kBefore(
      R"((?:version|v) ?([1-5](?:\.\d{1,2}){0,2}) (?:du|of the|of) (?:rgaa|referentiel))");
  std::optional<Stated<std::string>> best;
  for (const StatementSentence& sentence : sentences) {
    std::string version;
    if (!RE2::PartialMatch(sentence.folded, kAfter, &version) &&
        !RE2::PartialMatch(sentence.folded, kBefore, &version))
      continue;
    // "RGAA 4" and "RGAA 4.1.2" on one page: the more precise one.
    const bool is_more_precise =
        !best || (version.size() > best->value.size() && version.starts_with(best->value));
    if (is_more_precise) best = {.value = version, .quote = sentence.text};
  }
  return best;
}

std::optional<Stated<std::string>> read_auditor(Sentences sentences) {
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const StatementSentence& sentence = sentences[i];
    if (!speaks_of_audit(sentence.folded) || sentence.section == StatementSection::contents)
      continue;
    std::string name = auditor_in(sentence.text);
    if (name.empty() && is_auditor_label(sentence.folded) && i + 1 < sentences.size())
      name = name_at(sentences[i + 1].text);
    if (!name.empty())
      return Stated<std::string>{.value = std::move(name), .quote = sentence.text};
  }
  return std::nullopt;
}

bool cites_law(Sentences sentences) {
  static const RE2 kLaw(
      R"(2005 ?- ?102|(?:loi|act|law)[a-z0-9 .,°#'-]{0,30} (?:11 fevrier|11 february|february 11,?) 2005|(?:loi|act|law) .{0,20}11/02/2005)");
  return std::ranges::any_of(sentences, [&](const StatementSentence& sentence) {
    return RE2::PartialMatch(sentence.folded, kLaw);
  });
}

bool is_unfilled(Sentences sentences) {
  static const RE2 kBrackets(
      R"(\[(?:nom d|nn|jj/mm|url|www\.|son \(ses\)|pourcentage|adresse|entite|organisme|date|formulaire)|non ?/ ?partiellement ?/ ?totalement|\{\{|lorem ipsum)");
  return std::ranges::any_of(sentences, [&](const StatementSentence& sentence) {
    return RE2::PartialMatch(sentence.folded, kBrackets);
  });
}

std::string read_generator(const Page& page, Sentences sentences) {
  const auto links_to = [&](std::string_view part) {
    return std::ranges::any_of(
        page.links, [&](const Link& link) { return link.url.find(part) != std::string::npos; });
  };
  if (links_to("a11y-generateur-declaration") ||
      any_contains(sentences, "generateur de declaration d'accessibilite"))
    return "betagouv";
  if (links_to("ara.numerique.gouv.fr")) return "ara";
  // A half-sentence of the official model that nobody would write again.
  if (any_contains(sentences, "mobilier urbain numerique")) return "model";
  return "";
}

}  // namespace vigie
