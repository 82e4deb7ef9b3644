#include "reports/embedded.hpp"
#include "reports/reports.hpp"
#include "reports/tally.hpp"
#include "reports/words.hpp"

#include <cmath>
#include <cstdint>
#include <ostream>
#include <sstream>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

namespace vigie {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kSchemaVersion = "1.0";
constexpr std::array kVerdicts{Verdict::pass,          Verdict::warn,  Verdict::fail,
                               Verdict::unknown,       Verdict::error, Verdict::manual,
                               Verdict::not_applicable};
constexpr std::array kImpacts{ImpactVerdict::established, ImpactVerdict::candidate,
                              ImpactVerdict::not_yet, ImpactVerdict::undetermined};

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return "";
}

/// Keys never disappear: what is empty is null.
Json or_null(std::string_view text) {
  return text.empty() ? Json() : Json(text);
}

Json day_or_null(const std::optional<Date>& day) {
  return day ? Json(iso_date(*day)) : Json();
}

Json fraction(int percent) {
  return percent / 100.0;
}

Json json_of(const Citation& citation, const std::string& observed_at) {
  return {{"url", or_null(citation.url)},
          {"final_url", or_null(citation.final_url)},
          {"status", citation.status == 0 ? Json() : Json(citation.status)},
          {"excerpt", or_null(citation.excerpt)},
          {"where", or_null(citation.where)},
          {"sha256", or_null(citation.sha256)},
          {"observed_at", observed_at}};
}

Json json_of(const Boxed<WaiverNote>& waiver) {
  if (!waiver) return {};
  return {{"reason", waiver->reason},
          {"approver", waiver->approver},
          {"expires", iso_date(waiver->expires)}};
}

Json json_of(const Boxed<AttestationNote>& attestation) {
  if (!attestation) return {};
  return {{"by", attestation->by},
          {"on", iso_date(attestation->on)},
          {"evidence", attestation->evidence},
          {"expires", iso_date(attestation->expires)}};
}

/// What the findings of one audit have in common.
struct Writing {
  Language language;
  std::string as_of;
};

Json json_of(const JudgedFinding& judged, const Writing& writing) {
  const Finding& finding = judged.finding;
  Json evidence = Json::array();
  for (const Citation& citation : finding.evidence())
    evidence.push_back(json_of(citation, writing.as_of));
  Json facts = Json::object();
  for (const Fact& fact : finding.facts) facts[fact.name] = fact.value;
  const auto cause = finding.cause();
  return {{"criterion", judged.criterion},
          {"standard", judged.standard},
          {"check", or_null(judged.check)},
          {"title", judged.title.in(writing.language)},
          {"level", to_string(judged.level)},
          {"weight", judged.weight},
          {"warn_credit", fraction(judged.warn_credit_percent)},
          {"effort", to_string(judged.effort)},
          {"informative", judged.informative},
          {"verdict", to_string(finding.verdict())},
          {"cause", cause ? Json(to_string(*cause)) : Json()},
          {"confidence", fraction(finding.confidence_percent)},
          {"confidence_reason", or_null(finding.confidence_reason.in(writing.language))},
          {"reason", finding.reason().in(writing.language)},
          {"reason_id", finding.reason().id()},
          {"evidence", std::move(evidence)},
          {"remedy", or_null(remedy_of(judged, writing.language))},
          {"source", or_null(judged.source)},
          {"facts", std::move(facts)},
          {"waiver", json_of(judged.waiver)},
          {"attestation", json_of(judged.attestation)},
          {"stale_since", day_or_null(judged.stale_since)},
          {"first_seen", day_or_null(judged.first_seen)}};
}

Json json_of(const Score& score) {
  const auto number = [&](int value) { return score.applicable ? Json(value) : Json(); };
  return {{"low", number(score.low)},
          {"high", number(score.high)},
          {"coverage", number(score.coverage)},
          {"grade", score.grade ? Json(*score.grade) : Json()}};
}

Json scores_by_level(const ProductAudit& audit) {
  Json json = Json::object();
  for (const Level level : {Level::legal, Level::programme, Level::practice})
    json[to_string(level)] = json_of(score_of_level(audit.findings, level));
  return json;
}

/// A whole number without a decimal point.
Json number_of(double value) {
  constexpr double kExact = 9e15;
  const bool is_whole = std::floor(value) == value && std::abs(value) < kExact;
  return is_whole ? Json(static_cast<std::int64_t>(value)) : Json(value);
}

Json json_of(const PublishedFigure& figure, const std::string& observed_at) {
  return {{"label", or_null(figure.label)},
          {"value", number_of(figure.value)},
          {"unit", or_null(figure.unit)},
          {"period", or_null(figure.period)},
          {"kind", figure.kind},
          {"confidence", fraction(figure.confidence_percent)},
          {"evidence", json_of(figure.evidence, observed_at)}};
}

