#include "reports/schemas.hpp"

#include "checks/catalogue.hpp"
#include "portfolio/phase.hpp"
#include "portfolio/product_fields.hpp"
#include "rules/exception_keys.hpp"
#include "rules/objective_keys.hpp"
#include "rules/rulebook_schema.hpp"

#include <map>
#include <span>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace vigie {

namespace {

using Json = nlohmann::ordered_json;
using Keys = std::span<const std::string_view>;
/// What a key's value must be; keys that are not named are text.
using Values = std::map<std::string_view, Json>;

Json text() {
  return {{"type", "string"}, {"minLength", 1}};
}

Json id() {
  return {{"type", "string"}, {"pattern", "^[a-z0-9]+(-[a-z0-9]+)*$"}};
}

Json address() {
  return {{"type", "string"}, {"pattern", "^https?://"}};
}

Json day() {
  return {{"type", "string"}, {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}};
}

Json integer(int from, int to) {
  return {{"type", "integer"}, {"minimum", from}, {"maximum", to}};
}

Json percent() {
  return integer(0, 100);
}

Json list_of(Json item) {
  return {{"type", "array"}, {"items", std::move(item)}, {"minItems", 1}};
}

/// One word or several.
Json words(Json word = text()) {
  Json either = Json::array({word, list_of(word)});
  return {{"anyOf", std::move(either)}};
}

Json wording() {
  return {{"type", "object"},
          {"properties", {{"fr", text()}, {"en", text()}}},
          {"required", {"fr", "en"}},
          {"additionalProperties", false}};
}

Json object(Keys keys, const Values& values, const std::vector<std::string_view>& required) {
  Json properties = Json::object();
  for (const std::string_view key : keys) {
    const auto known = values.find(key);
    properties[std::string(key)] = known == values.end() ? text() : known->second;
  }
  Json json{{"type", "object"},
            {"properties", std::move(properties)},
            {"additionalProperties", false}};
  if (!required.empty()) json["required"] = required;
  return json;
}

std::string schema(std::string_view title, Json body) {
  Json json{{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", title}};
  json.update(body);
  return json.dump(2) + "\n";
}

Json settings_of(const Check& check) {
  Json properties = Json::object();
  for (const Setting& setting : check.settings) {
    Json value = setting.is_words() ? words() : integer(0, 100'000);
    value["description"] = setting.meaning;
    properties[std::string(setting.name)] = std::move(value);
  }
  return {{"type", "object"},
          {"properties", std::move(properties)},
          {"additionalProperties", false}};
}

/// A check's settings are asked for where the check is named.
Json settings_by_check() {
  Json rules = Json::array();
  for (const Check* const check : catalogue()) {
    if (check->settings.empty()) continue;
    rules.push_back(
        {{"if", {{"properties", {{"check", {{"const", check->id}}}}}, {"required", {"check"}}}},
         {"then", {{"properties", {{"settings", settings_of(*check)}}}}}});
  }
  return rules;
}

Json criterion() {
  Json checks = Json::array();
  for (const Check* const check : catalogue()) checks.push_back(check->id);
  // A phase, or a group of phases of the same file: editors propose the phases.
  const Json phase{{"type", "string"}, {"examples", kPhases}};
  Json json = object(rulebook_keys::kCriterion,
                     {{"id", id()},
                      {"check", {{"enum", std::move(checks)}}},
                      {"title", wording()},
                      {"remedy", wording()},
                      {"level", {{"enum", rulebook_keys::kLevels}}},
                      {"weight", percent()},
                      {"warn-credit-percent", percent()},
                      {"effort", {{"enum", rulebook_keys::kEfforts}}},
                      {"due", words(phase)},
                      {"informative", words(phase)},
                      {"settings", {{"type", "object"}}},
                      {"source", address()},
                      {"from", day()},
                      {"until", day()}},
                     {"id", "title"});
  json["anyOf"] = {{{"required", {"due"}}}, {{"required", {"informative"}}}};
  json["allOf"] = settings_by_check();
  return json;
}

/// A criterion of the rulebook that is extended, by id.
Json change() {
  return object(rulebook_keys::kChange,
                {{"id", id()},
                 {"title", wording()},
                 {"remedy", wording()},
                 {"level", {{"enum", rulebook_keys::kLevels}}},
                 {"weight", percent()},
                 {"warn-credit-percent", percent()},
                 {"effort", {{"enum", rulebook_keys::kEfforts}}},
                 {"due", words()},
                 {"informative", words()},
                 {"settings", {{"type", "object"}}},
                 {"source", address()},
                 {"from", day()},
                 {"until", day()}},
                {"id"});
}

/// What the rulebook must make of a product that shows some verdicts.
Json rule_case() {
  const Json verdict{
      {"enum", {"pass", "warn", "fail", "unknown", "error", "manual", "not_applicable"}}};
  const Json verdicts{{"type", "object"}, {"additionalProperties", verdict}};
  return object(rulebook_keys::kCase,
                {{"as-of", day()},
                 {"verdicts", verdicts},
                 {"others", verdict},
                 {"expect", object(rulebook_keys::kExpectation,
                                   {{"score", {{"type", {"integer", "string"}}}},
                                    {"coverage", percent()},
                                    {"verdicts", verdicts}},
                                   {})}},
                {"name", "as-of", "phase", "expect"});
}

Json standard() {
  return object(rulebook_keys::kStandard,
                {{"id", id()},
                 {"title", wording()},
                 {"source", address()},
                 {"criteria", list_of({{"$ref", "#/definitions/criterion"}})}},
                {"id", "family", "title", "criteria"});
}

Json product() {
  Json properties = Json::object();
  for (const std::string_view name : field_names(Vocabulary::table))
    properties[std::string(name)] = Json::object();
  properties["phases"] = {
      {"type", "array"},
      {"items",
       {{"type", "object"},
        {"properties", {{"name", {{"type", "string"}, {"examples", kPhases}}}}}}}};
  return {{"type", "object"}, {"properties", std::move(properties)}};
}

}  // namespace

std::string rules_schema() {
  Json json = object(
      rulebook_keys::kTop,
      {{"rulebook", object(rulebook_keys::kRulebook, {{"id", id()}, {"title", wording()}},
                           {"id", "version", "title"})},
       {"only-levels", words({{"enum", rulebook_keys::kLevels}})},
       {"only-checks", words()},
       {"without", words(id())},
       {"warn-credit-percent", percent()},
       {"changes", list_of(change())},
       {"coverage-from-percent", percent()},
       {"nights-to-confirm", integer(1, 30)},
       {"confidence-from-percent", percent()},
       {"profiles",
        list_of(object(
            rulebook_keys::kProfile,
            {{"incubators", words()}, {"changes", list_of(change())}, {"without", words(id())}},
            {"incubators"}))},
       {"cases", list_of(rule_case())},
       {"grades", list_of(object(rulebook_keys::kGrade, {{"from-percent", percent()}},
                                 {"letter", "from-percent"}))},
       {"national-impact", object(rulebook_keys::kNationalImpact,
                                  {{"deployed-phases", words()},
                                   {"not-yet-phases", words()},
                                   {"stopped-phases", words()},
                                   {"significant-from-people", integer(1, 100'000'000)},
                                   {"quality-from-percent", percent()}},
                                  {"deployed-phases"})},
       {"phase-groups", {{"type", "object"}, {"additionalProperties", words()}}},
       {"standards", list_of(standard())}},
      {"rulebook"});
  json["anyOf"] = {{{"required", {"standards"}}}, {{"required", {"extends"}}}};
  json["definitions"] = {{"criterion", criterion()}};
  return schema("vigie: a rulebook", std::move(json));
}

std::string waivers_schema() {
  return schema(
      "vigie: waivers",
      object(exception_keys::kWaivers,
             {{"waivers", list_of(object(exception_keys::kWaiver, {{"expires", day()}},
                                         {exception_keys::kWaiver.begin(),
                                          exception_keys::kWaiver.end()}))}},
             {"waivers"}));
}

std::string attestations_schema() {
  return schema(
      "vigie: attestations",
      object(exception_keys::kAttestations,
             {{"attestations",
               list_of(object(exception_keys::kAttestation,
                              {{"on", day()}, {"expires", day()}, {"evidence", address()}},
                              {exception_keys::kAttestation.begin(),
                               exception_keys::kAttestation.end()}))}},
             {"attestations"}));
}

std::string objectives_schema() {
  const Json amount{{"type", "number"}, {"minimum", 0}};
  return schema(
      "vigie: objectives",
      object(objective_keys::kTop,
             {{"objectives", list_of(object(objective_keys::kObjective,
                                            {{"target", amount},
                                             {"due", day()},
                                             {"from", object(objective_keys::kStart,
                                                             {{"value", amount}, {"on", day()}},
                                                             {"value", "on"})}},
                                            {"product", "metric", "target", "due"}))}},
             {"objectives"}));
}

std::string portfolio_schema() {
  const Json products = list_of({{"$ref", "#/definitions/product"}});
  const Json wrapped{
      {"type", "object"}, {"properties", {{"products", products}}}, {"required", {"products"}}};
  return schema("vigie: a portfolio in one file", {{"anyOf", Json::array({wrapped, products})},
                                                   {"definitions", {{"product", product()}}}});
}

}  // namespace vigie
