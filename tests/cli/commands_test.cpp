// The commands that read no portfolio: what they print, and how they exit.
#include "cli/checks_command.hpp"
#include "cli/exit_status.hpp"
#include "cli/report_commands.hpp"
#include "cli/rules_command.hpp"
#include "cli/schema_command.hpp"

#include <filesystem>
#include <fstream>
#include <string>

#include <CLI/CLI.hpp>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <re2/re2.h>
#include <unistd.h>

namespace vigie {

namespace {

namespace fs = std::filesystem;

struct Said {
  int exit_status = -1;
  std::string out;
  std::string err;
};

Said run(const std::string& command_line) {
  CLI::App app;
  Said said;
  add_rules_command(app, said.exit_status);
  add_checks_command(app, said.exit_status);
  add_schema_command(app, said.exit_status);
  add_explain_command(app, said.exit_status);
  add_diff_command(app, said.exit_status);
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  try {
    app.parse(command_line);
  } catch (const CLI::ParseError&) {
    said.exit_status = kExitUsage;
  }
  said.out = testing::internal::GetCapturedStdout();
  said.err = testing::internal::GetCapturedStderr();
  return said;
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

fs::path temporary_yaml(const std::string& text) {
  fs::path file =
      fs::temp_directory_path() / ("vigie-cases-" + std::to_string(::getpid()) + ".yaml");
  std::ofstream(file) << text;
  return file;
}

TEST(Rules, keep_the_cases_that_are_written_beside_them) {
  const Said said = run("rules test " VIGIE_SOURCE_DIR "/rules/beta-gouv.yaml");
  EXPECT_EQ(said.exit_status, kExitDone) << said.out;
  EXPECT_TRUE(holds(said.out, "of ") && !holds(said.out, "FAILED")) << said.out;
}

TEST(Rules, whose_cases_do_not_hold_say_where_and_exit_1) {
  const std::string head =
      "rulebook: {id: mine, version: \"1\", title: {fr: M, en: M}}\nextends: beta-gouv\n";
  const fs::path file = temporary_yaml(
      head +
      "cases:\n  - {name: hopeful, as-of: 2026-08-20, phase: opere, others: fail, "
      "expect: {grade: A}}\n");
  const Said said = run("rules test " + file.string());
  EXPECT_EQ(said.exit_status, kExitGate);
  EXPECT_TRUE(holds(said.out, ":4:5: error: expected grade A, not ")) << said.out;
  EXPECT_TRUE(holds(said.out, "0 of 1 cases hold")) << said.out;
  std::ofstream(file) << head;
  EXPECT_EQ(run("rules test " + file.string()).exit_status, kExitUsage) << "there is no case";
  fs::remove(file);
}

TEST(Rules, are_checked_with_a_table_of_what_counts) {
  const fs::path file =
      temporary_yaml(R"(rulebook: {id: mine, version: "1", title: {fr: M, en: M}}
coverage-from-percent: 0
standards:
  - id: one
    family: f
    title: {fr: U, en: O}
    criteria:
      - {id: a, check: dashlord, title: {fr: A, en: A}, weight: 3, due: [opere], level: legal}
  - id: two
    family: f
    title: {fr: D, en: T}
    criteria: [{id: b, title: {fr: B, en: B}, weight: 1, due: [opere]}]
)");
  const Said said = run("rules check " + file.string());
  EXPECT_EQ(said.exit_status, kExitDone) << said.out;
  for (const char* const row : {"one  +75\\.0", "two  +25\\.0", "level legal  +75\\.0",
                                "level practice  +-", "what checks see  +75\\.0"})
    EXPECT_TRUE(RE2::PartialMatch(said.out, row)) << row << '\n' << said.out;
  fs::remove(file);
}

TEST(Checks, are_listed_with_their_question) {
  const Said said = run("checks");
  EXPECT_EQ(said.exit_status, kExitDone);
  EXPECT_TRUE(holds(said.out, "stats-page  ")) << said.out;
  EXPECT_TRUE(holds(said.out, " ?\n")) << said.out;
  EXPECT_NE(said.out, run("checks --lang en").out);
}

constexpr const char* kAudit = VIGIE_SOURCE_DIR "/tests/reports/golden/audit.json";

TEST(Explain, answers_for_a_product_and_names_the_nearest_of_another) {
  const Said said = run(std::string("explain abeille --lang en --report ") + kAudit);
  EXPECT_EQ(said.exit_status, kExitDone) << said.err;
  EXPECT_TRUE(holds(said.out, "Why: ")) << said.out;
  const Said near = run(std::string("explain abeile --report ") + kAudit);
  EXPECT_EQ(near.exit_status, kExitUsage);
  EXPECT_TRUE(holds(near.err, "did you mean 'abeille'?")) << near.err;
  EXPECT_EQ(
      run(std::string("explain abeille no-such-criterion --report ") + kAudit).exit_status,
      kExitUsage);
  EXPECT_EQ(run("explain abeille --report /nowhere.json").exit_status, kExitUsage);
}

TEST(Diff, compares_two_audits) {
  const Said said = run(std::string("diff --lang en ") + kAudit + ' ' + kAudit);
  EXPECT_EQ(said.exit_status, kExitDone) << said.err;
  EXPECT_TRUE(holds(said.out, "Nothing changed.")) << said.out;
  EXPECT_EQ(run(std::string("diff /nowhere.json ") + kAudit).exit_status, kExitUsage);
}

TEST(Checks, have_a_page_each) {
  const Said said = run("checks stats-page");
  EXPECT_EQ(said.exit_status, kExitDone);
  EXPECT_TRUE(holds(said.out, "stats-page")) << said.out;
}

TEST(Checks, an_unknown_one_is_answered_with_the_nearest) {
  const Said said = run("checks stat-page");
  EXPECT_EQ(said.exit_status, kExitUsage);
  EXPECT_EQ(said.err,
            "vigie checks: there is no check 'stat-page' (did you mean 'stats-page'?)\n");
}

TEST(Rules, the_shipped_rulebook_has_no_mistake) {
  const Said said = run("rules check " VIGIE_SOURCE_DIR "/rules/beta-gouv.yaml");
  EXPECT_EQ(said.exit_status, kExitDone) << said.out;
  EXPECT_TRUE(holds(said.out, "no mistake in 30 standards")) << said.out;
}

TEST(Rules, a_mistake_is_told_with_its_place_and_exit_2) {
  const fs::path file =
      fs::temp_directory_path() / ("vigie-rules-" + std::to_string(::getpid()) + ".yaml");
  std::ofstream(file) << "rulebok: {}\n";
  const Said said = run("rules check " + file.string());
  fs::remove(file);
  EXPECT_EQ(said.exit_status, kExitUsage);
  EXPECT_TRUE(holds(said.out, ":1:1: error: unknown key 'rulebok' (did you mean 'rulebook'?)"))
      << said.out;
}

TEST(Rules, a_file_that_is_not_there_is_said_and_the_others_are_read) {
  const Said said =
      run("rules check /nowhere/rules.yaml " VIGIE_SOURCE_DIR "/rules/beta-gouv.yaml");
  EXPECT_EQ(said.exit_status, kExitUsage);
  EXPECT_TRUE(holds(said.out, "/nowhere/rules.yaml: error: cannot be read")) << said.out;
  EXPECT_TRUE(holds(said.out, "no mistake in 30 standards")) << said.out;
}

TEST(Rules, are_shown_as_a_table_and_as_json) {
  const Said table = run("rules show");
  EXPECT_EQ(table.exit_status, kExitDone);
  EXPECT_TRUE(holds(table.out, "accessibility-mention")) << table.out;
  const Said json = run("rules show --format json");
  EXPECT_EQ(nlohmann::json::parse(json.out)["standards"].size(), 30U);
}

TEST(Schema, of_the_audit_is_printed_as_shipped) {
  const Said said = run("schema audit");
  EXPECT_EQ(said.exit_status, kExitDone);
  EXPECT_EQ(nlohmann::json::parse(said.out)["title"], "vigie: audit.json 1.0");
}

TEST(Schema, of_what_people_write_is_printed_too) {
  for (const char* const name : {"rules", "waivers", "attestations", "portfolio"}) {
    const Said said = run(std::string("schema ") + name);
    EXPECT_EQ(said.exit_status, kExitDone) << name;
    EXPECT_TRUE(nlohmann::json::parse(said.out).contains("title")) << name;
  }
}

TEST(Schema, that_does_not_exist_is_said_to_be_missing) {
  EXPECT_EQ(run("schema audits").exit_status, kExitUsage);
  EXPECT_TRUE(holds(run("schema audits").err, "did you mean 'audit'?"));
}

}  // namespace

}  // namespace vigie