Json json_of(const NationalImpact& impact, const std::string& observed_at) {
  return {{"verdict", to_string(impact.verdict)},
          {"criteria",
           {{"deployed", to_string(impact.deployed)},
            {"significant", to_string(impact.significant)},
            {"quality", to_string(impact.quality)}}},
          {"figure", impact.figure ? json_of(*impact.figure, observed_at) : Json()}};
}

Json links_of(const Product& product) {
  return {{"site", or_null(product.site)},         {"repository", product.repositories},
          {"stats", or_null(product.stats_url)},   {"budget", or_null(product.budget_url)},
          {"impact", or_null(product.impact_url)}, {"dashlord", or_null(product.dashlord_url)}};
}

Json next_step_of(const ProductAudit& product, Language language) {
  const JudgedFinding* const step = next_step(product);
  if (step == nullptr) return {};
  return {{"criterion", step->criterion},
          {"title", step->title.in(language)},
          {"remedy", or_null(remedy_of(*step, language))}};
}

Json freshness_of(const ProductAudit& product, const Writing& writing) {
  for (const JudgedFinding& judged : product.findings) {
    if (!judged.finding.freshness) continue;
    const Freshness& freshness = *judged.finding.freshness;
    return {{"newest_data_date", iso_date(freshness.newest.to)},
            {"precision", to_string(freshness.newest.grain)},
            {"confidence", fraction(freshness.confidence_percent)},
            {"evidence", json_of(freshness.evidence, writing.as_of)}};
  }
  return {};
}

Json json_of(const TrackedObjective& objective, const std::string& as_of) {
  return {{"metric", objective.metric},
          {"target", objective.target},
          {"due", day_or_null(objective.due)},
          {"source", objective.in_sheet ? "sheet" : "file"},
          {"state", to_string(objective.state)},
          {"figure", objective.figure ? json_of(*objective.figure, as_of) : Json()}};
}

Json json_of(const ProductAudit& audit, const Writing& writing) {
  Json findings = Json::array();
  for (const JudgedFinding& judged : audit.findings)
    findings.push_back(json_of(judged, writing));
  Json figures = Json::array();
  for (const PublishedFigure& figure : audit.figures)
    figures.push_back(json_of(figure, writing.as_of));
  Json objectives = Json::array();
  for (const TrackedObjective& objective : audit.objectives)
    objectives.push_back(json_of(objective, writing.as_of));
  return {{"id", audit.product.id},
          {"name", audit.product.name},
          {"phase", or_null(audit.phase)},
          {"judged_as", audit.judged_as},
          {"incubator", or_null(audit.product.incubator)},
          {"mission", or_null(audit.product.mission)},
          {"sheet", or_null(audit.product.sheet.file)},
          {"sheet_line", audit.product.sheet.line},
          {"links", links_of(audit.product)},
          {"score", json_of(audit.score)},
          {"score_by_level", scores_by_level(audit)},
          {"score_with_waivers",
           audit.score_with_waivers ? json_of(*audit.score_with_waivers) : Json()},
          {"national_impact", json_of(audit.national_impact, writing.as_of)},
          {"next_step", next_step_of(audit, writing.language)},
          {"findings", std::move(findings)},
          {"freshness", freshness_of(audit, writing)},
          {"figures", std::move(figures)},
          {"objectives", std::move(objectives)},
          {"spent", {{"requests", audit.spent.requests}, {"bytes", audit.spent.bytes}}}};
}

Json run_of(const Audit& audit, Language language) {
  const Run& run = audit.run;
  return {{"tool", {{"name", "vigie"}, {"version", run.version}}},
          {"as_of", iso_date(run.as_of)},
          {"started_at", or_null(run.started_at)},
          {"finished_at", or_null(run.finished_at)},
          {"status", to_string(run.status)},
          {"language", language == Language::fr ? "fr" : "en"},
          {"rulebook",
           {{"id", audit.rulebook_id},
            {"version", audit.rulebook_version},
            {"hash", audit.rulebook_hash},
            {"title", audit.rulebook_title.in(language)}}},
          {"portfolio",
           {{"source", run.portfolio_source},
            {"hash", or_null(run.portfolio_hash)},
            {"products", run.portfolio_products}}},
          {"shard",
           run.shard ? Json{{"index", run.shard->index}, {"count", run.shard->count}} : Json()},
          {"requests", run.requests},
          {"bytes", run.bytes},
          {"seconds", std::round(run.seconds * 1000) / 1000},
          {"cancelled_products", run.cancelled_products}};
}

Json json_of(const VerdictCounts& counts) {
  Json json = Json::object();
  for (const Verdict verdict : kVerdicts) json[to_string(verdict)] = counts.of(verdict);
  return json;
}

