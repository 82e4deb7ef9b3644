/// A rulebook as people and programs read it: what is asked, when, and how much it weighs.
#pragma once

#include "rules/rulebook.hpp"

#include <string>

namespace vigie {

/// A table for a terminal: standards by family, one line a criterion.
std::string rulebook_text(const Rulebook& rulebook, Language language);

/// The same with everything the file says; keys in a fixed order, ends with a line feed.
std::string rulebook_json(const Rulebook& rulebook);

/// What really counts: each standard's share of the score in each phase, in percent; then the
/// shares of the levels, and of what checks see without anybody's word. A phase in which
/// nothing counts has no column. In English, for the people who keep the rules.
std::string weight_table(const Rulebook& rulebook);

}  // namespace vigie
