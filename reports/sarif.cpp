#include "reports/plain_text.hpp"
#include "reports/reports.hpp"
#include "reports/words.hpp"
#include "text/sha256.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace vigie {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kSchema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
    "sarif-schema-2.1.0.json";
constexpr std::string_view kHome = "https://beta.gouv.fr";

Json text_of(std::string_view text) {
  return {{"text", plain_line(text)}};
}

/// What a criterion is, once for all products.
Json rules_of(const Audit& audit, Language language, std::vector<std::string>& ids) {
  Json rules = Json::array();
  for (const ProductAudit& product : audit.products)
    for (const JudgedFinding& judged : product.findings) {
      if (std::ranges::find(ids, judged.criterion) != ids.end()) continue;
      ids.push_back(judged.criterion);
      Json rule{
          {"id", judged.criterion},
          {"shortDescription", text_of(judged.title.in(language))},
          {"properties", {{"standard", judged.standard}, {"level", to_string(judged.level)}}}};
      if (!judged.source.empty()) rule["helpUri"] = judged.source;
      rules.push_back(std::move(rule));
    }
  return rules;
}

/// On the sheet, which is the one file that a repository of sheets shows; without a sheet the
/// report itself.
Json location_of(const ProductAudit& product) {
  const Place& sheet = product.product.sheet;
  return {
      {"physicalLocation",
       {{"artifactLocation", {{"uri", sheet.file.empty() ? "audit.json" : sheet.file}}},
        {"region", {{"startLine", std::max(sheet.line, 1)}}}}},
      {"logicalLocations", Json::array({{{"name", product.product.id}, {"kind", "module"}}})}};
}

/// A fail or a warn is a result of its own level; what was not seen or not decided is an open
/// question: it neither raises an alert nor closes one.
Json result_of(const ProductAudit& product, const JudgedFinding& judged, std::size_t rule,
               Language language) {
  const Verdict verdict = judged.finding.verdict();
  const bool observed = verdict == Verdict::fail || verdict == Verdict::warn;
  const std::string remedy = remedy_of(judged, language);
  std::string message = judged.finding.reason().in(language);
  if (!remedy.empty()) message += ' ' + remedy;
  return {
      {"ruleId", judged.criterion},
      {"ruleIndex", rule},
      {"kind", observed ? "fail" : "open"},
      {"level", verdict == Verdict::fail   ? (judged.informative ? "note" : "error")
                : verdict == Verdict::warn ? (judged.informative ? "note" : "warning")
                                           : "none"},
      {"message", text_of(message)},
      {"locations", Json::array({location_of(product)})},
      {"partialFingerprints",
       {{"productAndCriterion/v1", sha256_hex(product.product.id + '\n' + judged.criterion)}}}};
}

bool is_told(Verdict verdict) {
  return verdict == Verdict::fail || verdict == Verdict::warn || verdict == Verdict::error ||
         verdict == Verdict::unknown;
}

}  // namespace

std::string audit_sarif(const Audit& audit, Language language) {
  std::vector<std::string> ids;
  Json rules = rules_of(audit, language, ids);
  Json results = Json::array();
  for (const ProductAudit& product : audit.products)
    for (const JudgedFinding& judged : product.findings) {
      if (!is_told(judged.finding.verdict())) continue;
      const auto rule = std::ranges::find(ids, judged.criterion) - ids.begin();
      results.push_back(result_of(product, judged, static_cast<std::size_t>(rule), language));
    }
  const Json sarif{
      {"$schema", kSchema},
      {"version", "2.1.0"},
      {"runs", Json::array({{{"tool",
                              {{"driver",
                                {{"name", "vigie"},
                                 {"version", audit.run.version},
                                 {"informationUri", kHome},
                                 {"rules", std::move(rules)}}}}},
                             {"language", language == Language::fr ? "fr-FR" : "en-GB"},
                             {"results", std::move(results)}}})}};
  return sarif.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace vigie
