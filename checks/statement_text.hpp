/// An accessibility statement cut into sentences, each in its section.
#pragma once

#include "crawler/page.hpp"

#include <string>
#include <vector>

namespace vigie {

/// Sections by what they are about; titles differ between the official models, the generators
/// and hand-written pages.
enum class StatementSection {
  other,
  status,         // État de conformité
  results,        // Résultats des tests
  contents,       // Contenus non accessibles, dérogations, contenus non soumis
  establishment,  // Établissement de cette déclaration
  technical,      // technologies, test environment, tools, pages
  contact,        // Retour d'information et contact
  recourse,       // Voies de recours
};

struct StatementSentence {
  std::string text;
  std::string folded;
  StatementSection section = StatementSection::other;
  std::string title;  // the section's title, folded
  bool is_heading = false;
  bool is_block = false;  // the whole of its block
};

/// The sentences of the page's own text, in order. Decimals, abbreviations and version numbers
/// do not end a sentence.
std::vector<StatementSentence> sentences_of(const Page& page);

}  // namespace vigie
