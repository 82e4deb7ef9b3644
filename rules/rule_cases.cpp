#include "rules/rule_cases.hpp"

#include "rules/rulebook_schema.hpp"
#include "rules/yaml_fields.hpp"
#include "text/spelling.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace vigie {

namespace {

constexpr std::array kVerdicts{Verdict::pass,          Verdict::warn,  Verdict::fail,
                               Verdict::unknown,       Verdict::error, Verdict::manual,
                               Verdict::not_applicable};
constexpr std::string_view kNone = "none";
constexpr Text kImagined{"rules.case", "Imaginé par un cas.", "Imagined by a case."};

/// Reads the cases of one file.
class CaseReader {
 public:
  CaseReader(std::string_view file, const Rulebook& rulebook)
      : fields_(file), rulebook_(rulebook) {}

  void read(const YAML::Node& root) {
    if (!root.IsMap()) return;
    const YAML::Node list = fields_.value(root, "cases", Need::optional);
    if (!list.IsDefined() || !fields_.expect_list(list, "a list of cases")) return;
    for (const YAML::Node& node : list)
      if (fields_.expect_map(node, "a case: {name, as-of, phase, verdicts, expect}"))
        cases_.push_back(read_case(node));
  }

  Expected<std::vector<RuleCase>, std::vector<Diagnostic>> result() && {
    std::vector<Diagnostic> problems = std::move(fields_).take_problems();
    if (!problems.empty()) return Unexpected{std::move(problems)};
    return std::move(cases_);
  }

 private:
  RuleCase read_case(const YAML::Node& node) {
    fields_.know(node, rulebook_keys::kCase);
    RuleCase one{.name = fields_.text(node, "name", Need::required),
                 .place = fields_.place(node),
                 .as_of = fields_.date(node, "as-of", Need::required).value_or(Date{}),
                 .phase = fields_.text(node, "phase", Need::required),
                 .incubator = fields_.text(node, "incubator", Need::optional),
                 .verdicts = read_verdicts(node, "verdicts")};
    if (const auto others = read_verdict(fields_.value(node, "others", Need::optional)))
      one.others = *others;
    read_expectation(fields_.value(node, "expect", Need::required), one);
    return one;
  }

  void read_expectation(const YAML::Node& node, RuleCase& one) {
    if (!node.IsDefined() ||
        !fields_.expect_map(node, "what the case expects: {score, coverage, grade, …}"))
      return;
    fields_.know(node, rulebook_keys::kExpectation);
    one.expected = read_verdicts(node, "verdicts");
    one.score = read_score(fields_.value(node, "score", Need::optional));
    if (node["coverage"].IsDefined())
      one.coverage = fields_.number(node, "coverage", {.from = 0, .to = 100}, 0);
    one.grade = optional_word(node, "grade");
    if (one.grade && *one.grade != kNone &&
        std::ranges::find(rulebook_.grades, *one.grade, &Grade::letter) ==
            rulebook_.grades.end())
      fields_.error(node["grade"], "unknown-grade",
                    "the rulebook has no grade '" + *one.grade + "' (and 'none' is no grade)");
    one.next_step = optional_word(node, "next-step");
    if (one.next_step && *one.next_step != kNone) know(node["next-step"], *one.next_step);
  }

  std::optional<std::string> optional_word(const YAML::Node& map, std::string_view key) {
    std::string word = fields_.text(map, key, Need::optional);
    if (word.empty()) return std::nullopt;
    return word;
  }

  std::optional<Verdict> read_verdict(const YAML::Node& node) {
    if (!node.IsDefined()) return std::nullopt;
    const std::string word = scalar_or_empty(node);
    const auto* const found =
        std::ranges::find(kVerdicts, word, [](Verdict verdict) { return to_string(verdict); });
    if (found != kVerdicts.end()) return *found;
    std::vector<std::string_view> known;
    for (const Verdict verdict : kVerdicts) known.push_back(to_string(verdict));
    fields_.error(node, "unknown-verdict",
                  "expected a verdict (pass, warn, fail, unknown, error, manual or "
                  "not_applicable), not '" +
                      word + "'" + did_you_mean(word, known));
    return std::nullopt;
  }

  std::map<std::string, Verdict> read_verdicts(const YAML::Node& map, std::string_view key) {
    std::map<std::string, Verdict> verdicts;
    const YAML::Node node = fields_.value(map, key, Need::optional);
    if (!node.IsDefined() || !fields_.expect_map(node, "verdicts: {criterion: verdict, …}"))
      return verdicts;
    for (const auto& entry : node) {
      const std::string criterion = scalar_or_empty(entry.first);
      know(entry.first, criterion);
      if (const auto verdict = read_verdict(entry.second)) verdicts[criterion] = *verdict;
    }
    return verdicts;
  }

  void know(const YAML::Node& place, const std::string& criterion) {
    if (rulebook_.find_criterion(criterion) != nullptr) return;
    std::vector<std::string_view> known;
    for (const Criterion& each : rulebook_.criteria) known.emplace_back(each.id);
    fields_.error(
        place, "unknown-criterion",
        "the rulebook has no criterion '" + criterion + "'" + did_you_mean(criterion, known));
  }

