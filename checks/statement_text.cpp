#include "checks/statement_text.hpp"

#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace vigie {

namespace {

using enum StatementSection;

struct Alias {
  std::string_view folded;
  StatementSection section;
};

// The first that a title contains decides: "Amélioration et contact" is about contact.
constexpr std::array kAliases{
    Alias{"retour d'information", contact},
    Alias{"contact", contact},
    Alias{"feedback", contact},
    Alias{"signaler", contact},
    Alias{"recours", recourse},
    Alias{"defenseur des droits", recourse},
    Alias{"reclamation", recourse},
    Alias{"enforcement", recourse},
    Alias{"remedies", recourse},
    Alias{"legal remed", recourse},
    Alias{"contenus non accessibles", contents},
    Alias{"contenus inaccessibles", contents},
    Alias{"non-conformite", contents},
    Alias{"non conformite", contents},
    Alias{"derogation", contents},
    Alias{"contenus non soumis", contents},
    Alias{"contenus exemptes", contents},
    Alias{"contenus tiers", contents},
    Alias{"inaccessible content", contents},
    Alias{"non-accessible content", contents},
    Alias{"non accessible content", contents},
    Alias{"non-compliance", contents},
    Alias{"disproportionate burden", contents},
    Alias{"not subject", contents},
    Alias{"exempt", contents},
    Alias{"ameliorations", contents},
    Alias{"correctif", contents},
    Alias{"etablissement de", establishment},
    Alias{"preparation of", establishment},
    Alias{"technologies", technical},
    Alias{"environnement", technical},
    Alias{"agents utilisateurs", technical},
    Alias{"assistance technolog", technical},
    Alias{"outils", technical},
    Alias{"pages du site", technical},
    Alias{"pages auditees", technical},
    Alias{"pages ayant", technical},
    Alias{"echantillon", technical},
    Alias{"test environment", technical},
    Alias{"tools", technical},
    Alias{"pages tested", technical},
    Alias{"audited pages", technical},
    Alias{"resultat", results},
    Alias{"test result", results},
    Alias{"results", results},
    Alias{"audit", results},
    Alias{"etat de conformite", status},
    Alias{"statut de conformite", status},
    Alias{"niveau de conformite", status},
    Alias{"compliance status", status},
    Alias{"conformance status", status},
    Alias{"conformity status", status},
    Alias{"status", status},
};

bool is_heading_tag(std::string_view tag) {
  return tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6';
}

/// What a title is about; `other` when it names none of the sections.
StatementSection section_of(std::string_view folded) {
  const auto* const found = std::ranges::find_if(kAliases, [&](const Alias& alias) {
    return folded.find(alias.folded) != std::string_view::npos;
  });
  return found == kAliases.end() ? other : found->section;
}

constexpr std::size_t kLongestStyledTitle = 70;

/// A short paragraph that does nothing but name a section, as styled pages have.
bool is_styled_title(const Block& block, std::string_view folded) {
  constexpr std::array<std::string_view, 8> kTags{"p",      "div",     "dt", "strong",
                                                  "legend", "summary", "th", "button"};
  if (std::ranges::find(kTags, block.tag) == kTags.end()) return false;
  const bool has_facts = folded.find_first_of("0123456789@.") != std::string_view::npos ||
                         folded.find(": ") != std::string_view::npos ||
                         folded.find(" est ") != std::string_view::npos ||
                         folded.find(" a ete ") != std::string_view::npos;
  return !has_facts;
}

/// How sentences start: a capital, with an accent or not, a figure, a quote, a bracket.
bool is_sentence_start(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  return std::isupper(first) != 0 || std::isdigit(first) != 0 || first >= 0x80 ||
         first == '"' || first == '[' || first == '(';
}

/// "n.", "art.", "M." do not end a sentence.
bool is_abbreviation(std::string_view before_stop) {
  const std::size_t space = before_stop.find_last_of(" ('");
  const std::string_view word =
      space == std::string_view::npos ? before_stop : before_stop.substr(space + 1);
  constexpr std::array<std::string_view, 8> kShort{"art",  "cf",   "no",  "env",
                                                   "janv", "sept", "etc", "av"};
  return word.size() <= 1 || std::ranges::find(kShort, fold(word)) != kShort.end();
}

/// Whether the mark at `at` ends a sentence.
bool ends_sentence(std::string_view text, std::size_t at) {
  const char mark = text[at];
  if (mark != '.' && mark != '!' && mark != '?' && mark != ';') return false;
  if (at + 2 >= text.size() || text[at + 1] != ' ') return false;
  if (mark != '.') return true;
  return is_sentence_start(text.substr(at + 2)) && !is_abbreviation(text.substr(0, at));
}

std::vector<std::string> split_sentences(std::string_view text) {
  std::vector<std::string> sentences;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!ends_sentence(text, at)) continue;
    sentences.emplace_back(trim(text.substr(begin, at + 1 - begin)));
    begin = at + 1;
  }
  const std::string_view rest = trim(text.substr(begin));
  if (!rest.empty()) sentences.emplace_back(rest);
  return sentences;
}

}  // namespace

std::vector<StatementSentence> sentences_of(const Page& page) {
  std::vector<StatementSentence> sentences;
  StatementSection section = other;
  constexpr std::size_t kTitleBytes = 120;
  std::string title;
  char level = '7';  // of the title that named the section; styled titles are below all
  for (const Block& block : page.blocks) {
    if (block.region != Region::main && block.region != Region::hidden) continue;
    const std::string folded = fold(block.text);
    const bool is_heading = is_heading_tag(block.tag);
    const char own_level = is_heading ? block.tag[1] : '7';
    const bool may_name = is_heading || folded.size() <= kLongestStyledTitle;
    const StatementSection named = may_name ? section_of(folded) : other;
    // An unknown title below a known one goes on with its section.
    const bool starts_section = is_heading ? named != other || own_level <= level
                                           : named != other && is_styled_title(block, folded);
    if (starts_section) {
      section = named;
      title = folded.substr(0, kTitleBytes);
      level = own_level;
    }
    const auto parts = split_sentences(block.text);
    for (const std::string& part : parts)
      sentences.push_back({.text = part,
                           .folded = fold(part),
                           .section = section,
                           .title = title,
                           .is_heading = is_heading,
                           .is_block = parts.size() == 1});
  }
  return sentences;
}

}  // namespace vigie
