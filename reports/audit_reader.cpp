#include "reports/audit_reader.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <utility>

#include <nlohmann/json.hpp>

namespace vigie {

namespace {

using Json = nlohmann::ordered_json;

std::string word(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? std::string{} : found->get<std::string>();
}

std::optional<int> number(const Json& object, const char* key) {
  const Json& value = object.at(key);
  return value.is_null() ? std::nullopt : std::optional(value.get<int>());
}

int percent(const Json& object, const char* key) {
  return static_cast<int>(std::lround(object.at(key).get<double>() * 100));
}

Date day(const Json& object, const char* key) {
  const auto date = parse_iso_date(word(object, key));
  if (!date) throw std::invalid_argument(std::string(key) + ": expected a day, YYYY-MM-DD");
  return *date;
}

/// The enumerator that is written as this word: one of the first `count`.
template <class Enum>
Enum enumerator(const Json& object, const char* key, int count) {
  const std::string written = word(object, key);
  for (int i = 0; i < count; ++i)
    if (to_string(static_cast<Enum>(i)) == written) return static_cast<Enum>(i);
  throw std::invalid_argument(std::string(key) + ": unknown word '" + written + "'");
}

constexpr int kVerdicts = 7;
constexpr int kCauses = 16;
constexpr int kLevels = 3;
constexpr int kEfforts = 3;
constexpr int kObjectiveStates = 4;
constexpr int kGrains = 6;
constexpr int kImpacts = 4;
constexpr int kMets = 3;
constexpr int kStatuses = 3;

Citation citation_of(const Json& json) {
  return {.url = word(json, "url"),
          .final_url = word(json, "final_url"),
          .status = number(json, "status").value_or(0),
          .excerpt = word(json, "excerpt"),
          .where = word(json, "where"),
          .sha256 = word(json, "sha256")};
}

Finding conclusion_of(const Json& json) {
  Conclusion conclusion{.verdict = enumerator<Verdict>(json, "verdict", kVerdicts),
                        .reason = said_before(word(json, "reason_id"), word(json, "reason"))};
  if (!json.at("cause").is_null()) conclusion.cause = enumerator<Cause>(json, "cause", kCauses);
  for (const Json& each : json.at("evidence")) conclusion.evidence.push_back(citation_of(each));
  Finding finding = concluded(std::move(conclusion));
  finding.confidence_percent = percent(json, "confidence");
  finding.confidence_reason = said_before("audit.confidence", word(json, "confidence_reason"));
  finding.remedy = said_before("audit.remedy", word(json, "remedy"));
  for (const auto& [name, value] : json.at("facts").items())
    finding.facts.push_back({.name = name, .value = value.get<std::string>()});
  return finding;
}

JudgedFinding finding_of(const Json& json) {
  JudgedFinding judged{
      .criterion = word(json, "criterion"),
      .standard = word(json, "standard"),
      .check = word(json, "check"),
      .level = enumerator<Level>(json, "level", kLevels),
      .weight = json.at("weight").get<int>(),
      .warn_credit_percent = json.contains("warn_credit") ? percent(json, "warn_credit") : 50,
      .effort =
          json.contains("effort") ? enumerator<Effort>(json, "effort", kEfforts) : Effort::days,
      .informative = json.at("informative").get<bool>(),
      .finding = conclusion_of(json),
      .title = Wording{.fr = word(json, "title"), .en = word(json, "title")},
      .source = word(json, "source")};
  if (const Json& waiver = json.at("waiver"); waiver.is_object())
    judged.waiver = WaiverNote{.reason = word(waiver, "reason"),
                               .approver = word(waiver, "approver"),
                               .expires = day(waiver, "expires")};
  if (const Json& attestation = json.at("attestation"); attestation.is_object())
    judged.attestation = AttestationNote{.by = word(attestation, "by"),
                                         .on = day(attestation, "on"),
                                         .evidence = word(attestation, "evidence"),
                                         .expires = day(attestation, "expires")};
  if (!json.at("first_seen").is_null()) judged.first_seen = day(json, "first_seen");
  if (!json.at("stale_since").is_null()) judged.stale_since = day(json, "stale_since");
  return judged;
}

Score score_of(const Json& json) {
  Score score{.low = number(json, "low").value_or(0),
              .high = number(json, "high").value_or(0),
              .coverage = number(json, "coverage").value_or(0),
              .applicable = !json.at("low").is_null()};
  if (!json.at("grade").is_null()) score.grade = word(json, "grade");
  return score;
}

PublishedFigure figure_of(const Json& json) {
  return {.label = word(json, "label"),
          .value = json.at("value").get<double>(),
          .unit = word(json, "unit"),
          .period = word(json, "period"),
          .kind = word(json, "kind"),
          .confidence_percent = percent(json, "confidence"),
          .evidence = citation_of(json.at("evidence"))};
}

NationalImpact impact_of(const Json& json) {
  const Json& criteria = json.at("criteria");
  NationalImpact impact{.verdict = enumerator<ImpactVerdict>(json, "verdict", kImpacts),
                        .deployed = enumerator<Met>(criteria, "deployed", kMets),
                        .significant = enumerator<Met>(criteria, "significant", kMets),
                        .quality = enumerator<Met>(criteria, "quality", kMets)};
  if (const auto figure = json.find("figure"); figure != json.end() && figure->is_object())
    impact.figure = figure_of(*figure);
  return impact;
}

/// The product's freshness stands beside its findings; it goes back to the one that cites it.
void take_freshness(const Json& json, ProductAudit& product) {
  if (json.is_null() || product.findings.empty()) return;
  const Citation evidence = citation_of(json.at("evidence"));
  const auto cites = std::ranges::find_if(product.findings, [&](const JudgedFinding& judged) {
    return std::ranges::find(judged.finding.evidence(), evidence) !=
           judged.finding.evidence().end();
  });
  JudgedFinding& owner = cites == product.findings.end() ? product.findings.front() : *cites;
  const Date newest = day(json, "newest_data_date");
  owner.finding.freshness =
      Freshness{.newest = {.from = newest,
                           .to = newest,
                           .grain = enumerator<Grain>(json, "precision", kGrains)},
                .confidence_percent = percent(json, "confidence"),
                .evidence = evidence};
}

TrackedObjective objective_of(const Json& json) {
  TrackedObjective objective{
      .metric = word(json, "metric"),
      .target = json.at("target").get<double>(),
      .in_sheet = word(json, "source") == "sheet",
      .state = enumerator<ObjectiveState>(json, "state", kObjectiveStates)};
  if (!json.at("due").is_null()) objective.due = day(json, "due");
  if (!json.at("figure").is_null()) objective.figure = figure_of(json.at("figure"));
  return objective;
}

Product sheet_of(const Json& json) {
  const Json& links = json.at("links");
  Product product;
  product.id = word(json, "id");
  product.name = word(json, "name");
  product.mission = word(json, "mission");
  product.incubator = word(json, "incubator");
  product.site = word(links, "site");
  product.repositories = links.at("repository").get<std::vector<std::string>>();
  product.stats_url = word(links, "stats");
  product.budget_url = word(links, "budget");
  product.impact_url = word(links, "impact");
  product.dashlord_url = word(links, "dashlord");
  product.sheet.file = word(json, "sheet");
  product.sheet.line = json.value("sheet_line", 0);
  return product;
}

ProductAudit product_of(const Json& json) {
  ProductAudit product{.product = sheet_of(json),
                       .phase = word(json, "phase"),
                       .judged_as = word(json, "judged_as"),
                       .score = score_of(json.at("score")),
                       .national_impact = impact_of(json.at("national_impact")),
                       .spent = {.requests = json.at("spent").at("requests").get<std::size_t>(),
                                 .bytes = json.at("spent").at("bytes").get<std::size_t>()}};
  if (json.contains("score_with_waivers") && !json.at("score_with_waivers").is_null())
    product.score_with_waivers = score_of(json.at("score_with_waivers"));
  for (const Json& each : json.at("findings")) product.findings.push_back(finding_of(each));
  for (const Json& each : json.at("figures")) product.figures.push_back(figure_of(each));
  if (json.contains("objectives"))
    for (const Json& each : json.at("objectives"))
      product.objectives.push_back(objective_of(each));
  take_freshness(json.at("freshness"), product);
  return product;
}

Run run_of(const Json& json) {
  const Json& portfolio = json.at("portfolio");
  Run run{.version = word(json.at("tool"), "version"),
          .as_of = day(json, "as_of"),
          .started_at = word(json, "started_at"),
          .finished_at = word(json, "finished_at"),
          .status = enumerator<RunStatus>(json, "status", kStatuses),
          .portfolio_source = word(portfolio, "source"),
          .portfolio_hash = word(portfolio, "hash"),
          .portfolio_products = portfolio.at("products").get<std::size_t>(),
          .requests = json.at("requests").get<std::size_t>(),
          .bytes = json.at("bytes").get<std::size_t>(),
          .seconds = json.at("seconds").get<double>(),
          .cancelled_products = json.at("cancelled_products").get<std::size_t>()};
  if (const auto shard = json.find("shard"); shard != json.end() && shard->is_object())
    run.shard =
        Shard{.index = shard->at("index").get<int>(), .count = shard->at("count").get<int>()};
  return run;
}

Diagnostic problem_of(const Json& json) {
  const std::string severity = word(json, "severity");
  return {.place = {.file = word(json, "file"),
                    .line = json.at("line").get<int>(),
                    .column = json.at("column").get<int>()},
          .severity = severity == "error"     ? Severity::error
                      : severity == "warning" ? Severity::warning
                                              : Severity::note,
          .id = word(json, "id"),
          .text = word(json, "text")};
}

WrittenAudit audit_of(const Json& json) {
  const Json& run = json.at("run");
  const Json& rulebook = run.at("rulebook");
  const std::string title = word(rulebook, "title");
  WrittenAudit written;
  written.language = word(run, "language") == "en" ? Language::en : Language::fr;
  Audit& audit = written.audit;
  audit.run = run_of(run);
  audit.rulebook_id = word(rulebook, "id");
  audit.rulebook_version = word(rulebook, "version");
  audit.rulebook_hash = word(rulebook, "hash");
  audit.rulebook_title = {.fr = title, .en = title};
  for (const Json& each : json.at("standards"))
    audit.standards.push_back(
        {.id = word(each, "id"),
         .family = word(each, "family"),
         .title = Wording{.fr = word(each, "title"), .en = word(each, "title")},
         .source = word(each, "source")});
  for (const Json& each : json.at("products")) audit.products.push_back(product_of(each));
  for (const Json& each : json.at("problems")) audit.problems.push_back(problem_of(each));
  return written;
}

}  // namespace

Expected<WrittenAudit, std::string> read_written_audit(std::string_view text,
                                                       const std::string& file) {
  try {
    const Json json = Json::parse(text);
    const std::string version = word(json, "schema_version");
    if (!version.starts_with("1."))
      return Unexpected{file + ": expected an audit of schema version 1, not '" + version +
                        "'"};
    return audit_of(json);
  } catch (const Json::parse_error& problem) {
    return Unexpected{file + ": is no JSON, or breaks off, at byte " +
                      std::to_string(problem.byte)};
  } catch (const Json::exception& problem) {
    return Unexpected{file + ": is no audit.json of vigie: " + problem.what()};
  } catch (const std::invalid_argument& problem) {
    return Unexpected{file + ": is no audit.json of vigie: " + problem.what()};
  }
}

}  // namespace vigie