  std::optional<std::pair<int, int>> read_score(const YAML::Node& node) {
    if (!node.IsDefined()) return std::nullopt;
    const std::string text = scalar_or_empty(node);
    const char* const end = text.data() + text.size();
    int low = -1;
    auto [stop, problem] = std::from_chars(text.data(), end, low);
    int high = low;
    if (problem == std::errc{} && stop != end && *stop == '-')
      std::tie(stop, problem) = read_number(stop + 1, end, high);
    if (problem == std::errc{} && stop == end && low >= 0 && low <= high && high <= 100)
      return std::pair(low, high);
    fields_.error(node, "wrong-value",
                  "expected a score such as 75 or 60-80, in percent, not '" + text + "'");
    return std::nullopt;
  }

  static std::pair<const char*, std::errc> read_number(const char* from, const char* end,
                                                       int& number) {
    const auto [stop, problem] = std::from_chars(from, end, number);
    return {stop, problem};
  }

  FieldReader fields_;
  const Rulebook& rulebook_;
  std::vector<RuleCase> cases_;
};

Finding imagined(Verdict verdict) {
  const Citation seen{.url = "case:", .final_url = {}, .excerpt = {}, .where = {}};
  switch (verdict) {
    case Verdict::pass:
      return pass(message(kImagined), seen);
    case Verdict::warn:
      return warn(message(kImagined), seen);
    case Verdict::fail:
      return fail(message(kImagined), seen);
    case Verdict::unknown:
      return unknown(message(kImagined));
    case Verdict::error:
      return error(Unseen{.cause = Cause::timeout, .url = "case:", .detail = {}});
    case Verdict::manual:
      return manual();
    case Verdict::not_applicable:
      return not_applicable(message(kImagined));
  }
  return unknown(message(kImagined));
}

Finding finding_of(const Criterion& criterion, Bearing bearing, const RuleCase& one) {
  if (bearing == Bearing::not_applicable)
    return not_applicable(why_not_asked(criterion, one.as_of, one.phase));
  const auto named = one.verdicts.find(criterion.id);
  if (named != one.verdicts.end()) return imagined(named->second);
  return criterion.check == nullptr ? manual() : imagined(one.others);
}

ProductAudit imagine(const RuleCase& one, const Rulebook& rulebook) {
  ProductAudit product;
  product.judged_as = std::string(rulebook.judged_as(one.phase));
  for (const Criterion& criterion : rulebook.criteria_for(one.incubator)) {
    const Bearing bearing = criterion.bearing_on(one.as_of, product.judged_as);
    const bool informative = bearing == Bearing::informative;
    product.findings.push_back({.criterion = criterion.id,
                                .standard = criterion.standard,
                                .check = {},
                                .level = criterion.level,
                                .weight = informative ? 0 : criterion.weight,
                                .warn_credit_percent = criterion.warn_credit_percent,
                                .effort = criterion.effort,
                                .informative = informative,
                                .finding = finding_of(criterion, bearing, one)});
  }
  product.score = score(product.findings, rulebook);
  return product;
}

std::string text_of(std::pair<int, int> score) {
  if (score.first == score.second) return std::to_string(score.first);
  return std::to_string(score.first) + "-" + std::to_string(score.second);
}

/// "expected WHAT wanted, not got" where they differ.
void compare(std::string_view what, const std::string& wanted, const std::string& got,
             std::vector<std::string>& different) {
  if (wanted != got)
    different.push_back("expected " + std::string(what) + " " + wanted + ", not " + got);
}

}  // namespace

Expected<std::vector<RuleCase>, std::vector<Diagnostic>> read_rule_cases(
    std::string_view yaml, std::string_view file, const Rulebook& rulebook) {
  const auto root = read_yaml(yaml, file);
  if (!root) return Unexpected{root.error()};
  CaseReader reader(file, rulebook);
  reader.read(*root);
  return std::move(reader).result();
}

std::vector<std::string> differences(const RuleCase& rule_case, const Rulebook& rulebook) {
  const ProductAudit product = imagine(rule_case, rulebook);
  const Score& score = product.score;
  std::vector<std::string> different;
  if (rule_case.score)
    compare("score", text_of(*rule_case.score), text_of({score.low, score.high}), different);
  if (rule_case.coverage)
    compare("coverage", std::to_string(*rule_case.coverage), std::to_string(score.coverage),
            different);
  if (rule_case.grade)
    compare("grade", *rule_case.grade, score.grade.value_or(std::string(kNone)), different);
  if (rule_case.next_step) {
    const JudgedFinding* const next = next_step(product);
    compare("next-step", *rule_case.next_step,
            next == nullptr ? std::string(kNone) : next->criterion, different);
  }
  for (const auto& [criterion, verdict] : rule_case.expected) {
    const auto judged =
        std::ranges::find(product.findings, criterion, &JudgedFinding::criterion);
    if (judged != product.findings.end())
      compare("'" + criterion + "' to be", std::string(to_string(verdict)),
              std::string(to_string(judged->finding.verdict())), different);
  }
  return different;
}

}  // namespace vigie
