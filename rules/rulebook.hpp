/// Policy as data: standards, their criteria, and the thresholds of grades and national impact.
#pragma once

#include "checks/check.hpp"
#include "text/date.hpp"
#include "text/diagnostic.hpp"
#include "text/expected.hpp"
#include "text/message.hpp"

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vigie {

enum class Level { legal, programme, practice };

std::string_view to_string(Level level);

/// How long a team takes to meet a criterion, roughly.
enum class Effort { hours, days, weeks };

std::string_view to_string(Effort effort);
/// How many times as long as the shortest: what a gain is divided by.
int times_longer(Effort effort);

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
  SharedWording title;
  SharedWording remedy;
  std::string source;  // address; the check's own when empty
  Level level = Level::programme;
  int weight = 1;                           // 0..100
  int warn_credit_percent = 50;             // what a warn earns
  Effort effort = Effort::days;             // to meet it
  std::vector<std::string> due_in;          // phases
  std::vector<std::string> informative_in;  // phases
  std::optional<Date> from = {};            // in force since that day, inclusive
  std::optional<Date> until = {};           // in force up to that day, inclusive
  bool left_out = false;                    // by the profile of the product's incubator
  Settings settings{{}};
  Place place = {};  // in its file; changes of an extension have none of their own

  /// For a phase that no list names: not applicable. See Rulebook::judged_as for strange
  /// phases.
  Bearing bearing_in(std::string_view phase) const;
  /// The same on a day: outside its dates, or left out, a criterion is not applicable.
  Bearing bearing_on(Date day, std::string_view phase) const;
};

/// How the criteria differ for the products of some incubators.
struct Profile {
  std::vector<std::string> incubators;  // globs
  std::vector<Criterion> criteria;  // the rulebook's, changed; the same ids in the same order
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

/// When a product counts as having national impact (see domain: deployed, significant,
/// quality).
struct NationalImpactRules {
  std::vector<std::string> deployed_phases;
  std::vector<std::string> not_yet_phases;  // too early for the question
  std::vector<std::string> stopped_phases;  // the programme's event no longer counts
  std::string event = "national_impact";
  int quality_from_percent = 60;
  int significant_from_people = 100'000;  // by a published count of them
};

/// A product in a phase that neither the program nor the rulebook knows is judged as in this
/// one: it is alive, and nothing is asked of it that is not asked of every product online.
inline constexpr std::string_view kPhaseOfStrangers = "construction";

struct Rulebook {
  std::string id;
  std::string version;
  std::string hash;  // sha-256 of the file
  Wording title;
  std::vector<Standard> standards;
  std::vector<Criterion> criteria;  // in the file's order
  std::vector<Grade> grades;        // best first
  int coverage_from_percent = 60;   // under it there is no grade
  int confidence_from_percent = 0;  // a verdict that is less sure becomes unknown
  int nights_to_confirm = 2;        // how often a new verdict is seen before it is announced
  NationalImpactRules national_impact;
  std::vector<Profile> profiles;  // the first that names an incubator is the one that counts
  std::vector<std::string> named_phases;  // every phase that the file names
  std::map<std::string, std::vector<std::string>, std::less<>> phase_groups;
  std::vector<Diagnostic> warnings;  // oddities that do not prevent its use

  /// The phase under whose rules a product in `phase` is judged: the same, or
  /// kPhaseOfStrangers when it is unknown.
  std::string_view judged_as(std::string_view phase) const;
  /// The criteria that products of an incubator are held to: its profile's, or `criteria`.
  const std::vector<Criterion>& criteria_for(std::string_view incubator) const;
  const Standard* find_standard(std::string_view id) const;
  const Criterion* find_criterion(std::string_view id) const;
};

/// The text of a rulebook that is built into the program; the error names the nearest one.
Expected<std::string, std::string> shipped_rulebook(const std::string& name);

/// Reads a rulebook; every mistake at once, ordered by place, with line, column and the nearest
/// valid word. What only looks strange (a phase that is not known yet) is in `warnings`.
///
/// A rulebook may extend another one (`extends:`), whose text `base` gives; the error says why
/// there is none.
using BaseText = std::function<Expected<std::string, std::string>(const std::string& name)>;
Expected<Rulebook, std::vector<Diagnostic>> read_rulebook(
    std::string_view yaml, std::string_view file, const BaseText& base = shipped_rulebook);

/// The names of the rulebooks that are built into the program: "beta-gouv", "legal-only"…
std::span<const std::string_view> shipped_rulebooks();

/// rules/beta-gouv.yaml, built into the program.
const Rulebook& default_rulebook();

}  // namespace vigie