Json indicators_of(const Audit& audit) {
  const Tally counted = tally(audit);
  Json phases = Json::object();
  for (const std::string& phase : phases_in_order(counted.phases))
    phases[phase] = counted.phases.at(phase);
  Json impacts = Json::object();
  for (const ImpactVerdict verdict : kImpacts)
    impacts[to_string(verdict)] = counted.impacts.at(static_cast<std::size_t>(verdict));
  Json criteria = Json::object();
  for (const CriterionTally& criterion : counted.criteria)
    criteria[criterion.example->criterion] = json_of(criterion.verdicts);
  Json causes = Json::object();
  for (const CauseTally& cause : counted.causes)
    causes[to_string(cause.cause)] = cause.products.size();
  return {{"products", counted.products},
          {"products_to_act", counted.to_act},
          {"products_not_judged", counted.not_judged},
          {"products_with_errors", counted.unobserved},
          {"phases", std::move(phases)},
          {"national_impact", std::move(impacts)},
          {"verdicts", json_of(counted.verdicts)},
          {"criteria", std::move(criteria)},
          {"causes", std::move(causes)}};
}

Json standards_of(const Audit& audit, Language language) {
  Json standards = Json::array();
  for (const Standard& standard : audit.standards)
    standards.push_back({{"id", standard.id},
                         {"family", standard.family},
                         {"title", standard.title.in(language)},
                         {"source", or_null(standard.source)}});
  return standards;
}

Json problems_of(const Audit& audit) {
  Json problems = Json::array();
  for (const Diagnostic& problem : audit.problems)
    problems.push_back({{"file", problem.place.file},
                        {"line", problem.place.line},
                        {"column", problem.place.column},
                        {"severity", to_string(problem.severity)},
                        {"id", problem.id},
                        {"text", problem.text}});
  return problems;
}

/// Bytes from outside that are no UTF-8 become U+FFFD: the writer must not fail on them.
std::string text_of(const Json& json) {
  return json.dump(1, ' ', false, Json::error_handler_t::replace);
}

/// As it stands in the list of products.
std::string indented(const std::string& text) {
  std::string result = "  ";
  for (const char c : text) {
    result += c;
    if (c == '\n') result += "  ";
  }
  return result;
}

}  // namespace

void write_audit_json(const Audit& audit, Language language, std::ostream& out) {
  const Writing writing{.language = language, .as_of = iso_date(audit.run.as_of)};
  const std::string head = text_of({{"schema_version", kSchemaVersion},
                                    {"run", run_of(audit, language)},
                                    {"standards", standards_of(audit, language)}});
  const std::string tail =
      text_of({{"indicators", indicators_of(audit)}, {"problems", problems_of(audit)}});
  out << std::string_view(head).substr(0, head.size() - std::string_view("\n}").size())
      << ",\n \"products\": [";
  std::string_view before = "\n";
  for (const ProductAudit& product : audit.products) {
    out << before << indented(text_of(json_of(product, writing)));
    before = ",\n";
  }
  out << (audit.products.empty() ? "]" : "\n ]") << ','
      << std::string_view(tail).substr(std::string_view("{").size()) << '\n';
}

std::string audit_json(const Audit& audit, Language language) {
  std::ostringstream text;
  write_audit_json(audit, language, text);
  return std::move(text).str();
}

std::string api_index_json(const Audit& audit, Language language) {
  Json products = Json::array();
  for (const ProductAudit& product : audit.products) {
    const JudgedFinding* const step = next_step(product);
    products.push_back({{"id", product.product.id},
                        {"name", product.product.name},
                        {"phase", or_null(product.phase)},
                        {"incubator", or_null(product.product.incubator)},
                        {"score", json_of(product.score)},
                        {"national_impact", to_string(product.national_impact.verdict)},
                        {"next_step", step == nullptr ? Json() : Json(step->criterion)},
                        {"url", "products/" + file_stem(product.product.id) + ".json"}});
  }
  return text_of({{"schema_version", kSchemaVersion},
                  {"as_of", iso_date(audit.run.as_of)},
                  {"rulebook",
                   {{"id", audit.rulebook_id},
                    {"version", audit.rulebook_version},
                    {"title", audit.rulebook_title.in(language)}}},
                  {"products", std::move(products)}}) +
         '\n';
}

std::string api_product_json(const Audit& audit, const ProductAudit& product,
                             Language language) {
  const Writing writing{.language = language, .as_of = iso_date(audit.run.as_of)};
  return text_of(
             {{"schema_version", kSchemaVersion},
              {"as_of", writing.as_of},
              {"rulebook", {{"id", audit.rulebook_id}, {"version", audit.rulebook_version}}},
              {"product", json_of(product, writing)}}) +
         '\n';
}

std::string_view audit_schema() {
  return embedded::kAuditSchema;
}

}  // namespace vigie
