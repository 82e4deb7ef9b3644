/// The keys that a rulebook may have, each declared once: the reader and its messages use them.
#pragma once

#include <array>
#include <string_view>

namespace vigie::rulebook_keys {

inline constexpr std::array<std::string_view, 16> kTop{"rulebook",
                                                       "extends",
                                                       "only-levels",
                                                       "only-checks",
                                                       "without",
                                                       "warn-credit-percent",
                                                       "changes",
                                                       "coverage-from-percent",
                                                       "nights-to-confirm",
                                                       "confidence-from-percent",
                                                       "grades",
                                                       "profiles",
                                                       "cases",
                                                       "national-impact",
                                                       "phase-groups",
                                                       "standards"};
/// Keys that make sense only where another rulebook is extended.
inline constexpr std::array<std::string_view, 5> kOfExtensions{
    "only-levels", "only-checks", "without", "warn-credit-percent", "changes"};
inline constexpr std::array<std::string_view, 13> kChange{
    "id",     "title", "remedy",      "level",    "weight", "warn-credit-percent",
    "effort", "due",   "informative", "settings", "source", "from",
    "until"};
/// What differs for the products of some incubators.
inline constexpr std::array<std::string_view, 3> kProfile{"incubators", "changes", "without"};
inline constexpr std::array<std::string_view, 3> kRulebook{"id", "version", "title"};
inline constexpr std::array<std::string_view, 2> kGrade{"letter", "from-percent"};
inline constexpr std::array<std::string_view, 6> kNationalImpact{
    "deployed-phases", "not-yet-phases",          "stopped-phases",
    "event",           "significant-from-people", "quality-from-percent"};
inline constexpr std::array<std::string_view, 5> kStandard{"id", "family", "title", "source",
                                                           "criteria"};
inline constexpr std::array<std::string_view, 14> kCriterion{
    "id",     "check", "title",       "remedy",   "level",  "weight", "warn-credit-percent",
    "effort", "due",   "informative", "settings", "source", "from",   "until"};
inline constexpr std::array<std::string_view, 7> kCase{
    "name", "as-of", "phase", "incubator", "verdicts", "others", "expect"};
inline constexpr std::array<std::string_view, 5> kExpectation{"score", "coverage", "grade",
                                                              "next-step", "verdicts"};
inline constexpr std::array<std::string_view, 3> kLevels{"legal", "programme", "practice"};
inline constexpr std::array<std::string_view, 3> kEfforts{"hours", "days", "weeks"};

}  // namespace vigie::rulebook_keys
