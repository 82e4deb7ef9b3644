// The formats for machines and browsers: what stands in them, and what must not.
#include "reports/markup.hpp"
#include "reports/reports.hpp"
#include "tests/reports/three_products.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace vigie {
namespace {

constexpr Text kShrank{"test.shrank", "rétréci", "shrank"};
constexpr Text kOpen{"test.open", "ouvert", "open"};

const Audit& audit() {
  static const Audit kAudit = test::three_products();
  return kAudit;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

/// What a browser or an XML reader opens, in every language.
std::vector<std::string> markup_files() {
  std::vector<std::string> files;
  for (const Language language : {Language::fr, Language::en}) {
    files.push_back(audit_junit(audit(), language));
    files.push_back(index_html(audit(), language));
    for (const ProductAudit& product : audit().products)
      files.push_back(product_html(audit(), product, language));
  }
  for (const ProductAudit& product : audit().products) files.push_back(badge_svg(product));
  return files;
}

/// Every file of a report.
std::vector<std::string> all_files() {
  std::vector<std::string> files = markup_files();
  files.push_back(audit_openmetrics(audit()));
  files.push_back(audit_csv(audit(), Language::fr));
  files.push_back(audit_sarif(audit(), Language::fr));
  files.push_back(self_assessment_csv(audit(), Language::fr));
  files.push_back(self_assessment_json(audit(), Language::fr));
  for (const ProductAudit& product : audit().products) files.push_back(badge_json(product));
  files.push_back(calendar_ics(audit(), Language::fr));
  for (const std::string& incubator : incubators_to_remind(audit())) {
    files.push_back(reminder_markdown(audit(), incubator, Language::fr));
    files.push_back(reminder_mail(audit(), incubator, Language::fr));
  }
  return files;
}

TEST(Markup, shows_what_it_is_given) {
  EXPECT_EQ(markup_text("<a href=\"x\">&'\n\x1b[0m"),
            "&lt;a href=&quot;x&quot;&gt;&amp;&#39; [0m");
  EXPECT_EQ(markup_address("https://x.fr/?a=1&b=\"2\""), "https://x.fr/?a=1&amp;b=%222%22");
  EXPECT_EQ(markup_address("javascript:alert(1)"), "");
  EXPECT_EQ(markup_address("data:text/html,x"), "");
}

TEST(Formats, obey_nothing_that_they_show) {
  for (const std::string& file : markup_files()) {
    EXPECT_EQ(file.find("<script>alert"), std::string::npos);
    EXPECT_EQ(file.find("href=\"javascript:"), std::string::npos);
  }
  for (const std::string& file : all_files()) {
    EXPECT_EQ(file.find('\x1b'), std::string::npos);
    EXPECT_EQ(file.find("\u202E"), std::string::npos);
    for (const std::string& line : lines_of(file)) EXPECT_FALSE(line.starts_with("::")) << line;
  }
}

TEST(Csv, has_a_line_for_each_finding_and_no_formula) {
  Audit hostile = audit();
  hostile.products.front().product.name = "=HYPERLINK(\"https://x\";\"y\")";
  const std::string csv = audit_csv(hostile, Language::fr);
  EXPECT_TRUE(csv.starts_with("\xEF\xBB\xBFproduct;name;phase;"));
  std::size_t findings = 0;
  for (const ProductAudit& product : hostile.products) findings += product.findings.size();
  const auto lines = lines_of(csv);
  EXPECT_EQ(lines.size(), findings + 1);
  EXPECT_NE(csv.find("\"'=HYPERLINK(\"\"https://x\"\";\"\"y\"\")\""), std::string::npos);
  for (const std::string& line : lines)
    for (const char* const start : {";=", ";+", ";-", ";@"})
      EXPECT_EQ(line.find(start), std::string::npos) << line;
}

TEST(Junit, fails_on_failures_only) {
  const std::string xml = audit_junit(audit(), Language::fr);
  EXPECT_TRUE(xml.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"));
  std::size_t failures = 0;
  std::size_t errors = 0;
  std::size_t cases = 0;
  for (const ProductAudit& product : audit().products)
    for (const JudgedFinding& judged : product.findings) {
      ++cases;
      if (judged.informative) continue;
      if (judged.finding.verdict() == Verdict::fail) ++failures;
      if (judged.finding.verdict() == Verdict::error) ++errors;
    }
  ASSERT_GT(failures + errors, 0U);
  EXPECT_EQ(count(xml, "<failure"), failures);
  EXPECT_EQ(count(xml, "<error"), errors);
  EXPECT_EQ(count(xml, "<testcase"), cases);
}

TEST(Sarif, raises_no_alert_for_what_was_not_seen) {
  const auto sarif = nlohmann::json::parse(audit_sarif(audit(), Language::en));
  EXPECT_EQ(sarif.at("version"), "2.1.0");
  const auto& run = sarif.at("runs").at(0);
  std::size_t open = 0;
  for (const auto& result : run.at("results")) {
    const bool is_open = result.at("kind") == "open";
    open += is_open ? 1 : 0;
    EXPECT_EQ(result.at("level") == "none", is_open);
    EXPECT_EQ(run.at("tool")
                  .at("driver")
                  .at("rules")
                  .at(result.at("ruleIndex").get<std::size_t>())
                  .at("id"),
              result.at("ruleId"));
    EXPECT_EQ(
        result.at("partialFingerprints").at("productAndCriterion/v1").get<std::string>().size(),
        64U);
  }
  EXPECT_GT(open, 0U);
}

TEST(OpenMetrics, ends_as_it_must_and_says_nothing_of_scores_that_are_none) {
  const std::string text = audit_openmetrics(audit());
  EXPECT_TRUE(text.ends_with("# EOF\n"));
  EXPECT_NE(text.find("vigie_products 3\n"), std::string::npos);
  const auto scored = std::ranges::count_if(
      audit().products, [](const ProductAudit& product) { return product.score.applicable; });
  EXPECT_EQ(count(text, "vigie_score_low{"), static_cast<std::size_t>(scored));
}

TEST(Badge, is_grey_where_nothing_is_claimed) {
  ProductAudit product = audit().products.front();
  product.score = {.low = 90, .high = 95, .coverage = 95, .applicable = true, .grade = "A"};
  EXPECT_NE(badge_json(product).find("#18753c"), std::string::npos);
  EXPECT_NE(badge_svg(product).find("90–95 · A"), std::string::npos);
  product.score.grade.reset();
  EXPECT_NE(badge_json(product).find("#595959"), std::string::npos);
  product.score.applicable = false;
  EXPECT_NE(badge_svg(product).find("#595959"), std::string::npos);
}

TEST(Calendar, has_what_ends_from_the_day_on_and_no_long_line) {
  Audit changed = audit();
  const Date day = changed.run.as_of;
  ProductAudit& product = changed.products.front();
  product.product.name = "Été; \\ \n" + std::string(60, 'e') + "\u00e9\u00e9\u00e9";
  product.findings.front().waiver =
      WaiverNote{.reason = "a, b", .approver = "c", .expires = day};
  product.objectives = {{.metric = "usagers", .target = 3, .due = day - std::chrono::days{1}}};
  const std::string text = calendar_ics(changed, Language::en);
  EXPECT_EQ(count(text, "BEGIN:VEVENT"), 1U) << "what is over is in no calendar\n" << text;
  EXPECT_NE(text.find("Été\\; \\\\ "), std::string::npos) << text;
  EXPECT_NE(text.find("DESCRIPTION:a\\, b\r\n"), std::string::npos);
  for (const std::string& line : lines_of(text)) {
    EXPECT_LE(line.size(), 76U) << line;
    EXPECT_TRUE(line.ends_with('\r')) << line;
  }
}

TEST(Atom, gives_the_same_change_the_same_id_and_announces_nothing_of_a_suspect_run) {
  Feed feed;
  feed.confirmed = {{.product = audit().products.front().product.id,
                     .criterion = "stats-page",
                     .before = Verdict::pass,
                     .after = Verdict::fail,
                     .since = audit().run.as_of}};
  const std::string text = changes_atom(feed, audit(), Language::fr);
  EXPECT_EQ(count(text, "<entry>"), 1U);
  EXPECT_NE(text.find("La page de statistiques est publique : "), std::string::npos);
  Audit next = audit();
  next.run.as_of += std::chrono::days{1};
  const auto id_of = [](const std::string& atom) {
    const std::size_t at = atom.rfind("<id>");
    return atom.substr(at, atom.find("</id>", at) - at);
  };
  EXPECT_EQ(id_of(changes_atom(feed, next, Language::fr)), id_of(text));
  feed.suspicion = message(kShrank);
  EXPECT_EQ(count(changes_atom(feed, audit(), Language::fr), "<entry>"), 0U);
}

TEST(Reminder, has_one_step_a_product_and_examples_that_meet_it) {
  Audit changed = audit();
  const auto to_act = std::ranges::find_if(changed.products, [](const ProductAudit& product) {
    return next_step(product) != nullptr;
  });
  ASSERT_NE(to_act, changed.products.end());
  const JudgedFinding step = *next_step(*to_act);
  changed.products.push_back(ProductAudit(*to_act));
  ProductAudit& good = changed.products.back();
  good.product.id = "ruche";
  good.product.name = "Ruche";
  for (JudgedFinding& judged : good.findings)
    if (judged.criterion == step.criterion)
      judged.finding =
          pass(message(kOpen), {.url = "https://forge.example/api/v1/repos/ruche"});
  good.product.repositories = {"https://forge.example/ruche"};
  for (ProductAudit& product : changed.products) product.product.incubator = "fabrique";
  ASSERT_EQ(incubators_to_remind(changed), std::vector<std::string>{"fabrique"});
  const std::string text = reminder_markdown(changed, "fabrique", Language::fr);
  std::size_t steps = 0;
  for (const ProductAudit& product : changed.products)
    steps += next_step(product) == nullptr ? 0U : 1U;
  EXPECT_EQ(count(text, "\n## "), steps);
  EXPECT_NE(text.find("Pour s’inspirer : [Ruche](https://forge.example/ruche)"),
            std::string::npos)
      << text;
  const std::string mail = reminder_mail(changed, "fabrique", Language::fr);
  EXPECT_TRUE(mail.starts_with("X-Unsent: 1\r\n"));
  EXPECT_NE(mail.find("Subject: =?UTF-8?Q?fabrique"), std::string::npos);
  EXPECT_TRUE(incubators_to_remind(Audit{}).empty());
}

TEST(Html, asks_nobody_for_anything) {
  for (const ProductAudit& product : audit().products) {
    const std::string page = product_html(audit(), product, Language::fr);
    EXPECT_EQ(page.find(" src="), std::string::npos);
    EXPECT_EQ(page.find("<link"), std::string::npos);
    EXPECT_NE(page.find("default-src 'none'"), std::string::npos);
    EXPECT_EQ(count(page, "<h1>"), 1U);
    EXPECT_EQ(count(page, "<main"), 1U);
  }
}

TEST(Html, links_every_product_from_the_index) {
  const std::string index = index_html(audit(), Language::en);
  EXPECT_TRUE(index.find("<html lang=\"en\">") != std::string::npos);
  for (const ProductAudit& product : audit().products)
    EXPECT_NE(index.find("href=\"products/" + file_stem(product.product.id) + ".html\""),
              std::string::npos);
  EXPECT_EQ(count(index, "<table"), count(index, "<caption>"));
}

}  // namespace
}  // namespace vigie
