// Audits read back: explained, and compared with a later one.
#include "reports/changes.hpp"

#include "reports/explain.hpp"
#include "reports/reports.hpp"
#include "tests/reports/three_products.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace vigie {
namespace {

using Json = nlohmann::ordered_json;

Json audit() {
  return Json::parse(audit_json(test::three_products(), Language::fr));
}

StoredAudit stored(const Json& json) {
  auto read = read_stored_audit(json.dump(), "audit.json");
  if (read) return std::move(*read);
  ADD_FAILURE() << read.error();
  return {};
}

/// The first finding of that verdict that counts.
Json& finding(Json& json, std::string_view verdict) {
  for (Json& product : json.at("products"))
    for (Json& each : product.at("findings"))
      if (each.at("verdict") == verdict && !each.at("informative").get<bool>()) return each;
  throw std::runtime_error("no such finding");
}

TEST(StoredAudit, is_what_was_written) {
  const Audit written = test::three_products();
  const StoredAudit read = stored(audit());
  ASSERT_EQ(read.products.size(), written.products.size());
  for (const ProductAudit& product : written.products) {
    const StoredProduct* const back = read.find(product.product.id);
    ASSERT_NE(back, nullptr) << product.product.id;
    ASSERT_EQ(back->findings.size(), product.findings.size());
    EXPECT_EQ(back->low.has_value(), product.score.applicable);
    for (std::size_t i = 0; i < back->findings.size(); ++i) {
      EXPECT_EQ(back->findings[i].verdict, to_string(product.findings[i].finding.verdict()));
      EXPECT_EQ(back->findings[i].evidence.size(),
                product.findings[i].finding.evidence().size());
    }
  }
  EXPECT_EQ(read.find("nobody"), nullptr);
}

TEST(StoredAudit, refuses_what_is_none_and_says_why) {
  const auto why = [](std::string_view text) {
    const auto read = read_stored_audit(text, "a.json");
    return read ? std::string("read") : read.error();
  };
  EXPECT_TRUE(
      why("{\"schema_version\"").starts_with("a.json: is no JSON, or breaks off, at byte"));
  EXPECT_TRUE(why("[]").starts_with("a.json: is no audit.json of vigie"));
  EXPECT_TRUE(why("{}").starts_with("a.json: is no audit.json of vigie"));
  EXPECT_EQ(why(R"({"schema_version": "2.0"})"),
            "a.json: expected an audit of schema version 1, not '2.0'");
  EXPECT_EQ(load_stored_audit("/nowhere/a.json").error(), "/nowhere/a.json: cannot be read");
}

TEST(Changes, tell_what_got_worse_and_what_got_better) {
  Json later = audit();
  finding(later, "pass").at("verdict") = "fail";
  const StoredAudit before = stored(audit());
  const StoredAudit after = stored(later);
  const Changes worse = changes_between(before, after);
  ASSERT_EQ(worse.worse.size(), 1U);
  EXPECT_TRUE(worse.better.empty());
  EXPECT_NE(changes_markdown(worse, Language::fr).find("## Régressions"), std::string::npos);
  const Changes better = changes_between(after, before);
  EXPECT_EQ(better.better.size(), 1U);
  EXPECT_TRUE(better.worse.empty());
  const auto json = Json::parse(changes_json(better));
  EXPECT_EQ(json.at("better").at(0).at("before"), "fail");
  EXPECT_EQ(json.at("better").at(0).at("after"), "pass");
}

TEST(Changes, take_an_outage_for_no_regression) {
  Json later = audit();
  Json& down = finding(later, "pass");
  down.at("verdict") = "error";
  down.at("cause") = "timeout";
  const StoredAudit before = stored(audit());
  const StoredAudit after = stored(later);
  const Changes changes = changes_between(before, after);
  EXPECT_TRUE(changes.worse.empty());
  EXPECT_EQ(changes.unseen.size(), 1U);
  EXPECT_TRUE(changes_between(after, before).better.empty()) << "nor its end for progress";
}

TEST(Changes, name_products_that_come_and_go_and_say_when_nothing_did) {
  Json later = audit();
  later.at("products").erase(0);
  const StoredAudit before = stored(audit());
  const StoredAudit after = stored(later);
  EXPECT_EQ(changes_between(before, after).vanished.size(), 1U);
  EXPECT_EQ(changes_between(after, before).appeared.size(), 1U);
  EXPECT_NE(
      changes_markdown(changes_between(before, before), Language::en).find("Nothing changed."),
      std::string::npos);
}

TEST(Changes, warn_when_the_rules_are_not_the_same) {
  Json later = audit();
  later.at("run").at("rulebook").at("hash") = "other";
  const StoredAudit before = stored(audit());
  const StoredAudit after = stored(later);
  EXPECT_NE(changes_markdown(changes_between(before, after), Language::fr)
                .find("les scores ne se comparent pas"),
            std::string::npos);
}

TEST(Explain, gives_the_points_that_a_finding_costs) {
  StoredProduct product{
      .id = "p",
      .findings = {{.criterion = "a", .verdict = "fail", .weight = 30},
                   {.criterion = "b", .verdict = "warn", .weight = 20},
                   {.criterion = "c", .verdict = "pass", .weight = 50},
                   {.criterion = "d", .verdict = "not_applicable", .weight = 99}}};
  EXPECT_EQ(points_to_gain(product, product.findings[0]), 30);
  EXPECT_EQ(points_to_gain(product, product.findings[1]), 10);
  EXPECT_EQ(points_to_gain(product, product.findings[2]), 0);
  EXPECT_EQ(points_to_gain(product, product.findings[3]), 0);
}

TEST(Explain, tells_that_a_finding_is_waived) {
  Json json = audit();
  finding(json, "pass").at("waiver") = {
      {"reason", "refonte"}, {"approver", "une responsable"}, {"expires", "2026-12-31"}};
  std::string text;
  for (const StoredProduct& product : stored(json).products)
    for (const StoredFinding& each : product.findings)
      text += explanation_text(product, {&each}, Language::en);
  EXPECT_NE(text.find("Waived until: 2026-12-31, une responsable : refonte"),
            std::string::npos);
}

TEST(Explain, gives_a_command_that_a_shell_takes_as_it_is_meant) {
  StoredFinding finding;
  finding.evidence = {{.url = "https://x.fr/?q='$(reboot)'"}};
  EXPECT_EQ(curl_command(finding).find("'$("), std::string::npos);
  finding.evidence = {{.url = "javascript:alert(1)"}};
  EXPECT_EQ(curl_command(finding), "");
}

TEST(Explain, shows_what_it_is_given_and_obeys_none_of_it) {
  const StoredAudit read = stored(audit());
  for (const StoredProduct& product : read.products) {
    std::vector<const StoredFinding*> all;
    for (const StoredFinding& each : product.findings) all.push_back(&each);
    for (const Language language : {Language::fr, Language::en}) {
      const std::string text = explanation_text(product, all, language);
      EXPECT_EQ(text.find('\x1b'), std::string::npos);
      EXPECT_EQ(text.find("\n::"), std::string::npos);
      EXPECT_EQ(explanation_markdown(product, all, language).find("<script>"),
                std::string::npos);
    }
    EXPECT_EQ(Json::parse(explanation_json(product, all)).at("findings").size(), all.size());
  }
}

}  // namespace
}  // namespace vigie
