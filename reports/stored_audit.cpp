#include "reports/stored_audit.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <nlohmann/json.hpp>

namespace vigie {

namespace {

using Json = nlohmann::json;

std::string word(const Json& object, const char* key) {
  const Json& value = object.at(key);
  return value.is_null() ? std::string{} : value.get<std::string>();
}

std::optional<int> number(const Json& object, const char* key) {
  const Json& value = object.at(key);
  return value.is_null() ? std::nullopt : std::optional(value.get<int>());
}

StoredCitation citation_of(const Json& json) {
  return {.url = word(json, "url"),
          .final_url = word(json, "final_url"),
          .status = number(json, "status").value_or(0),
          .excerpt = word(json, "excerpt"),
          .where = word(json, "where")};
}

int percent(double fraction) {
  return static_cast<int>(std::lround(fraction * 100));
}

StoredFinding finding_of(const Json& json) {
  StoredFinding finding{
      .criterion = word(json, "criterion"),
      .standard = word(json, "standard"),
      .check = word(json, "check"),
      .title = word(json, "title"),
      .level = word(json, "level"),
      .verdict = word(json, "verdict"),
      .cause = word(json, "cause"),
      .reason = word(json, "reason"),
      .confidence_reason = word(json, "confidence_reason"),
      .remedy = word(json, "remedy"),
      .source = word(json, "source"),
      .weight = json.at("weight").get<int>(),
      .warn_credit_percent = percent(json.value("warn_credit", Json(0.5)).get<double>()),
      .confidence_percent = percent(json.at("confidence").get<double>()),
      .informative = json.at("informative").get<bool>()};
  if (const Json& waiver = json.at("waiver"); waiver.is_object())
    finding.waiver = word(waiver, "expires") + ", " + word(waiver, "approver") + " : " +
                     word(waiver, "reason");
  for (const Json& each : json.at("evidence")) finding.evidence.push_back(citation_of(each));
  return finding;
}

StoredProduct product_of(const Json& json) {
  const Json& score = json.at("score");
  StoredProduct product{.id = word(json, "id"),
                        .name = word(json, "name"),
                        .phase = word(json, "phase"),
                        .incubator = word(json, "incubator"),
                        .low = number(score, "low"),
                        .high = number(score, "high"),
                        .grade = word(score, "grade"),
                        .impact = word(json.at("national_impact"), "verdict")};
  for (const Json& each : json.at("findings")) product.findings.push_back(finding_of(each));
  return product;
}

StoredAudit audit_of(const Json& json, const std::string& file) {
  const Json& run = json.at("run");
  const Json& rulebook = run.at("rulebook");
  StoredAudit audit{.file = file,
                    .as_of = word(run, "as_of"),
                    .status = word(run, "status"),
                    .rulebook = word(rulebook, "id") + ' ' + word(rulebook, "version"),
                    .rulebook_hash = word(rulebook, "hash")};
  for (const Json& each : json.at("products")) audit.products.push_back(product_of(each));
  std::ranges::sort(audit.products, {}, &StoredProduct::id);
  return audit;
}

}  // namespace

bool StoredFinding::is_decided() const {
  return verdict == "pass" || verdict == "warn" || verdict == "fail";
}

const StoredProduct* StoredAudit::find(std::string_view id) const {
  const auto found = std::ranges::lower_bound(products, id, {}, &StoredProduct::id);
  return found != products.end() && found->id == id ? &*found : nullptr;
}

Expected<StoredAudit, std::string> read_stored_audit(std::string_view text,
                                                     const std::string& file) {
  try {
    const Json json = Json::parse(text);
    const std::string version = word(json, "schema_version");
    if (!version.starts_with("1."))
      return Unexpected{file + ": expected an audit of schema version 1, not '" + version +
                        "'"};
    return audit_of(json, file);
  } catch (const Json::parse_error& problem) {
    return Unexpected{file + ": is no JSON, or breaks off, at byte " +
                      std::to_string(problem.byte)};
  } catch (const Json::exception& problem) {
    return Unexpected{file + ": is no audit.json of vigie: " + problem.what()};
  }
}

Expected<StoredAudit, std::string> load_stored_audit(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream || std::filesystem::is_directory(file))
    return Unexpected{file + ": cannot be read"};
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  return read_stored_audit(text, file);
}

}  // namespace vigie
