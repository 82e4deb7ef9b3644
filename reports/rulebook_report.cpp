#include "reports/rulebook_report.hpp"

#include "reports/plain_text.hpp"
#include "reports/words.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace vigie {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kWidestId = 32;

constexpr Text kHead{"rulebook.head", "{0}, version {1} ({2})", "{0}, version {1} ({2})"};
constexpr Counted kStandards{{"rulebook.standard", "{0} standard", "{0} standard"},
                             {"rulebook.standards", "{0} standards", "{0} standards"}};
constexpr Counted kCriteria{{"rulebook.criterion", "{0} critère", "{0} criterion"},
                            {"rulebook.criteria", "{0} critères", "{0} criteria"}};
constexpr Counted kManual{{"rulebook.manual.one", "dont {0} à attester par une personne",
                           "{0} of them to be attested by a person"},
                          {"rulebook.manual", "dont {0} à attester par une personne",
                           "{0} of them to be attested by a person"}};
constexpr Text kGrades{"rulebook.grades", "Notes : {0}. Aucune si moins de {1} a été observé.",
                       "Grades: {0}. None when less than {1} was observed."};
constexpr Text kGrade{"rulebook.grade", "{0} dès {1}", "{0} from {1}"};
constexpr Text kAttested{"rulebook.attested", "à attester", "to attest"};
constexpr Text kDue{"rulebook.due", "compte en : {0}", "counts in: {0}"};
constexpr Text kInformative{"rulebook.informative", "pour information en : {0}",
                            "for information in: {0}"};

constexpr Text kFrom{"rulebook.from", "à partir du {0}", "from {0}"};
constexpr Text kUntil{"rulebook.until", "jusqu’au {0}", "until {0}"};

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words)
    text += (text.empty() ? "" : ", ") + terminal_text(word);
  return text;
}

std::string head(const Rulebook& rulebook, Language language) {
  const auto manual = static_cast<std::size_t>(std::ranges::count(
      rulebook.criteria, static_cast<const Check*>(nullptr), &Criterion::check));
  std::string grades;
  for (const Grade& grade : rulebook.grades)
    grades += (grades.empty() ? "" : ", ") + say(language, kGrade, terminal_text(grade.letter),
                                                 static_cast<std::int64_t>(grade.from_percent));
  std::string text = say(language, kHead, terminal_text(rulebook.title.in(language)),
                         terminal_text(rulebook.version), terminal_text(rulebook.id)) +
                     "\n" + say(language, kStandards, rulebook.standards.size()) + ", " +
                     say(language, kCriteria, rulebook.criteria.size()) + ", " +
                     say(language, kManual, manual) + "\n";
  if (!grades.empty())
    text += say(language, kGrades, grades, percent(rulebook.coverage_from_percent, language)) +
            "\n";
  return text;
}

std::string criterion_line(const Criterion& criterion, Language language) {
  std::string weight = std::to_string(criterion.weight);
  weight.insert(0, weight.size() < 3 ? 3 - weight.size() : 0, ' ');
  std::string id = criterion.id;
  if (id.size() < kWidestId) id.append(kWidestId - id.size(), ' ');
  std::string line = "  " + weight + "  " + id;
  line +=
      criterion.check == nullptr ? say(language, kAttested) : std::string(criterion.check->id);
  line += " · " + word(criterion.level, language);
  if (!criterion.due_in.empty()) line += " · " + say(language, kDue, joined(criterion.due_in));
  if (!criterion.informative_in.empty())
    line += " · " + say(language, kInformative, joined(criterion.informative_in));
  if (criterion.from) line += " · " + say(language, kFrom, *criterion.from);
  if (criterion.until) line += " · " + say(language, kUntil, *criterion.until);
  return line + "\n";
}

std::string standard_text(const Rulebook& rulebook, const Standard& standard,
                          Language language) {
  std::string text = "\n" + terminal_text(family_title(standard.family, language)) + " · " +
                     terminal_text(standard.title.in(language)) + "\n";
  for (const Criterion& criterion : rulebook.criteria)
    if (criterion.standard == standard.id) text += criterion_line(criterion, language);
  return text;
}

Json json_of(const Wording& wording) {
  return {{"fr", wording.fr}, {"en", wording.en}};
}

Json json_of(const Criterion& criterion) {
  return {{"id", criterion.id},
          {"check", criterion.check == nullptr ? Json() : Json(criterion.check->id)},
          {"title", json_of(*criterion.title)},
          {"remedy", json_of(*criterion.remedy)},
          {"source", criterion.source},
          {"level", to_string(criterion.level)},
          {"weight", criterion.weight},
          {"warn_credit_percent", criterion.warn_credit_percent},
          {"effort", to_string(criterion.effort)},
          {"due_in", criterion.due_in},
          {"informative_in", criterion.informative_in},
          {"from", criterion.from ? Json(iso_date(*criterion.from)) : Json()},
          {"until", criterion.until ? Json(iso_date(*criterion.until)) : Json()}};
}

Json json_of(const Rulebook& rulebook, const Standard& standard) {
  Json criteria = Json::array();
  for (const Criterion& criterion : rulebook.criteria)
    if (criterion.standard == standard.id) criteria.push_back(json_of(criterion));
  return {{"id", standard.id},
          {"family", standard.family},
          {"title", json_of(standard.title)},
          {"source", standard.source},
          {"criteria", std::move(criteria)}};
}

}  // namespace

std::string rulebook_text(const Rulebook& rulebook, Language language) {
  std::string text = head(rulebook, language);
  for (const Standard& standard : rulebook.standards)
    text += standard_text(rulebook, standard, language);
  return text;
}

std::string rulebook_json(const Rulebook& rulebook) {
  Json grades = Json::array();
  for (const Grade& grade : rulebook.grades)
    grades.push_back({{"letter", grade.letter}, {"from_percent", grade.from_percent}});
  Json standards = Json::array();
  for (const Standard& standard : rulebook.standards)
    standards.push_back(json_of(rulebook, standard));
  const NationalImpactRules& impact = rulebook.national_impact;
  const Json json{{"id", rulebook.id},
                  {"version", rulebook.version},
                  {"hash", rulebook.hash},
                  {"title", json_of(rulebook.title)},
                  {"coverage_from_percent", rulebook.coverage_from_percent},
                  {"grades", std::move(grades)},
                  {"national_impact",
                   {{"event", impact.event},
                    {"deployed_phases", impact.deployed_phases},
                    {"not_yet_phases", impact.not_yet_phases},
                    {"stopped_phases", impact.stopped_phases},
                    {"quality_from_percent", impact.quality_from_percent}}},
                  {"standards", std::move(standards)}};
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace vigie
