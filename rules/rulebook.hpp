/// Policy as data: standards, their criteria, and the thresholds of grades and national impact.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checks/check.hpp"
#include "text/diagnostic.hpp"
#include "text/expected.hpp"
#include "text/message.hpp"

namespace vigie {

enum class Level { legal, programme, practice };

std::string_view to_string(Level level);

/// How a criterion bears on a product of some phase.
enum class Bearing {
  due,            // counts
  informative,    // observed and shown, weight 0
  not_applicable  // not asked
};

/// A rulebook's use of a check. Without a check the criterion is `manual`.
struct Criterion {
  std::string id;        // kebab-case, unique in the rulebook, permanent
  std::string standard;  // id of its standard
  const Check* check = nullptr;
  Wording title;
  Wording remedy;
  std::string source;  // address; the check's own when empty
  Level level = Level::programme;
  int weight = 1;                  // 0..100
  int warn_credit_percent = 50;    // what a warn earns
  std::vector<std::string> due_in;         // phases
  std::vector<std::string> informative_in;  // phases
  Settings settings{{}};

  Bearing bearing_in(std::string_view phase) const;
};

/// One of the programme's standards: a group of criteria.
struct Standard {
  std::string id;
  std::string family;  // "accessibility", "impact"…
  Wording title;
  std::string source;
};

struct Grade {
  std::string letter;
  int from_percent = 0;  // of the score's low bound
};

/// When a product counts as having national impact (see domain: deployed, significant, quality).
struct NationalImpactRules {
  std::vector<std::string> deployed_phases;
  std::string event = "national_impact";
  int quality_from_percent = 60;
};

struct Rulebook {
  std::string id;
  std::string version;
  std::string hash;  // sha-256 of the file
  Wording title;
  std::vector<Standard> standards;
  std::vector<Criterion> criteria;  // in the file's order
  std::vector<Grade> grades;        // best first
  int coverage_from_percent = 60;   // under it there is no grade
  NationalImpactRules national_impact;

  const Standard* find_standard(std::string_view id) const;
  const Criterion* find_criterion(std::string_view id) const;
};

/// Reads a rulebook; every mistake at once, with line, column and the nearest valid word.
Expected<Rulebook, std::vector<Diagnostic>> read_rulebook(std::string_view yaml,
                                                          std::string_view file);

/// rules/beta-gouv.yaml, built into the program.
const Rulebook& default_rulebook();

}  // namespace vigie
